"""Lines of vacation pay (Urlaubsentgelt, § 11 BUrlG): lost minutes × average pay of the 13 weeks before."""

from collections.abc import Iterable
from decimal import Decimal

from payroll.law.derivation import Rounding, Unit, divided, figure, start, step, times
from payroll.money import round_half_up
from payroll.pay.day_ledger import Entry, Use
from payroll.pay.facts import Absence, AbsenceKind, AssistantOpening, Contract, MonthFacts, valid_on
from payroll.pay.hourly_base import HourlyBase
from payroll.pay.payslip import Line, Notice
from payroll.pay.vacation_reference import SIXTY, References
from payroll.periods import DateRange

_TEXT = "Urlaubsentgelt"
_LAW = "§ 11 Abs. 1 BUrlG"
_WEEK = 7


def vacation_lines(entries: Iterable[Entry], references: References) -> list[Line]:
    """Return one line per vacation and wage; for a salary the average of its premiums, if there were any."""
    lost: dict[tuple[str, HourlyBase], tuple[Absence, Contract, int]] = {}
    for entry in entries:
        if entry.use is Use.VACATION and entry.absence is not None:
            key = (entry.absence.key, HourlyBase.of(entry.contract))
            _, _, before = lost.get(key, (entry.absence, entry.contract, 0))
            lost[key] = (entry.absence, entry.contract, before + entry.minutes)
    lines = [_line(absence, contract, minutes, references) for absence, contract, minutes in lost.values()]
    return [line for line in lines if line.amount]


def _line(absence: Absence, contract: Contract, minutes: int, references: References) -> Line:
    reference = references.of(absence, contract)
    if not reference.minutes:
        return _by_contract(contract, minutes)
    text = _TEXT if contract.pay == "hourly" else f"{_TEXT}, Durchschnitt der Zuschläge"
    divisor = step(
        "Bezahlte Minuten der 13 Wochen, mal 60 (so wird nichts vorher gerundet)",
        start(reference.minutes, "bezahlte Minuten", Unit.MINUTES),
        times(SIXTY, "mal 60"),
        unit=Unit.NUMBER,
    )
    last = step(
        text,
        start(Decimal(minutes), "Minuten im Urlaub", Unit.MINUTES),
        times(reference.earnings, "Verdienst der 13 Wochen, mal 60"),
        divided(divisor.result, "bezahlte Minuten der 13 Wochen, mal 60"),
        rounding=Rounding.HALF_UP_CENT,
        law=_LAW,
    )
    amount = figure(*reference.steps, divisor, last)
    return Line(
        code="vacation_pay",
        text=text,
        minutes=minutes,
        rate=round_half_up(reference.earnings / reference.minutes, 4),
        amount=amount.amount,
        derivation=amount.derivation,
    )


def _by_contract(contract: Contract, minutes: int) -> Line:
    """Without any paid time before, the contract's wage counts; a salary just goes on."""
    if contract.pay != "hourly":
        nothing = step(_TEXT, start(Decimal(0), "keine Zuschläge vor dem Urlaub"), law=_LAW)
        amount = figure(nothing)
    else:
        amount = figure(
            step(
                "Urlaubsentgelt zum vertraglichen Lohn, denn vor dem Urlaub liegt keine bezahlte Zeit",
                start(Decimal(minutes), "Minuten im Urlaub", Unit.MINUTES),
                *HourlyBase.of(contract).terms(),
                rounding=Rounding.HALF_UP_CENT,
                law=_LAW,
            )
        )
    return Line(
        code="vacation_pay",
        text=_TEXT,
        minutes=minutes,
        rate=contract.wage,
        amount=amount.amount,
        derivation=amount.derivation,
    )


def vacation_notices(entries: Iterable[Entry], references: References, opening: AssistantOpening | None) -> list[Notice]:
    """Return why vacation pay may still change: unconfirmed shifts in a reference, or earlier pay that was not given."""
    vacations: dict[str, Absence] = {}
    for entry in entries:
        if entry.use is Use.VACATION and entry.absence is not None:
            vacations.setdefault(entry.absence.key, entry.absence)
    notices: list[Notice] = []
    for absence in vacations.values():
        open_days = sorted({e.day for e in references.entries(absence) if e.use is Use.UNCONFIRMED})
        if open_days:
            days = ", ".join(f"{day:%d.%m.%Y}" for day in open_days)
            notices.append(
                _provisional(
                    absence, f"In den 13 Wochen davor sind Schichten noch nicht bestätigt: {days}. Bitte bestätigen Sie sie"
                )
            )
        known = opening is not None and None not in (opening.earnings_13_weeks, opening.hours_13_weeks)
        if references.days_before_opening(absence) and not known:
            notices.append(
                _provisional(
                    absence,
                    "Ein Teil der 13 Wochen davor liegt vor der Übernahme, und Verdienst und Stunden dieser Zeit fehlen. "
                    "Bitte tragen Sie beides bei den Anfangswerten nach",
                )
            )
    return notices


def released_nothing(facts: MonthFacts, entries: Iterable[Entry]) -> list[Notice]:
    """Return the vacations of a month for which nobody noted a shift: no day counts and nothing is paid."""
    touched = {entry.day for entry in entries}
    notices = []
    for absence in facts.absences:
        days = DateRange(absence.first, absence.last or absence.first).overlap(facts.month.range)
        whole = days is not None and (days.days >= _WEEK or days == DateRange(absence.first, absence.last or absence.first))
        if absence.kind is AbsenceKind.VACATION and days is not None and whole and not any(day in days for day in touched):
            contract = valid_on(facts.assistant.contracts, days.first)
            unpaid = ", und es gibt kein Urlaubsentgelt" if contract is not None and contract.pay == "hourly" else ""
            notices.append(
                _provisional(
                    absence,
                    f"Es ist kein Dienst eingetragen, der ausfällt; so zählt kein Tag{unpaid}. Bitte tragen Sie die Dienste "
                    "ein, die sonst gewesen wären",
                )
            )
    return notices


def _provisional(absence: Absence, reason: str) -> Notice:
    return Notice(
        code="provisional_vacation",
        text=f"Das Urlaubsentgelt für den Urlaub ab {absence.first:%d.%m.%Y} ist vorläufig. {reason}.",
        law=_LAW,
    )
