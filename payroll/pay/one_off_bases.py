"""How much of a month's one-off pay is liable, and in which year (SGB IV § 23a)."""

from dataclasses import dataclass
from decimal import Decimal

from payroll.law import parameters
from payroll.law.derivation import Figure, Step
from payroll.law.insurance_days import insurance_days
from payroll.law.social_insurance import one_off
from payroll.law.social_insurance.bases import Bases
from payroll.law.social_insurance.groups import Health
from payroll.law.social_insurance.insured import pension_ceiling
from payroll.money import ZERO
from payroll.pay.facts import EarlierMonth, MonthFacts
from payroll.pay.history import before_opening, employments, unknown_months
from payroll.pay.month_pay import MonthPay
from payroll.pay.schemes import MARGINAL
from payroll.pay.situation import Situation, situation_on
from payroll.pay.validity import full_name
from payroll.periods import Month
from payroll.refusal import Refusal

YEAR = "_year"


@dataclass(frozen=True, slots=True, kw_only=True)
class LiableOneOff:
    """Liable parts by branch. *last_year*: what held in the previous year's last payroll month, if the Märzklausel puts
    the payment there.
    """

    health: Figure
    care: Figure
    pension: Figure
    last_year: Situation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _SoFar:
    """Liable pay and insurance days of a year before the month; *complete*: ``False`` if a part of it is not known."""

    health: Decimal
    care: Decimal
    pension: Decimal
    days: int
    complete: bool


def liable_one_off(situation: Situation, current: Bases, pay: MonthPay) -> LiableOneOff:
    """Return the liable parts of the month's one-off pay beside the *current* bases.

    A :class:`Refusal` names what of the year's or the previous year's history is missing, if the answer depends on it.
    """
    facts, year = situation.facts, situation.month.year
    before = _so_far(facts, year)
    rooms = _rooms(situation, before, current, pay.days)
    deciding = rooms.pension if situation.groups.health is Health.NONE else rooms.health
    amount = pay.insured_one_off
    if not before.complete and amount > min(steps[-1].result for steps in (rooms.health, rooms.care, rooms.pension)):
        raise _unknown(situation, year)
    employed_before = any(span.first.year < year <= span.last.year + 1 for span in employments(facts))
    if one_off.march_clause(
        situation.parameters, situation.month, amount, deciding[-1].result, employed_last_year=employed_before
    ):
        return _last_year(situation, amount)
    return _liable(amount, rooms)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rooms:
    health: tuple[Step, ...]
    care: tuple[Step, ...]
    pension: tuple[Step, ...]


def _rooms(situation: Situation, before: _SoFar, current: Bases | None, days: int) -> _Rooms:
    on, state = situation.parameters, situation.insured.state
    health, care, pension = (
        (ZERO, ZERO, ZERO) if current is None else (current.health.exact, current.care.exact, current.pension.exact)
    )
    sum_of_days = before.days + days
    return _Rooms(
        health=one_off.room("Krankenversicherung", on["ceiling.health_year"], sum_of_days, before.health + health),
        care=one_off.room("Pflegeversicherung", on["ceiling.care_year"], sum_of_days, before.care + care),
        pension=one_off.room(
            "Renten- und Arbeitslosenversicherung",
            pension_ceiling(on, state, YEAR),
            sum_of_days,
            before.pension + pension,
        ),
    )


def _liable(amount: Decimal, rooms: _Rooms, last_year: Situation | None = None) -> LiableOneOff:
    return LiableOneOff(
        health=one_off.liable("Krankenversicherung", amount, rooms.health),
        care=one_off.liable("Pflegeversicherung", amount, rooms.care),
        pension=one_off.liable("Renten- und Arbeitslosenversicherung", amount, rooms.pension),
        last_year=last_year,
    )


def _last_year(situation: Situation, amount: Decimal) -> LiableOneOff:
    facts, year = situation.facts, situation.month.year - 1
    last = max(span.last for span in employments(facts) if span.first.year <= year)
    month = Month(year, 12) if last.year > year else Month.of(last)
    before = _so_far(facts, year)
    if not before.complete:
        raise _unknown(situation, year)
    then = situation_on(facts, month)
    if then.scheme in MARGINAL:
        raise Refusal(
            f"Die Einmalzahlung gehört nach § 23a Abs. 4 SGB IV in das Jahr {year}. Damals war "
            f"{full_name(situation.assistant)} geringfügig beschäftigt. Diesen Fall rechnet das Programm nicht ab. Bitte "
            "fragen Sie die Krankenkasse.",
            code="march_clause_scheme",
            place=situation.assistant.key,
        )
    return _liable(amount, _rooms(then, before, None, 0), then)


def _so_far(facts: MonthFacts, year: int) -> _SoFar:
    months = [entry for entry in facts.earlier if entry.month.year == year and entry.month < facts.month]
    brought = _brought_along(facts, year)
    liable = [_liable_of(entry) for entry in months]
    # what the Märzklausel put into this year afterwards
    liable += [
        (entry.health_base_last_year, entry.care_base_last_year, entry.pension_base_last_year)
        for entry in facts.earlier
        if entry.month.year == year + 1 and entry.month < facts.month
    ]
    health, care, pension = (sum(amounts, ZERO) for amounts in zip(brought.amounts, *liable, strict=True))
    return _SoFar(
        health=health,
        care=care,
        pension=pension,
        days=sum(entry.insurance_days for entry in months) + brought.days,
        complete=not unknown_months(facts, year, brought_along=bool(brought.days)),
    )


def _liable_of(entry: EarlierMonth) -> tuple[Decimal, Decimal, Decimal]:
    care = entry.health_base if entry.care_base is None else entry.care_base
    return entry.health_base, care, entry.pension_base


@dataclass(frozen=True, slots=True)
class _BroughtAlong:
    """Opening values of a year: liable pay in health, care and pension insurance, insurance days."""

    amounts: tuple[Decimal, Decimal, Decimal]
    days: int


def _brought_along(facts: MonthFacts, year: int) -> _BroughtAlong:
    opening = facts.assistant.opening
    if opening is None or opening.on.year != year or opening.insured_to_date is None:
        return _BroughtAlong((ZERO, ZERO, ZERO), 0)
    spans = before_opening(facts, year)
    months = {month for span in spans for month in Month.of(span.first).until(Month.of(span.last))}
    days = sum(insurance_days(month, spans) for month in months)
    on, state = parameters.on(opening.on), facts.employer.state
    ceilings = (on["ceiling.health_year"], on["ceiling.care_year"], pension_ceiling(on, state, YEAR))
    health, care, pension = (
        min(opening.insured_to_date, one_off.ceiling_to_date("", ceiling, days).result) for ceiling in ceilings
    )
    return _BroughtAlong((health, care, pension), days)


def _unknown(situation: Situation, year: int) -> Refusal:
    return Refusal(
        f"Die Einmalzahlung von {full_name(situation.assistant)} liegt über der Beitragsgrenze dieses Monats. Wie viel "
        f"davon Beiträge kostet, hängt vom bisherigen Lohn des Jahres {year} ab, und der ist hier nicht vollständig "
        "bekannt. Bitte rechnen Sie die Monate davor ab, oder tragen Sie die Werte bei der Übernahme (opening: "
        "insured_to_date) nach.",
        code="one_off_history",
        place=situation.assistant.key,
    )
