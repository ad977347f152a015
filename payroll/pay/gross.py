"""Gross pay of one month of one assistant: from noted time to lines of pay."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from payroll.law import sick_pay
from payroll.law.derivation import Derivation, Step, figure, start, step
from payroll.law.public_holidays import calendar
from payroll.money import total
from payroll.pay.absence_days import AbsenceDays
from payroll.pay.average_hours import average_hours
from payroll.pay.contract_days import ContractDays
from payroll.pay.day_ledger import PAID, DayLedger, Entry, Use
from payroll.pay.facts import Absence, AbsenceKind, MonthFacts, OneOff, OneOffKind
from payroll.pay.gross_result import Gross
from payroll.pay.maternity_lines import BAN, SUPPLEMENT, amount_of, maternity_lines
from payroll.pay.payslip import Line, Notice, PaidTime
from payroll.pay.premium_lines import COUNTING_FOR_MINIMUM_WAGE, premium_lines
from payroll.pay.salary_lines import salary_lines
from payroll.pay.shift_days import days_of
from payroll.pay.tax_interruptions import interruptions
from payroll.pay.time_lines import base_lines, hourly_line, lost_premium_lines
from payroll.pay.vacation_lines import released_nothing, vacation_lines, vacation_notices
from payroll.pay.vacation_reference import References
from payroll.pay.vacation_use import month_use
from payroll.pay.vacation_worth import worth_lines
from payroll.periods import DateRange, Month
from payroll.refusal import Refusal

_ONE_OFF_TEXTS = {
    OneOffKind.CHRISTMAS: "Weihnachtsgeld",
    OneOffKind.VACATION_BONUS: "Urlaubsgeld",
    OneOffKind.VACATION_PAYOUT: "Urlaubsabgeltung",
    OneOffKind.BONUS: "Prämie",
    OneOffKind.OTHER: "Einmalzahlung",
}
_WORKED = frozenset({Use.WORKED, Use.STANDBY, Use.FIRST_DAY})
_COUNTED_OF_A_SALARY = _WORKED | {Use.VACATION, Use.HOLIDAY, Use.SPECIAL}
_KIND_OF_TIME = {Use.FIRST_DAY: "worked"}


def compute_gross(facts: MonthFacts) -> Gross:
    """Return the gross side of a month.

    :class:`Refusal` if nobody is employed in the month, a shift lies outside any contract, the wage changes inside a month
    noted without days, or the average that pay around a birth needs is neither known nor given.
    """
    contracts = ContractDays(facts.assistant)
    absences = AbsenceDays(facts, contracts)
    employment = _employment(facts, contracts)
    if facts.flat_minutes is not None:
        return _flat(facts, contracts, absences, employment, facts.flat_minutes)

    employer = facts.employer
    is_holiday = calendar(employer.state, employer.local_holidays, employer.municipality)
    ledger = DayLedger(contracts, absences, is_holiday)
    averages = average_hours(facts, contracts, absences, ledger)
    entries = (*ledger.entries(facts.shifts, facts.month.range), *averages.entries)
    for entry in entries:
        contracts.required(days_of(entry.shift)[-1])
    references = References(facts, contracts, ledger)
    premiums = premium_lines(entries, facts.month.first)
    lines = [
        *salary_lines(facts.month, contracts, absences),
        *_derived(base_lines(entries), averages.steps),
        *premiums.lines,
        *lost_premium_lines(entries),
        *vacation_lines(entries, references),
        *worth_lines(entries, facts.vacation_worth, facts.month, contracts, references),
        *maternity_lines(facts, contracts, absences),
        *_one_off_lines(facts),
    ]
    counted = _COUNTED_OF_A_SALARY if any(line.code == "salary" for line in lines) else _WORKED
    return Gross(
        lines=tuple(lines),
        paid_time=tuple(_paid_time(entry) for entry in entries if entry.use in PAID),
        minutes_worked=_minutes(entries, _WORKED),
        minutes_sick=_minutes(entries, {Use.SICK}),
        minutes_vacation=_minutes(entries, {Use.VACATION}),
        minutes_holiday=_minutes(entries, {Use.HOLIDAY}),
        premiums_free=premiums.tax_free,
        sick_gross=total(line.amount for line in lines if line.code == "sick_pay"),
        maternity_gross=amount_of(lines, BAN),
        maternity_supplement=amount_of(lines, SUPPLEMENT),
        counting_pay_minimum_wage=_counting_pay(lines),
        working_minutes=_minutes(entries, counted),
        notices=(
            *_unconfirmed(entries),
            *vacation_notices(entries, references, facts.assistant.opening),
            *released_nothing(facts, entries),
            *_missing_proof(facts),
            *_withheld(facts, entries),
            *averages.notices,
        ),
        employment=employment,
        contribution_free=_inside(absences.contribution_free(facts.month.range), employment),
        vacation=month_use(entries, facts, contracts),
        interruptions=interruptions(facts, contracts, absences, ledger, supplement=bool(amount_of(lines, SUPPLEMENT))),
    )


def _derived(lines: Sequence[Line], steps: tuple[Step, ...]) -> list[Line]:
    """Let the lines of sick pay tell how the average hours in them came about."""
    return [
        replace(line, derivation=Derivation((*steps, *line.derivation.steps))) if line.code == "sick_pay" else line
        for line in lines
    ]


def _employment(facts: MonthFacts, contracts: ContractDays) -> tuple[DateRange, ...]:
    month = facts.month.range
    inside = tuple(part for employed in contracts.employments() if (part := employed.overlap(month)))
    if not inside:
        name = f"{facts.assistant.first_name} {facts.assistant.last_name}"
        raise Refusal(
            f"{name} ist im Monat {_german(facts.month)} nicht beschäftigt: Kein Vertrag gilt in diesem Monat. "
            "Bitte prüfen Sie Beginn und Ende der Verträge.",
            code="no_employment",
        )
    return inside


def _inside(ranges: Iterable[DateRange], employment: Sequence[DateRange]) -> tuple[DateRange, ...]:
    return tuple(part for found in ranges for employed in employment if (part := found.overlap(employed)))


def _flat(
    facts: MonthFacts, contracts: ContractDays, absences: AbsenceDays, employment: tuple[DateRange, ...], minutes: int
) -> Gross:
    """A month of which only the worked minutes are known (``lohn rechner``)."""
    held = {id(contract): contract for day in facts.month.range if (contract := contracts.on(day))}
    contract, *others = held.values()
    if any((other.pay, other.wage) != (contract.pay, contract.wage) for other in others):
        raise Refusal(
            f"Im Monat {_german(facts.month)} ändert sich der Lohn. {minutes} Minuten ohne Tage sind nicht aufzuteilen. "
            "Bitte geben Sie die Schichten einzeln an.",
            code="flat_minutes_ambiguous",
            place="hours",
        )
    if contract.pay == "hourly":
        time_lines = [hourly_line("wage", minutes, contract)] if minutes else []
    else:
        time_lines = salary_lines(facts.month, contracts, absences)
    return Gross(
        lines=(*time_lines, *_one_off_lines(facts)),
        paid_time=(),
        minutes_worked=minutes,
        minutes_sick=0,
        minutes_vacation=0,
        minutes_holiday=0,
        counting_pay_minimum_wage=total(line.amount for line in time_lines),
        working_minutes=minutes,
        employment=employment,
        contribution_free=_inside(absences.contribution_free(facts.month.range), employment),
    )


def _one_off_lines(facts: MonthFacts) -> list[Line]:
    return [_one_off(item) for item in facts.one_offs if item.month == facts.month]


def _one_off(item: OneOff) -> Line:
    text = _ONE_OFF_TEXTS[item.kind]
    amount = figure(step(text, start(item.amount, "vereinbarter Betrag")))
    return Line(code=item.kind.value, text=text, amount=amount.amount, one_off=True, derivation=amount.derivation)


def _minutes(entries: Iterable[Entry], uses: Iterable[Use]) -> int:
    wanted = frozenset(uses)
    return sum(entry.minutes for entry in entries if entry.use in wanted)


def _counting_pay(lines: Iterable[Line]) -> Decimal:
    """Pay that counts for the minimum wage: base pay and Sunday or holiday premiums, not those for the night (§ 1 MiLoG)."""
    counting = {"wage", "standby", "salary", *COUNTING_FOR_MINIMUM_WAGE}
    return total(line.amount for line in lines if line.code in counting)


def _paid_time(entry: Entry) -> PaidTime:
    return PaidTime(
        day=entry.day,
        minutes=entry.minutes,
        kind=_KIND_OF_TIME.get(entry.use, entry.use.value),
        grant=entry.grant,
        absence=None if entry.absence is None else entry.absence.key,
        covers=entry.shift.covers,
    )


def _unconfirmed(entries: Iterable[Entry]) -> list[Notice]:
    """One notice for all shifts that are still only planned: their number and days say enough."""
    shifts = {id(entry.shift): entry.shift for entry in entries if entry.use is Use.UNCONFIRMED}
    if not shifts:
        return []
    first, *more = sorted(shifts.values(), key=lambda shift: shift.start)
    if not more:
        text = (
            f"Die Schicht am {first.start:%d.%m.%Y} von {first.start:%H:%M} bis {first.end:%H:%M} Uhr ist nicht "
            "bestätigt und wird nicht bezahlt. Bitte bestätigen Sie die Schicht, oder streichen Sie sie."
        )
    else:
        days = ", ".join(dict.fromkeys(f"{shift.start:%d.%m.%Y}" for shift in (first, *more)))
        text = (
            f"{len(shifts)} Schichten sind nicht bestätigt und werden nicht bezahlt: {days}. Bitte bestätigen Sie sie, "
            "oder streichen Sie sie."
        )
    return [Notice(code="unconfirmed", text=text)]


def _withheld(facts: MonthFacts, entries: Iterable[Entry]) -> list[Notice]:
    """Pay that is held back while the certificate is missing is not lost (§ 7 EFZG)."""
    found = []
    for absence in facts.absences:
        minutes = sum(entry.minutes for entry in entries if entry.absence is absence and entry.use is Use.UNPAID)
        if absence.withheld and minutes:
            found.append(
                Notice(
                    code="withheld",
                    text=f"Der Lohn für die Krankheit ab {absence.first:%d.%m.%Y} ist zurückgehalten, weil die "
                    "Bescheinigung fehlt. Verloren ist er nicht: Kommt sie, heben Sie das Zurückhalten auf, dann wird er "
                    f"nachgezahlt: lohn abwesenheit zurückhalten {absence.key} nein",
                    law="§ 7 EFZG",
                )
            )
    return found


def _missing_proof(facts: MonthFacts) -> list[Notice]:
    """Sickness of more than three calendar days needs a certificate (§ 5 Abs. 1 EFZG)."""
    found: list[Notice] = []
    for absence in facts.absences:
        if absence.kind is not AbsenceKind.SICK or absence.certified_from is not None:
            continue
        last = facts.month.last if absence.last is None else absence.last
        if _touches(absence, facts.month.range) and sick_pay.needs_proof(absence.first, last):
            found.append(
                Notice(
                    code="proof_missing",
                    text=f"Für die Krankheit ab {absence.first:%d.%m.%Y} fehlt die Krankmeldung. Sie dauert länger als drei "
                    "Kalendertage. Bitte rufen Sie die Krankmeldung ab, und tragen Sie das Datum ein.",
                    law="§ 5 Abs. 1 EFZG",
                )
            )
    return found


def _touches(absence: Absence, days: DateRange) -> bool:
    return absence.first <= days.last and (absence.last is None or absence.last >= days.first)


def _german(month: Month) -> str:
    return f"{month.month:02d}.{month.year}"
