"""What the working-time laws say to hours just noted: said at once, never refused, because what was worked must be noted."""

from collections.abc import Sequence
from datetime import date, timedelta

from payroll.funding.companion import CARE, charged
from payroll.law.overrides import Decision, judged
from payroll.law.working_days import Finding, monday_of
from payroll.law.working_time_checks import OF_THE_DAY
from payroll.law.youth_checks import is_minor
from payroll.office.book import Book
from payroll.office.hour_checks import absence_on, days_of
from payroll.office.lookups import assistant_by_key
from payroll.office.planning import holidays_of
from payroll.office.row_pairs import PRIVATE
from payroll.pay.facts import Assistant, Shift, ShiftKind, ShiftState, valid_on
from payroll.pay.payslip import Notice
from payroll.pay.working_time import Work, findings_of
from payroll.periods import ONE_DAY, DateRange

_WEEK = timedelta(days=6)


def working_time_notices(book: Book, noted: Sequence[Shift]) -> tuple[Notice, ...]:
    """Return what the days of the *noted* shifts violate; *book* holds them and at least a week around them.

    Of an adult the checks that need the days around only; averages and free Sundays are the month's business.
    """
    taking_place = [shift for shift in noted if _takes_place(book, shift)]
    notices = []
    for key in dict.fromkeys(shift.assistant for shift in taking_place):
        days = {day for shift in taking_place if shift.assistant == key for day in days_of(shift)}
        found = _findings(book, assistant_by_key(book, key), DateRange(min(days), max(days)))
        decided = [Decision(each.check, each.on, each.reason) for each in book.overrides if each.assistant == key]
        notices += [
            Notice(code="working_time", text=each.said, law=each.finding.law)
            for each in judged(found, decided)
            if any(each.finding.first <= day <= each.finding.day for day in days) and (each.open or each.reason is not None)
        ]
    return tuple(dict.fromkeys(notices))


def _takes_place(book: Book, shift: Shift) -> bool:
    if shift.state is ShiftState.WORKED:
        return True
    return shift.state is ShiftState.PLANNED and absence_on(book, shift.assistant, shift.start.date()) is None


def _findings(book: Book, person: Assistant, days: DateRange) -> Sequence[Finding]:
    """Look at the whole weeks of the days and at the day after, whose rest a shift can shorten."""
    window = DateRange(monday_of(days.first), max(monday_of(days.last) + _WEEK, days.last + ONE_DAY))
    work = Work(
        assistant=person,
        shifts=[shift for shift in book.shifts if shift.assistant == person.key and _takes_place(book, shift)],
        window=window,
        is_holiday=holidays_of(book) if is_minor(person.birth_date, window.first) else _no_holiday,
    )
    return findings_of(work, OF_THE_DAY)


def _no_holiday(_day: date) -> bool:
    """Holidays change none of an adult's checks here, and looking them up costs a tenth of a second."""
    return False


def companion_notices(book: Book, noted: Sequence[Shift]) -> tuple[Notice, ...]:
    """Say who pays for the *noted* shifts in hospital: the grant for care, or, without one, what can be done."""
    grants = {grant.key: grant for grant in book.grants}
    notices = []
    for shift in noted:
        if shift.kind is not ShiftKind.COMPANION or shift.grant == PRIVATE:
            continue
        paid = charged(shift, grants)
        key = paid.grant or _contract_grant(book, shift)
        if key is None or grants[key].purpose == CARE:
            if key is not None and paid is not shift:
                text = f"Begleitung im Krankenhaus am {shift.start:%d.%m.%Y}: Sie zählt zur Bewilligung für Pflege ({key})."
                notices.append(Notice(code="companion", text=text))
            continue
        text = (
            f"Begleitung im Krankenhaus am {shift.start:%d.%m.%Y}: Eine Bewilligung für Pflege gibt es an diesem Tag nicht, "
            f"die Stunden zählen zu „{key}“. Fragen Sie diese Stelle vorher, ob sie zahlt, oder nehmen Sie sie als privat."
        )
        notices.append(Notice(code="companion", text=text, law="§ 18 Abs. 1 SchwbAV"))
    return tuple(dict.fromkeys(notices))


def ended_grant_notices(book: Book, noted: Sequence[Shift]) -> tuple[Notice, ...]:
    """Say where the contract's grant does not hold on the day of a *noted* shift: its hours would be nobody's to pay."""
    grants = {grant.key: grant for grant in book.grants}
    notices = []
    for shift in noted:
        key = _contract_grant(book, shift) if charged(shift, grants).grant is None else None
        grant = grants.get(key) if key is not None else None
        if grant is None or grant.valid_from <= shift.start.date() <= grant.valid_to:
            continue
        text = (
            f"Die Schicht am {shift.start:%d.%m.%Y} zählt nach dem Vertrag zur Bewilligung „{grant.key}“. Sie gilt vom "
            f"{grant.valid_from:%d.%m.%Y} bis {grant.valid_to:%d.%m.%Y}. Nennen Sie im Vertrag oder bei der Schicht die "
            "Bewilligung, die an diesem Tag gilt."
        )
        notices.append(Notice(code="outside_grant", text=text))
    return tuple(dict.fromkeys(notices))


def dropped_holiday_notices(book: Book, dropped: Sequence[Shift]) -> tuple[Notice, ...]:
    """Say that a shift that falls out because of a public holiday is paid (§ 2 EFZG), where it was dropped without pay."""
    is_holiday = holidays_of(book)
    days = [day for s in dropped if s.state is ShiftState.DROPPED for day in days_of(s) if is_holiday(day)]
    return tuple(
        Notice(
            code="dropped_holiday",
            text=f"Der {day:%d.%m.%Y} ist ein Feiertag. Fällt die Schicht seinetwegen aus, wird sie bezahlt: sagen Sie dann "
            "„feiertag“ statt „frei“. Ohne Lohn bleibt sie nur, wenn jemand am Tag davor oder danach unentschuldigt fehlte.",
            law="§ 2 Abs. 1, 3 EFZG",
        )
        for day in dict.fromkeys(days)
    )


def _contract_grant(book: Book, shift: Shift) -> str | None:
    contract = valid_on(assistant_by_key(book, shift.assistant).contracts, shift.start.date())
    return contract.grant if contract else None
