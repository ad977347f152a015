"""Backwards: which hourly wage fits a cost or gives a net. Exact, by computing whole payslips on cents of the wage.

Cost and net rise with the wage, except where the kind of job changes: a Minijob becomes a Midijob, a Midijob an ordinary
job. The search therefore takes each kind by itself. Inside one kind, roundings and the whole euro of the tax may turn the
order of neighbouring wages around by a few cents of pay; so the neighbours of what bisection finds are looked at too.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import IntEnum

from payroll.law import parameters
from payroll.law.social_insurance.limits import JobKind, job_kind
from payroll.money import CENT, MINUTES_PER_HOUR, ZERO, cents, from_cents
from payroll.pay.facts import MonthFacts, valid_on
from payroll.pay.month import compute_payslip
from payroll.pay.payslip import Payslip
from payroll.pay.situation import regular_pay
from payroll.pay.validity import last_day_employed
from payroll.pay.words import euros
from payroll.refusal import Refusal

HIGHEST_CENTS = 100_000
"""The search ends at 1,000 euro an hour."""

NEIGHBOURS = 20
"""Wages beside the one bisection finds that are tried too."""


class Level(IntEnum):
    """The kinds of job in the order in which a rising wage passes them."""

    MINIJOB = 0
    MIDIJOB = 1
    ORDINARY = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A month computed with one wage. *hourly*: euro an hour."""

    hourly: Decimal
    level: Level
    slip: Payslip

    @property
    def minutes(self) -> int:
        """Paid minutes of the month."""
        return self.slip.minutes_worked + self.slip.minutes_sick + self.slip.minutes_vacation + self.slip.minutes_holiday

    @property
    def cost_per_hour(self) -> Decimal:
        """The employer's cost of one paid hour, exact."""
        return self.slip.cost.amount * MINUTES_PER_HOUR / self.minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class Solved:
    """The wage that was asked for and its neighbour, one cent further on, which misses the target.

    *beyond*: ``None`` at the end of the search. If its level is another one, a limit lies between the two.
    """

    found: Answer
    beyond: Answer | None

    @property
    def at_a_limit(self) -> bool:
        """Tell whether the target lies in the jump at a limit."""
        return self.beyond is not None and self.beyond.level is not self.found.level


FactsAt = Callable[[Decimal], MonthFacts]
"""The facts of the month with an hourly wage."""


def with_wage(facts: MonthFacts, hourly: Decimal) -> MonthFacts:
    """Return *facts* with all contracts at this hourly wage; a :class:`Refusal` for a monthly salary."""
    contracts = facts.assistant.contracts
    if any(contract.pay == "salary" for contract in contracts):
        raise Refusal(
            "Der Vertrag hat ein festes Monatsgehalt. Gesucht werden kann nur ein Stundenlohn. Bitte rechnen Sie den Fall "
            "mit einem Stundenlohn.",
            code="solve_salary",
            place="assistant.contracts",
        )
    changed = tuple(replace(contract, wage=hourly) for contract in contracts)
    return replace(facts, assistant=replace(facts.assistant, contracts=changed))


def answer(facts_at: FactsAt, hourly: Decimal) -> Answer:
    """Compute the month with *hourly*; refuses as :func:`compute_payslip` does, and a month without paid hours."""
    facts = facts_at(hourly)
    slip = compute_payslip(facts)
    found = Answer(hourly=hourly, level=_level(facts, slip), slip=slip)
    if not found.minutes:
        raise Refusal(
            "Im Monat gibt es keine bezahlten Stunden. Bitte geben Sie die Stunden an.", code="solve_no_hours", place="hours"
        )
    return found


def wage_for_cost(facts_at: FactsAt, per_hour: Decimal) -> Solved:
    """Return the highest hourly wage at which a paid hour costs the employer at most *per_hour* (euro).

    A :class:`Refusal` if even one cent an hour costs more.
    """

    def fits(tried: Answer) -> bool:
        return tried.slip.cost.amount * MINUTES_PER_HOUR <= per_hour * tried.minutes

    search = _Search(facts_at)
    for first, last in reversed(list(search.levels())):
        # fits holds up to some wage of the level and fails above it
        border = search.first_of(first, last, lambda tried: not fits(tried))
        top = min(last, border - 1 + NEIGHBOURS)
        for wage in range(top, max(first, border - NEIGHBOURS) - 1, -1):
            if fits(search.at(wage)):
                return search.solved(wage, wage + 1)
    raise Refusal(
        f"Mit {euros(per_hour)} je bezahlter Stunde geht kein Stundenlohn auf. Bitte nennen Sie einen höheren Betrag.",
        code="solve_cost_too_low",
    )


def wage_for_net(facts_at: FactsAt, net: Decimal) -> Solved:
    """Return the lowest hourly wage that leaves at least *net* (euro) in the month.

    A :class:`Refusal` if the highest wage of the search leaves less.
    """

    def enough(tried: Answer) -> bool:
        return tried.slip.net.amount >= net

    search = _Search(facts_at)
    for first, last in search.levels():
        border = search.first_of(first, last, enough)
        for wage in range(max(first, border - NEIGHBOURS), min(last, border + NEIGHBOURS) + 1):
            if enough(search.at(wage)):
                return search.solved(wage, wage - 1)
    raise Refusal(
        f"{euros(net)} netto gibt kein Stundenlohn bis {euros(from_cents(HIGHEST_CENTS))}. Bitte prüfen Sie Betrag und "
        "Stunden.",
        code="solve_net_too_high",
    )


class _Search:
    """Months computed so far, by the wage in cents."""

    def __init__(self, facts_at: FactsAt) -> None:
        self._facts_at = facts_at
        self._known: dict[int, Answer] = {}

    def at(self, wage: int) -> Answer:
        """Compute the month with *wage* (cents an hour), once."""
        if wage not in self._known:
            self._known[wage] = answer(self._facts_at, from_cents(wage))
        return self._known[wage]

    def first_of(self, first: int, last: int, holds: Callable[[Answer], bool]) -> int:
        """Return the lowest wage from *first* to *last* at which *holds* is true, ``last + 1`` if at none."""
        low, high = first, last + 1
        while low < high:
            middle = (low + high) // 2
            if holds(self.at(middle)):
                high = middle
            else:
                low = middle + 1
        return low

    def levels(self) -> Iterator[tuple[int, int]]:
        """Yield the first and the last wage of each level that occurs, in order."""
        first = cents(CENT)
        while first <= HIGHEST_CENTS:
            level = self.at(first).level
            after = self.first_of(first, HIGHEST_CENTS, lambda tried, level=level: tried.level > level)  # type: ignore[misc]
            yield first, after - 1
            first = after

    def solved(self, wage: int, beyond: int) -> Solved:
        """Return the answer with its neighbour."""
        inside = cents(CENT) <= beyond <= HIGHEST_CENTS
        return Solved(found=self.at(wage), beyond=self.at(beyond) if inside else None)


def _level(facts: MonthFacts, slip: Payslip) -> Level:
    day = last_day_employed(facts.assistant, facts.month)
    contract = valid_on(facts.assistant.contracts, day)
    on = parameters.on(facts.month.last)
    regular = regular_pay(contract).amount if contract else ZERO
    if job_kind(on, regular) is JobKind.MINIJOB:
        return Level.MINIJOB
    return Level.MIDIJOB if slip.status.midijob else Level.ORDINARY
