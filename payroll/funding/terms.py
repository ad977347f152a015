"""Dates of an application and an approval (rule R10)."""

from datetime import date, timedelta

from payroll.funding import numbers
from payroll.periods import ONE_DAY, add_months, last_day_of_months_from

_SATURDAY = 5


def earliest_payment(received: date, need_from: date) -> date:
    """First day for which money may flow: the later of receipt and need (R10; SGB I § 16 Abs. 2)."""
    return max(received, need_from)


def decision_deadline(received: date) -> date | None:
    """Last day for the office's decision on work assistance: six weeks from receipt (R10; SGB IX § 185 Abs. 9).

    ``None`` for an application received before the rule existed (1 January 2024).
    """
    values = numbers.on(received)
    if "term.decision_days" not in values:
        return None
    return working_day_from(received + timedelta(days=int(values.number("term.decision_days"))))


def deemed_granted_from(received: date) -> date | None:
    """First day on which the application counts as granted if the office kept silent (Genehmigungsfiktion, R10)."""
    deadline = decision_deadline(received)
    return deadline + ONE_DAY if deadline else None


def forwarding_deadline(received: date) -> date:
    """Last day for passing the application on to the competent body: two weeks (R10; SGB IX § 185 Abs. 7 with § 14)."""
    return working_day_from(received + timedelta(days=int(numbers.on(received).number("term.forwarding_days"))))


def attain_last_day(granted_from: date) -> date:
    """Last possible day of assistance to get a job (Erlangens-Alternative): three years (R10; SGB IX § 49 Abs. 8 Satz 2)."""
    return last_day_of_months_from(granted_from, int(numbers.on(granted_from).number("term.attain_months")))


def own_case_from(granted_from: date) -> date:
    """First day on which the Integrationsamt pays from its own money (SGB IX § 185 Abs. 5, R10)."""
    return attain_last_day(granted_from) + ONE_DAY


def renewal_due(valid_to: date) -> date:
    """Day by which a renewal should be applied for: three months before the approval's last day."""
    return add_months(valid_to, -int(numbers.on(valid_to).number("term.renewal_months")))


def working_day_from(day: date) -> date:
    """*day* or the next day that is no Saturday, Sunday or nationwide public holiday (SGB X § 26 Abs. 3, R10)."""
    from holidays import country_holidays

    closed = country_holidays("DE", years=(day.year, day.year + 1))
    while day.weekday() >= _SATURDAY or day in closed:
        day += ONE_DAY
    return day
