"""An illness in words: how far its clock is, until when pay is due and why, what is to be done next. Never why somebody is
ill.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from payroll.law import sick_pay
from payroll.law.public_holidays import calendar
from payroll.office.absence_checks import duty_days, span
from payroll.office.accounts import LOOK_BACK, SHOWN, SickClock, sick_clock
from payroll.office.book import Book
from payroll.office.desk import Desk
from payroll.office.intake.words import day_in_words
from payroll.office.lookups import assistant as find_assistant
from payroll.office.shelf import all_absences, load_book
from payroll.pay.facts import Absence, AbsenceKind, Assistant, Scheme, valid_on
from payroll.periods import ONE_DAY, DateRange

FORGOTTEN = timedelta(days=14)
"""An illness without an end is asked about after two weeks: certificates rarely run longer."""
UNPAID_FORGOTTEN = timedelta(days=31)
LEAVE_FORGOTTEN = timedelta(days=190)
"""Unpaid leave without an end is asked about after a month, leave around a birth or for care after half a year."""
SOON = timedelta(days=14)
"""The end of pay is told two weeks ahead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SickStory:
    """One illness: *clock* counts, *headline* says it in words, *because* why, *next_steps* what is to be done."""

    clock: SickClock
    headline: str
    because: tuple[str, ...]
    next_steps: tuple[str, ...]


def sick_stories(desk: Desk, assistant: str | None = None) -> tuple[SickStory, ...]:
    """Return the illnesses of the last twelve months in words, the latest first; *assistant*: only of this person.

    ``NotUnderstood``: nobody of that name.
    """
    today = desk.today
    with desk.read() as session:
        recent = [each for each in all_absences(session) if _is_recent_illness(each, today)]
        if assistant is None and not recent:
            return ()
        ill = {each.assistant for each in recent}
        book = load_book(session, window=DateRange(today - LOOK_BACK, today + SHOWN), shifts_of=ill)
    wanted = ill if assistant is None else {find_assistant(book, assistant).key}
    people = {person.key: person for person in book.assistants if person.key in wanted}
    found = sorted((each for each in recent if each.assistant in people), key=lambda each: each.first, reverse=True)
    return tuple(story_of(book, people[each.assistant], each, today) for each in found)


def _is_recent_illness(absence: Absence, today: date) -> bool:
    ended = absence.last or today
    return absence.kind is AbsenceKind.SICK and absence.first <= today and ended >= today - SHOWN


def forgotten(absence: Absence, today: date) -> bool:
    """Tell whether the end of an absence has been missing for so long that it should be asked about."""
    if absence.last is not None:
        return False
    limits = {AbsenceKind.SICK: FORGOTTEN, AbsenceKind.UNPAID: UNPAID_FORGOTTEN}
    return today - absence.first > limits.get(absence.kind, LEAVE_FORGOTTEN)


def story_of(book: Book, person: Assistant, absence: Absence, today: date) -> SickStory:
    """Return one illness in words."""
    clock = sick_clock(book, person, absence, today)
    return SickStory(
        clock=clock,
        headline=_headline(clock),
        because=tuple(_reasons(clock)),
        next_steps=tuple(_next_steps(book, clock)),
    )


def _headline(clock: SickClock) -> str:
    """Say "Tag 17 von 42, Lohn bis 14. April 2026", of an illness that is over "7 von 42 Tagen, vorbei"."""
    absence = clock.absence
    if absence.withheld:
        return f"Lohn zurückgehalten, {clock.used} von {clock.limit} Tagen"
    if clock.paid_until is None:
        return "kein Lohn"
    if not clock.running:
        return f"{clock.used} von {clock.limit} Tagen, vorbei"
    if clock.paid_until < clock.on:
        return f"{clock.used} von {clock.limit} Tagen, Lohn endete am {_day(clock.paid_until)}"
    return f"Tag {clock.used} von {clock.limit}, Lohn bis {_day(clock.paid_until)}"


