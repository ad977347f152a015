"""Whether facts about a person fit: pure checks over the book; each finds everything that is wrong, none raises."""

from datetime import date

from payroll.law import labour_law, on_call, parameters
from payroll.law.vacation import minimum_by_age, statutory_minimum
from payroll.law.youth_checks import is_minor
from payroll.money import exact
from payroll.office.book import Book
from payroll.office.bookfile import form
from payroll.office.facts import facts_of
from payroll.office.file_rules import PLACES, file_findings
from payroll.office.guards import employed_on, order_findings
from payroll.office.hour_checks import days_of, said
from payroll.office.intake.words import day_in_words
from payroll.office.known import known_since
from payroll.office.upkeep import amount_text, future_findings, number_text
from payroll.pay.contract_days import ContractDays
from payroll.pay.facts import Assistant, Contract, ShiftState
from payroll.pay.insurance_checks import insurance_contradictions
from payroll.pay.payslip import Notice
from payroll.pay.tax_checks import tax_contradictions
from payroll.pay.working_time import LIVES_IN
from payroll.periods import Month, age_completed_on
from payroll.refusal import Refusal

__all__ = [
    "LATER",
    "birth_findings",
    "contract_notices",
    "ending_findings",
    "fact_findings",
    "is_minor",
    "person_findings",
    "time_notices",
]

LATER = ("tax_id", "social_security_number", "iban")
"""Numbers that may be handed in later; no month closes without them."""

TOGETHER = frozenset({"flat_2", "flat_25", "minijob_tax_class", "scheme_change"})
"""Contradictions between two facts of which one is changed first: said, not refused; no month is computed with them."""


def person_findings(person: Assistant, today: date) -> list[Refusal]:
    """Return what is wrong with a person; numbers that are not there yet are no finding."""
    open_numbers = {PLACES[name] for name in LATER if not getattr(person, name)}
    findings = [each for each in file_findings(form.ASSISTANT, person) if each.place not in open_numbers]
    for contract in person.contracts:
        findings += order_findings(contract.valid_from, contract.valid_to, "Bis")
    findings += _status_findings(person)
    return [*findings, *future_findings(person.birth_date, today, PLACES["birth_date"]), *birth_findings(person)]


def _status_findings(person: Assistant) -> list[Refusal]:
    """Refuse days of a status the person does not have, and an end before the beginning."""
    first, last = person.severely_disabled_from, person.severely_disabled_to
    if (first or last) and not person.severely_disabled:
        return [
            Refusal(
                f"{person.first_name} ist nicht als schwerbehindert eingetragen, aber ein Tag dafür ist angegeben. Sagen "
                "Sie beides (--schwerbehindert ja), oder lassen Sie den Tag weg.",
                code="severely_disabled",
                place=PLACES["severely_disabled_from"],
            )
        ]
    return order_findings(first, last, PLACES["severely_disabled_to"]) if first else []


def birth_findings(person: Assistant) -> list[Refusal]:
    """Refuse a birth date that is not before the first day of the first contract."""
    start = min((contract.valid_from for contract in person.contracts), default=date.max)
    if person.birth_date < start:
        return []
    return [
        Refusal(
            f"{person.first_name} wäre erst am {day_in_words(person.birth_date, weekday=False)} geboren, der Vertrag "
            f"beginnt schon am {day_in_words(start, weekday=False)}. Prüfen Sie beide Tage.",
            code="birth_after_start",
            place=PLACES["birth_date"],
        )
    ]


def fact_findings(book: Book, person: Assistant, since: date, today: date) -> tuple[list[Refusal], tuple[Notice, ...]]:
    """Return what contradicts what in the person's facts in the month of *since*: refusals, and what to mend next.

    Who has been employed for longer than the book has rates and this program has wage tax is looked at from there on:
    the months before were settled elsewhere.
    """
    if any(contract.valid_to is not None and contract.valid_to < contract.valid_from for contract in person.contracts):
        return [], ()  # refused as such; which days are employed cannot be told
    spans = [span for span in ContractDays(person).employments() if span.last >= since]
    if not spans:
        return [], ()
    day = max(since, spans[0].first)
    day = max(day, min(known_since(book, person, day), today, spans[0].last))
    month = Month.of(day)
    facts = facts_of(book, person, month, ())
    last = min(month.last, spans[0].last)
    found = [*insurance_contradictions(facts, last), *tax_contradictions(facts, last)]
    notices = tuple(Notice(code=each.code, text=each.sentence) for each in found if each.code in TOGETHER)
    return [each for each in found if each.code not in TOGETHER], notices


