"""Hold a result against its expectation, and write results as JSON."""

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from tests.vectors.case import Case

BUDGET = "budget"


def differences(case: Case) -> Iterator[str]:
    """Yield a sentence for each key whose result is not what the file expects."""
    for key, expected in case.expected.items():
        if expected == "":
            continue
        if key not in case.result:
            yield f"{case.id} {key}: erwartet {expected}, berechnet nichts"
        elif not same(expected, case.result[key], case.tolerance):
            yield f"{case.id} {key}: erwartet {expected}, berechnet {case.result[key]}"


def same(expected: object, result: object, tolerance: Decimal) -> bool:
    """Tell whether they agree: numbers in texts by value within *tolerance*, lists and objects part by part.

    A bare JSON number, truth value or null must be met by the same kind of value.
    """
    if isinstance(expected, dict) and isinstance(result, dict):
        return expected.keys() == result.keys() and all(same(expected[k], result[k], tolerance) for k in expected)
    if isinstance(expected, list | tuple) and isinstance(result, list | tuple):
        return len(expected) == len(result) and all(map(same, expected, result, [tolerance] * len(expected)))
    if isinstance(expected, str | Decimal):
        wanted, found = _number(expected), _number(result)
        if wanted is not None and found is not None:
            return abs(wanted - found) <= tolerance
        return str(expected) == str(result)
    return type(expected) is type(result) and expected == result


def _number(value: object) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
        return None
    try:
        number = Decimal(value)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def written(case: Case) -> dict[str, object]:
    """Return the line of the results file: the case's id and its result."""
    if case.kind == BUDGET:
        keys = (key.partition("|") for key in case.result)
        return {
            "id": case.id,
            "result": [{"month": month, "name": name, "value": case.result[f"{month}|{name}"]} for month, _, name in keys],
        }
    return {"id": case.id, "result": case.result}