def _reasons(clock: SickClock) -> Iterator[str]:
    absence, person = clock.absence, clock.assistant
    if absence.worked_that_day:
        yield f"Am {_day(absence.first)} wurde noch gearbeitet, darum zählt die Frist ab dem Tag danach (§ 187 BGB)."
    start = clock.employed_from
    if start is not None and absence.first < sick_pay.entitled_from(start):
        yield (
            f"Wartezeit: In den ersten vier Wochen bis {_day(sick_pay.waiting_ends(start))} gibt es keinen Lohn bei "
            "Krankheit, die Kasse zahlt Krankengeld (§ 3 Abs. 3 EFZG)."
        )
    for other in clock.same:
        yield f"Dieselbe Krankheit wie {span(other)}: Die Tage zählen zusammen (§ 3 Abs. 1 Satz 2 EFZG)."
    for other in clock.joined:
        yield (
            f"Schließt an die Krankheit {span(other)} an, ohne Dienst dazwischen: ein Fall, zusammen {clock.limit} Tage. "
            f"War {person.first_name} dazwischen arbeitsfähig, sagen Sie es: lohn abwesenheit zählt {absence.key} "
            "--eigener-fall ja"
        )
    if absence.separate_case:
        yield "Ein eigener Fall: Dazwischen war die Person arbeitsfähig."
    ends = clock.employed_until
    if ends is not None and clock.paid_until == ends and clock.limit_on is not None:
        yield (
            f"Der Lohn endet mit der Anstellung am {_day(ends)} (§ 8 Abs. 2 EFZG). Haben Sie wegen der Krankheit gekündigt, "
            f"ist er weiter zu zahlen, längstens bis {_day(clock.limit_on)} (§ 8 Abs. 1 EFZG). Das rechnet dieses Programm "
            "nicht ab: Lassen Sie sich beraten."
        )


def _next_steps(book: Book, clock: SickClock) -> Iterator[str]:
    absence, person, today = clock.absence, clock.assistant, clock.on
    yield from _certificate(book, clock)
    if forgotten(absence, today):
        name = person.first_name
        yield (
            f"Ist {name} noch krank? Das Ende fehlt seit {_day(absence.first)}. Wieder da: {name.lower()} gesund ab heute. "
            f"Noch krank bis zu einem Tag: lohn abwesenheit ende {absence.key} --bis {today:%d.%m.%Y}"
        )
    if clock.running and clock.paid_until is not None and clock.paid_until - today <= SOON:
        yield from _after_pay(clock)
    if absence.third_party:
        yield "Jemand anderes hat sie verursacht: Sagen Sie es der Kasse, und fordern Sie Ersatz (§ 6 EFZG)."


def _after_pay(clock: SickClock) -> Iterator[str]:
    if clock.paid_until is None or clock.paid_until == clock.employed_until:
        return
    insurance = valid_on(clock.assistant.insurance, clock.paid_until)
    after = _day(clock.paid_until + ONE_DAY)
    if insurance is not None and insurance.scheme is Scheme.MINIJOB:
        yield (
            f"Ab {after} gibt es keinen Lohn mehr, im Minijob auch kein Krankengeld. Dauert es länger als einen Monat, "
            "melden Sie die Beschäftigung ab (§ 7 Abs. 3 SGB IV)."
        )
    else:
        yield (
            f"Ab {after} zahlt die Krankenkasse Krankengeld. Senden Sie ihr die Entgeltbescheinigung (EEL, Grund 01), und "
            "nach einem ganzen Kalendermonat ohne Lohn die Unterbrechungsmeldung (Grund 51)."
        )


def certificate_due(book: Book, absence: Absence) -> date:
    """Return the last day for the certificate (§ 5 Abs. 1 EFZG): a day with duty, or Monday to Friday without a plan."""
    closed = calendar(book.employer.state, book.employer.local_holidays, book.employer.municipality)
    ahead = DateRange(absence.first, absence.first + timedelta(days=31))
    duty = set(duty_days(book, Absence(key="", assistant=absence.assistant, kind=absence.kind, first=ahead.first,
                                       last=ahead.last, worked_that_day=False)))  # fmt: skip

    def workday(day: date) -> bool:
        return day in duty if duty else day.isoweekday() <= _FRIDAY and not closed(day)

    earliest = absence.first + timedelta(days=3)
    if duty and not any(day >= earliest for day in duty):
        duty = set()
    return sick_pay.proof_due(absence.first, workday)


_FRIDAY = 5


def _certificate(book: Book, clock: SickClock) -> Iterator[str]:
    absence = clock.absence
    if absence.certified_from is not None:
        return
    last = absence.last or max(clock.on, absence.first)
    if not sick_pay.needs_proof(absence.first, last):
        return
    due = certificate_due(book, absence)
    how = f"Liegt sie vor: lohn abwesenheit bescheinigt {absence.key} --ab {absence.first:%d.%m.%Y}"
    if due >= clock.on:
        yield f"Die Bescheinigung ist bis {_day(due)} fällig (§ 5 EFZG). {how}"
    else:
        yield f"Die Bescheinigung fehlt, sie war bis {_day(due)} fällig (§ 5 EFZG). {how}"


def _day(day: date) -> str:
    return day_in_words(day, weekday=False)
