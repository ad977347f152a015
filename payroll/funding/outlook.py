"""How far a grant reaches: granted, used, left, in euro and hours, and at this pace until when."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from payroll.funding.facts import Grant, GrantPayment
from payroll.funding.month_budget import month_hours
from payroll.funding.usage import GrantMonth, hours_shown
from payroll.money import ZERO, cut_cent, round_half_up_cent, total
from payroll.periods import Month


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """One grant's reach. Euro; hours half up to 0.01, ``None`` where the notice names none.

    *pace*/*pace_hours*: average of a month of use so far, ``None`` before the first. *lasts_to*: last month that is paid in
    full at this pace, ``None`` without a pace or with nothing left; *rest_at_end*: euro left (below zero: missing) at the
    approval's end at this pace.
    """

    granted: Decimal
    used: Decimal
    left: Decimal
    granted_hours: Decimal | None
    used_hours: Decimal
    left_hours: Decimal | None
    pace: Decimal | None
    pace_hours: Decimal | None
    lasts_to: Month | None
    rest_at_end: Decimal | None


def granted_months(grant: Grant) -> tuple[Month, ...]:
    """Return the months of the approval that this account covers."""
    return tuple(Month.of(grant.opening_on or grant.valid_from).until(Month.of(grant.valid_to)))


def granted_money(grant: Grant, payments: Sequence[GrantPayment]) -> Decimal:
    """Return the money of the whole approval, in euro: monthly amounts and opening balance, else what came in."""
    monthly = grant.lump_sum_month if grant.monthly_amount is None else grant.monthly_amount
    if monthly is None:
        return total(payment.amount for payment in payments if payment.grant == grant.key) + (grant.opening_balance or ZERO)
    return monthly * len(granted_months(grant)) + (grant.opening_balance or ZERO)


def outlook(grant: Grant, rows: Sequence[GrantMonth], payments: Sequence[GrantPayment], settled: Month) -> Outlook:
    """Return how far *grant* reaches. *rows*: its account; the pace is that of its months up to *settled*.

    A month that is still being worked on would make the pace look slow; it counts as used all the same.
    """
    granted, used = granted_money(grant, payments), total(row.charged.amount for row in rows)
    minutes = sum((row.minutes for row in rows), Decimal(0))
    hours = month_hours(grant)
    granted_hours = None if hours is None else hours.amount * len(granted_months(grant))
    paced = _paced(grant, rows, settled)
    pace = round_half_up_cent(total(row.charged.amount for row in paced) / len(paced)) if paced else None
    lasts_to, rest = _reach(grant, rows, paced, granted - used, pace)
    return Outlook(
        granted=granted,
        used=used,
        left=granted - used,
        granted_hours=granted_hours,
        used_hours=hours_shown(minutes),
        left_hours=None if granted_hours is None else granted_hours - hours_shown(minutes),
        pace=pace,
        pace_hours=hours_shown(sum((row.minutes for row in paced), Decimal(0)) / len(paced)) if paced else None,
        lasts_to=lasts_to,
        rest_at_end=rest,
    )


def _paced(grant: Grant, rows: Sequence[GrantMonth], settled: Month) -> tuple[GrantMonth, ...]:
    """Months from the first use on, as far as they are settled; before the first settled one, what there is."""
    end = Month.of(grant.valid_to)
    used = [row.month for row in rows if row.cost.amount]
    if not used:
        return ()
    known = tuple(row for row in rows if used[0] <= row.month <= end)
    return tuple(row for row in known if row.month <= settled) or tuple(row for row in known if row.month <= used[-1])


def _reach(
    grant: Grant, rows: Sequence[GrantMonth], paced: Sequence[GrantMonth], left: Decimal, pace: Decimal | None
) -> tuple[Month | None, Decimal | None]:
    """Last month paid in full and the rest at the end, if each month after the settled ones costs *pace*."""
    if pace is None:
        return None, None
    last, end = paced[-1].month, Month.of(grant.valid_to)
    begun = total(row.charged.amount for row in rows if row.month > last)
    money = left + begun
    ahead = len(tuple(last.plus(1).until(end))) if last < end else 0
    rest = money - pace * ahead
    if money < ZERO:
        return None, rest
    if pace <= ZERO:
        return end, rest
    return min(end, last.plus(min(int(money // pace), ahead))), rest


def hourly_rate(grant: Grant) -> Decimal | None:
    """Return what one paid hour may cost the employer: the cap, else monthly amount by monthly hours (cut to the cent).

    ``None`` where the notice names neither, and where providers send invoices.
    """
    cap = grant.rate_cap
    if grant.model == "service" or (cap is not None and cap.measures == "gross_with_vat"):
        return None
    if cap is not None and cap.scope != "none":
        return cap.amount
    hours = month_hours(grant)
    if grant.monthly_amount is None or hours is None or hours.amount <= 0:
        return None
    return cut_cent((grant.monthly_amount - grant.admin_lump_sum) / hours.amount)