def contract_notices(person: Assistant, contract: Contract) -> tuple[Notice, ...]:
    """Return what a contract should be looked at for: minimum wage, statutory vacation, a child."""
    day, notices = contract.valid_from, []
    week = labour_law.number("vacation.contract_week", day) if contract.irregular else exact(contract.workdays_per_week)
    werktage = exact(minimum_by_age(person.birth_date, day.year))
    minimum = statutory_minimum(week, day, werktage)
    if contract.vacation_days < minimum:
        notices.append(
            Notice(
                code="vacation_minimum",
                text=f"Vereinbart sind {number_text(contract.vacation_days)} Urlaubstage im Jahr. Bei "
                f"{number_text(week)} Arbeitstagen in der Woche sind es nach dem Gesetz mindestens "
                f"{number_text(minimum)}. Weniger lässt sich nicht vereinbaren: tragen Sie sie bitte ein.",
                law="BUrlG § 3" if werktage == labour_law.number("vacation.days", day) else "JArbSchG § 19 Abs. 2",
            )
        )
    if contract.pay == "hourly" and day.year in parameters.years():
        lowest = parameters.on(day).number("minimum_wage")
        if contract.wage < lowest:
            notices.append(
                Notice(
                    code="minimum_wage",
                    text=f"Der Stundenlohn von {amount_text(contract.wage)} liegt unter dem Mindestlohn von "
                    f"{amount_text(lowest)}. Bitte prüfen Sie den Lohn.",
                    law="MiLoG § 1",
                )
            )
    if contract.on_call and not contract.weekly_hours:
        deemed = on_call.agreed_hours(contract.weekly_hours, contract.on_call_hours, day).least
        notices.append(
            Notice(
                code="on_call_hours",
                text=f"Arbeit auf Abruf ohne vereinbarte Wochenstunden: Nach dem Gesetz gelten {number_text(deemed)} "
                "Stunden in der Woche als vereinbart und sind zu bezahlen, auch wenn Sie weniger abrufen.",
                law="§ 12 Abs. 1 Satz 3 TzBfG",
            )
        )
    child_age = labour_law.whole("youth.child_age", day)
    if age_completed_on(person.birth_date, child_age) >= day:
        notices.append(
            Notice(
                code="child",
                text=f"{person.first_name} ist am {day_in_words(day, weekday=False)} noch keine {child_age} Jahre alt. "
                "Kinder dürfen nur leicht und kurz mithelfen, mit Einwilligung der Eltern.",
                law="JArbSchG § 5",
            )
        )
    return tuple(notices)


def time_notices(person: Assistant) -> tuple[Notice, ...]:
    """Return the warning that goes with living in the household: who does so is hardly ever outside the ArbZG."""
    if not person.lives_in:
        return ()
    return (Notice(code="lives_in", text=LIVES_IN, law="§ 18 Abs. 1 Nr. 3 ArbZG"),)


def ending_findings(book: Book, person: Assistant, last: date) -> list[Refusal]:
    """Return what speaks against ending the employment after *last*: no employment then, later work or absence."""
    name = person.first_name
    if not employed_on(person, last):
        return [
            Refusal(
                f"Am {day_in_words(last)} hat {name} keinen Vertrag. Prüfen Sie den Tag.",
                code="outside_contract",
                place="Bis",
            )
        ]
    findings = []
    later = [contract for contract in person.contracts if contract.valid_from > last]
    if later:
        findings.append(
            Refusal(
                f"Ab {day_in_words(later[0].valid_from, weekday=False)} gilt für {name} schon ein weiterer Vertrag. "
                "Beenden Sie jenen, oder nehmen Sie die letzte Änderung zurück.",
                code="later_contract",
                place="Bis",
            )
        )
    mine = [shift for shift in book.shifts if shift.assistant == person.key]
    worked = [shift for shift in mine if shift.state is ShiftState.WORKED and days_of(shift)[-1] > last]
    running = [shift for shift in mine if shift.start.date() <= last < days_of(shift)[-1] and shift not in worked]
    findings += [
        Refusal(
            f"Die Schicht am {said(shift)}, reicht über den letzten Tag hinaus. Ändern oder löschen Sie sie zuerst.",
            code="later_shift",
            place="Bis",
        )
        for shift in (*worked[:1], *running[:1])
    ]
    absent = [entry for entry in book.absences if entry.assistant == person.key and (entry.last or last) > last]
    if absent:
        findings.append(
            Refusal(
                f"Eine Abwesenheit von {name} (ab {day_in_words(absent[0].first, weekday=False)}) reicht über den "
                "letzten Tag hinaus. Kürzen Sie sie zuerst.",
                code="later_absence",
                place="Bis",
            )
        )
    return findings
