"""Corrected months in the accounts of grants: the difference is booked in the month that settles it.

No settled month changes (as with refunds, book format rule 12): what a corrected month costs more or less, its hours and its
claims count in the month whose slip settles them; in the last month of an approval that has ended by then, because nothing
crosses its end but the settlement (R4).
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from payroll.funding.cost_kinds import kinds_of
from payroll.funding.facts import AssistantMonth, CorrectedMonth, Grant
from payroll.funding.sharing import ContractGrant, share_month
from payroll.funding.usage import AssistantUse
from payroll.law.derivation import Derivation, Figure, figure, minus, start, step
from payroll.money import ZERO
from payroll.pay.words import month_name
from payroll.periods import Month

Amounts = tuple[tuple[str, Decimal], ...]


def corrected_uses(
    corrections: Sequence[CorrectedMonth],
    months: Sequence[AssistantMonth],
    grants: Sequence[Grant],
    contract: ContractGrant,
) -> tuple[AssistantUse, ...]:
    """Return what each grant bears more or less by *corrections*, in the month it is booked; *months* as first settled."""
    ends = {grant.key: Month.of(grant.valid_to) for grant in grants}
    found: list[AssistantUse] = []
    for each in corrections:
        before = _by_grant(each.old, months, grants, contract)
        after = _by_grant(each.new, months, grants, contract)
        for grant in dict.fromkeys((*before, *after)):
            booked = min(each.settled_in, ends[grant]) if grant is not None else each.settled_in
            use = _difference(each, grant, booked, before.get(grant), after.get(grant))
            if use is not None:
                found.append(use)
    return tuple(found)


def _by_grant(
    month: AssistantMonth | None, months: Sequence[AssistantMonth], grants: Sequence[Grant], contract: ContractGrant
) -> Mapping[str | None, AssistantUse]:
    if month is None:
        return {}
    earlier = [each for each in months if each.assistant == month.assistant]
    wanted = contract(month.assistant, month.month)
    return {use.grant: use for use in share_month(month, earlier, tuple(grant.key for grant in grants), wanted)}


def _difference(
    each: CorrectedMonth, grant: str | None, booked: Month, old: AssistantUse | None, new: AssistantUse | None
) -> AssistantUse | None:
    label = f"Berichtigung {each.new.assistant} {month_name(each.new.month)}"
    use = AssistantUse(
        grant=grant,
        assistant=each.new.assistant,
        month=booked,
        minutes=_less_minutes(new.minutes if new else (), old.minutes if old else ()),
        cost=_less(label, new.cost if new else None, old.cost if old else None),
        refund_u1=_less(f"U1, {label}", new.refund_u1 if new else None, old.refund_u1 if old else None),
        refund_u2=_less(f"U2, {label}", new.refund_u2 if new else None, old.refund_u2 if old else None),
        parts=_less_amounts(new.parts if new else (), old.parts if old else ()),
        branches=_less_amounts(new.branches if new else (), old.branches if old else ()),
        kinds=_less_amounts(kinds_of(new) if new else (), kinds_of(old) if old else ()),
        corrects=each.new.month,
    )
    changed = use.minutes or use.cost.amount or use.refund_u1.amount or use.refund_u2.amount or use.parts
    return use if changed else None


def _less(label: str, new: Figure | None, old: Figure | None) -> Figure:
    after, before = new.amount if new else ZERO, old.amount if old else ZERO
    if after == before:
        return Figure.nothing(f"{label}: unverändert")
    made = figure(step(label, start(after, "Anteil neu"), minus(before, "Anteil bisher")))
    return Figure(made.amount, Derivation((*(new.derivation.steps if new else ()), *made.derivation.steps)))


def _less_minutes(new: tuple[tuple[str, int], ...], old: tuple[tuple[str, int], ...]) -> tuple[tuple[str, int], ...]:
    sums: dict[str, int] = {}
    for sign, part in ((1, new), (-1, old)):
        for kind, count in part:
            sums[kind] = sums.get(kind, 0) + sign * count
    return tuple((kind, count) for kind, count in sums.items() if count)


def _less_amounts(new: Amounts, old: Amounts) -> Amounts:
    sums: dict[str, Decimal] = {}
    for sign, part in ((1, new), (-1, old)):
        for kind, amount in part:
            sums[kind] = sums.get(kind, ZERO) + sign * amount
    return tuple((kind, amount) for kind, amount in sums.items() if amount)
