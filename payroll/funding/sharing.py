"""Who bears what of an assistant's month: rule R8 (funding 4.2).

Every paid minute belongs to exactly one grant or is private. The month's cost is shared by these minutes, the odd cents by
the largest remainder, ties in the order of the grant list, private last: the parts always sum to the cost.
"""

from collections.abc import Callable, Sequence
from decimal import Decimal

from payroll.funding import numbers
from payroll.funding.facts import AssistantMonth
from payroll.funding.usage import AssistantUse
from payroll.law.derivation import Figure, Rounding, Unit, divided, figure, plus, start, step, times
from payroll.money import share_by_largest_remainder, total
from payroll.periods import Month

ContractGrant = Callable[[str, Month], str | None]
"""Gives the grant an assistant's contract names in a month, ``None`` for private."""

Parts = tuple[tuple[str, Decimal], ...]
EMPLOYER_SHARE = "employer_share"
_RULE = "Verteilung nach bezahlten Minuten"


def shared(label: str, amount: Decimal, weights: Sequence[int]) -> tuple[Figure, ...]:
    """Split *amount* (euro) by *weights* in minutes (R8); each part says how it came about.

    ``ValueError`` when a weight is negative or all are zero.
    """
    whole = sum(weights)
    return tuple(
        _share(label, amount, weight, whole, part)
        for weight, part in zip(weights, share_by_largest_remainder(amount, weights), strict=True)
    )


def _share(label: str, amount: Decimal, weight: int, whole: int, part: Decimal) -> Figure:
    cut = step(
        f"Anteil an: {label}",
        start(amount, label),
        times(Decimal(weight), "für diese Bewilligung", Unit.MINUTES),
        divided(Decimal(whole), "zusammen", Unit.MINUTES),
        rounding=Rounding.CUT_CENT,
        law=_RULE,
    )
    if part == cut.result:
        return figure(cut)
    return figure(
        cut, step("Restcent nach dem größten Rest", start(cut.result, "Anteil"), plus(part - cut.result, "Restcent"))
    )


def weights_of(
    month: AssistantMonth, earlier: Sequence[AssistantMonth], order: Sequence[str | None], contract: str | None
) -> tuple[int, ...]:
    """Return the weights of a month's cost in the given *order* (R8).

    Without paid minutes: the minutes of the last three of the *earlier* months, else the contract's grant alone.
    ``ValueError`` for minutes of a grant that is not in *order*.
    """
    minutes = _by_grant((month,), order)
    if any(minutes):
        return minutes
    count = int(numbers.on(month.month.first).number("sharing.months"))
    before = sorted((m for m in earlier if m.month < month.month), key=lambda m: m.month)[-count:]
    minutes = _by_grant(before, order)
    return minutes if any(minutes) else tuple(int(grant == contract) for grant in order)


def _by_grant(months: Sequence[AssistantMonth], order: Sequence[str | None], *kinds: str) -> tuple[int, ...]:
    entries = [entry for month in months for entry in month.minutes if not kinds or entry[1] in kinds]
    if unknown := {grant for grant, _, _ in entries} - set(order):
        raise ValueError(f"minutes of unknown grants: {unknown!r}")
    return tuple(sum(minutes for grant, _, minutes in entries if grant == wanted) for wanted in order)


def refund_weights(
    month: AssistantMonth, kind: str, order: Sequence[str | None], cost_weights: tuple[int, ...]
) -> tuple[int, ...]:
    """Return the weights of a refund: the grants of the minutes it is for.

    U1 follows the sick minutes (AAG § 1 Abs. 1), U2 those of paid absence for maternity (``special``); without such minutes
    the refund follows the cost.
    """
    minutes = _by_grant((month,), order, {"u1": "sick", "u2": "special"}[kind])
    return minutes if any(minutes) else cost_weights


def split_parts(parts: Parts, weights: Sequence[int]) -> tuple[Parts, ...]:
    """Split named amounts by *weights* so that each column sums to its amount and each row to its share of the whole.

    The first part takes the odd cents, so name the largest first (the wage). Nothing for no parts.
    """
    if not parts:
        return tuple(() for _ in weights)
    whole = share_by_largest_remainder(total(amount for _, amount in parts), weights)
    others = [(name, share_by_largest_remainder(amount, weights)) for name, amount in parts[1:]]
    return tuple(
        (
            (parts[0][0], share - total(amounts[i] for _, amounts in others)),
            *((name, amounts[i]) for name, amounts in others),
        )
        for i, share in enumerate(whole)
    )


