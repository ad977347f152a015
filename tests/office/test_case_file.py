"""``lohn-case/1``: a month without a book, read by the book file's shapes; every refusal carries its path."""

import json
from copy import deepcopy
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from payroll.office.case_file import compute_case, minutes_of, read_case
from payroll.office.results import payslip_json
from payroll.refusal import NotUnderstood, Refusal, RefusalList
from tests.books import small_book

D = Decimal


def case(**changes: Any) -> dict[str, Any]:
    book = small_book()
    return {
        "format": "lohn-case/1",
        "employer": book["employer"],
        "health_funds": book["health_funds"],
        "assistant": book["assistants"][0],
        "month": "2026-03",
        "hours": "62.50",
        "one_offs": [],
        **changes,
    }


def read(data: dict[str, Any]) -> Any:
    return read_case(json.dumps(data))


def refused(data: dict[str, Any]) -> dict[str, str]:
    """Paths and codes of what is refused, on reading or on computing."""
    with pytest.raises(Refusal) as caught:
        compute_case(read(data))
    found = caught.value.refusals if isinstance(caught.value, RefusalList) else (caught.value,)
    return {each.place: each.code for each in found}


def test_hours_as_text_give_one_payslip():
    slip = payslip_json(compute_case(read(case())), "2026-03-anna-1")
    assert slip["hours"]["worked"] == "62.50"
    assert slip["lines"][0] | {"text": ""} == {
        "code": "wage",
        "text": "",
        "quantity": "62.50",
        "rate": "15.50",
        "amount": "968.75",
        "taxed": True,
        "insured": True,
    }


def test_shifts_give_the_same_as_their_hours():
    shifts = [
        {"start": f"2026-03-{day:02d}T08:00", "end": f"2026-03-{day:02d}T12:30", "break_minutes": 0} for day in range(2, 7)
    ]
    by_shifts, by_hours = (payslip_json(compute_case(read(case(hours=each))), "x") for each in (shifts, "22.50"))
    same = ("hours", "gross", "net", "cost", "employee", "employer", "tax")
    assert {name: by_shifts[name] for name in same} == {name: by_hours[name] for name in same}


def test_what_no_figure_depends_on_may_be_missing():
    data = case()
    for name in ("street", "postcode", "city", "tax_id", "social_security_number", "iban"):
        del data["assistant"][name]
    for name in ("name", "street", "postcode", "city", "establishment_number", "tax_number", "tax_office", "iban"):
        del data["employer"][name]
    assert compute_case(read(data)) == compute_case(read(case()))


def test_one_off_pay_of_the_month():
    slip = compute_case(read(case(one_offs=[{"kind": "christmas", "amount": "300.00"}])))
    assert slip.gross.amount == D("1268.75")


@pytest.mark.parametrize(("hours", "minutes"), [("62.50", 3750), ("10.33", 620), ("0.02", 1), ("86.67", 5200)])
def test_hours_are_whole_minutes(hours: str, minutes: int):
    """The hundredths of an hour that are shown stand for exactly one number of minutes (book format rule 5)."""
    assert minutes_of(D(hours)) == minutes


def _set(data: dict[str, Any], path: str, value: Any) -> dict[str, Any]:
    changed = deepcopy(data)
    at: Any = changed
    *parents, last = (int(part) if part.isdigit() else part for part in path.split("."))
    for part in parents:
        at = at[part]
    at[last] = value
    return changed


@pytest.mark.parametrize(
    ("path", "value", "place", "code"),
    [
        ("format", "lohn-book/1", "format", "format"),
        ("format", "lohn-case/2", "format", "format_version"),
        ("month", "2026-13", "month", "month"),
        ("month", "2031-03", "month", "year_unknown"),
        ("hours", 62.5, "hours", "type"),
        ("hours", "62,5", "hours", "number"),
        ("hours", "800", "hours", "range"),
        ("extra", 1, "extra", "unknown_key"),
        ("assistant.contracts.0.wage", "-1.00", "assistant.contracts[0].wage", "number"),
        ("assistant.contracts.0.wage", 15.5, "assistant.contracts[0].wage", "type"),
        ("assistant.insurance.0.fund", "nirgends", "assistant.insurance[0].fund", "reference"),
        ("assistant.tax.0.class", 7, "assistant.tax[0].class", "range"),
        ("assistant.tax.0.factor", "0.9", "assistant.tax[0].factor", "factor"),
        ("assistant.tax.0.method", "flat_2", "assistant.tax[0]", "flat_2"),
        ("assistant.insurance.0.pension_exempt", True, "assistant.insurance[0]", "pension_exempt"),
        ("employer.state", "XX", "employer.state", "word"),
        ("hours", [{"start": "2026-03-02T08:00", "end": "2026-03-02T07:00"}], "hours[0].end", "order"),
        ("one_offs", [{"month": "2026-04", "kind": "bonus", "amount": "1.00"}], "one_offs[0].month", "month_other"),
        (
            "hours",
            [{"assistant": "ben", "start": "2026-03-02T08:00", "end": "2026-03-02T09:00"}],
            "hours[0].assistant",
            "reference",
        ),
    ],
)
def test_refusals_carry_the_path_of_the_case(path: str, value: Any, place: str, code: str):
    assert refused(_set(case(), path, value)) == {place: code}


def test_all_refusals_are_named_together():
    data = _set(_set(case(), "assistant.contracts.0.wage", "x"), "employer.state", "YY")
    assert set(refused(data)) == {"assistant.contracts[0].wage", "employer.state"}


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, b"\xff"])
def test_no_json_is_not_understood(text: str | bytes):
    with pytest.raises(NotUnderstood):
        read_case(text)


@pytest.mark.parametrize("text", ["[]", "null", '"x"', "{}", '{"format": "lohn-case/1"}'])
def test_other_json_is_refused(text: str):
    with pytest.raises(Refusal):
        read_case(text)


def test_the_example_of_the_documentation_is_a_case():
    text = (Path(__file__).parents[2] / "docs" / "rechner.md").read_text(encoding="utf-8")
    example = text.partition("```json\n")[2].partition("```")[0]
    assert compute_case(read_case(example)).gross.amount == D("1343.33")