def share_month(
    month: AssistantMonth, earlier: Sequence[AssistantMonth], grants: Sequence[str], contract: str | None
) -> tuple[AssistantUse, ...]:
    """Return what each grant bears of one assistant's month, and what is private (``None``), in that order (R8).

    *earlier*: months of the same assistant; *contract*: the grant the contract names. A grant without minutes, cost and
    refund is left out. ``ValueError`` when the parts do not sum to the cost.
    """
    if month.parts and total(amount for _, amount in month.parts) != month.cost:
        raise ValueError(f"the parts of {month.assistant} {month.month} do not sum to the cost")
    order: tuple[str | None, ...] = (*grants, None)
    weights = weights_of(month, earlier, order, contract)
    costs = share_by_largest_remainder(month.cost, weights)
    claims = [
        _Claim(month, kind, amount, refund_weights(month, kind, order, weights))
        for kind, amount in (("u1", month.claimed_u1), ("u2", month.claimed_u2))
    ]
    split = _split_month(month, weights)
    uses = []
    for i, grant in enumerate(order):
        minutes = tuple((kind, count) for owner, kind, count in month.minutes if owner == grant)
        if not (minutes or costs[i] or any(claim.parts[i] for claim in claims)):
            continue
        uses.append(
            AssistantUse(
                grant=grant,
                assistant=month.assistant,
                month=month.month,
                minutes=minutes,
                cost=_share(f"Kosten {month.assistant} {month.month}", month.cost, weights[i], sum(weights), costs[i]),
                refund_u1=claims[0].figure(i),
                refund_u2=claims[1].figure(i),
                parts=split[i][0],
                branches=split[i][1],
            )
        )
    return tuple(uses)


class _Claim:
    """A month's claim of one kind, split among the grants; the figure of a share is made only where it is asked for."""

    def __init__(self, month: AssistantMonth, kind: str, amount: Decimal, weights: Sequence[int]) -> None:
        self._label = f"Erstattung {kind.upper()} {month.assistant} {month.month}"
        self._amount, self._weights = amount, weights
        self.parts = share_by_largest_remainder(amount, weights)

    def figure(self, i: int) -> Figure:
        """Return the share of the grant at place *i* with how it came about."""
        if not self.parts[i]:
            return Figure.nothing("keine Erstattung")
        return _share(self._label, self._amount, self._weights[i], sum(self._weights), self.parts[i])


def _split_month(month: AssistantMonth, weights: Sequence[int]) -> tuple[tuple[Parts, Parts], ...]:
    """Split parts and branches together, so that the branches of a share still sum to its employer's share."""
    if not month.branches:
        return tuple((parts, ()) for parts in split_parts(month.parts, weights))
    names = {name for name, _ in month.branches}
    fine = (*(part for part in month.parts if part[0] != EMPLOYER_SHARE), *month.branches)
    rows: list[tuple[Parts, Parts]] = []
    for row in split_parts(fine, weights):
        branches = tuple(part for part in row if part[0] in names)
        amounts = {name: amount for name, amount in row if name not in names}
        amounts[EMPLOYER_SHARE] = total(amount for _, amount in branches)
        rows.append((tuple((name, amounts[name]) for name, _ in month.parts), branches))
    return tuple(rows)


def share_months(
    months: Sequence[AssistantMonth], grants: Sequence[str], contract: ContractGrant
) -> tuple[AssistantUse, ...]:
    """Share every month of every assistant (R8), in the order of month and assistant."""
    by_assistant: dict[str, list[AssistantMonth]] = {}
    for month in months:
        by_assistant.setdefault(month.assistant, []).append(month)
    return tuple(
        use
        for month in sorted(months, key=lambda m: (m.month, m.assistant))
        for use in share_month(month, by_assistant[month.assistant], grants, contract(month.assistant, month.month))
    )
