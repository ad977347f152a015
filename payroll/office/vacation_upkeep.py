"""What is noted about vacation beside the days themselves: notices given, days more or fewer, declared cuts."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from payroll.law.vacation_lapse import Circumstances, Told, notice_in_time
from payroll.money import round_half_up
from payroll.office import edit
from payroll.office.book import Book
from payroll.office.bookfile import form
from payroll.office.desk import Desk
from payroll.office.done import Done
from payroll.office.file_rules import file_findings
from payroll.office.guards import contract_findings, refuse
from payroll.office.intake.words import day_in_words
from payroll.office.lookups import absence_by_key, assistant_by_key
from payroll.office.lookups import assistant as find_assistant
from payroll.office.money_in import not_there
from payroll.office.month import open_book
from payroll.office.row_pairs import VACATION_ADJUSTMENT, VACATION_NOTICE
from payroll.office.shelf import load_book
from payroll.office.upkeep import future_findings, say
from payroll.office.vacation_accounts import vacation_picture
from payroll.office.vacation_words import days_text
from payroll.pay.contract_days import ContractDays
from payroll.pay.facts import (
    FEWER_DAYS,
    AbsenceKind,
    AdjustmentReason,
    Assistant,
    VacationAdjustment,
    VacationNotice,
)
from payroll.pay.payslip import Notice
from payroll.periods import DateRange, Month, calendar_year
from payroll.records.journal import BookSession
from payroll.records.tables import VacationAdjustmentRow, VacationNoticeRow
from payroll.refusal import Refusal

REASONS = {
    AdjustmentReason.EARLIER_EMPLOYER: "vom früheren Arbeitgeber schon gewährt",
    AdjustmentReason.GRANTED: "zusätzlich gewährt",
    AdjustmentReason.OFFSET: "zu viel genommen, verrechnet wie vereinbart",
    AdjustmentReason.CARRIED_URGENT: "aus dringenden Gründen ins nächste Jahr übertragen",
    AdjustmentReason.CARRIED_REQUESTED: "Teilurlaub, auf Wunsch ins nächste Jahr übertragen",
}


def open_days(session: BookSession, person: Assistant, on: date) -> Decimal:
    """Return the days of vacation open on a day, planned ones too: what a notice names."""
    account = vacation_picture(open_book(session, Month.of(on)).ledger, person, Month.of(on)).account
    return max(account.left, Decimal(0))


def log_notice(desk: Desk, assistant: str, on: date | None = None, days: Decimal | None = None) -> Done:
    """Note that the assistant was told on a day (today) what is open (as the account says), and that it lapses otherwise.

    ``Refusal``: a day in the future or outside the contract, nothing open, noted before.
    """
    with desk.action("log_notice", "") as session:
        book = _book(session, desk)
        person = find_assistant(book, assistant)
        day = on or desk.today
        refuse([*future_findings(day, desk.today, "Am"), *contract_findings(person, [day], "Am")])
        told = round_half_up(open_days(session, person, day) if days is None else days, 2)
        notice = VacationNotice(assistant=person.key, year=day.year, on=day, days=told)
        refuse([*file_findings(form.VACATION_NOTICE, notice), *_notice_findings(book, person, notice)])
        session.add(VACATION_NOTICE.row_of(notice))
        summary = f"{_full(person)}: Hinweis zum Urlaub {day.year} am {_said(day)}, {days_text(told)} offen."
        return Done(summary=say(session, summary), notices=_late(person, notice))


def remove_notice(desk: Desk, assistant: str, on: date) -> Done:
    """Delete a notice that was noted by mistake."""
    with desk.action("remove_notice", "") as session:
        person = find_assistant(_book(session, desk), assistant)
        row = edit.find_row(session, VacationNoticeRow, assistant=person.key, on=on)
        if row is None:
            raise not_there(f"Ein Hinweis zum Urlaub an {person.first_name} am {_said(on)}")
        edit.remove(session, row)
        return Done(summary=say(session, f"{_full(person)}: Hinweis zum Urlaub am {_said(on)} gelöscht."))


def adjust_vacation(desk: Desk, assistant: str, days: Decimal, reason: str, year: int | None = None) -> Done:
    """Note days of a year (the current one) more or fewer than the contract gives, or carried over.

    The reason gives the sign. ``Refusal``: no days, a year without employment, noted before for the same reason.
    """
    with desk.action("adjust_vacation", "") as session:
        book = _book(session, desk)
        person = find_assistant(book, assistant)
        why = AdjustmentReason(reason)
        signed = -abs(days) if why in FEWER_DAYS else abs(days)
        entry = VacationAdjustment(assistant=person.key, year=year or desk.today.year, days=signed, reason=why)
        refuse([*file_findings(form.VACATION_ADJUSTMENT, entry), *_adjustment_findings(book, person, entry)])
        session.add(VACATION_ADJUSTMENT.row_of(entry))
        summary = f"{_full(person)}: {days_text(signed)} Urlaub {entry.year}, {REASONS[why]}."
        return Done(summary=say(session, summary))


def remove_adjustment(desk: Desk, assistant: str, reason: str, year: int | None = None) -> Done:
    """Delete days that were noted by mistake."""
    with desk.action("remove_adjustment", "") as session:
        person = find_assistant(_book(session, desk), assistant)
        of = year or desk.today.year
        row = edit.find_row(session, VacationAdjustmentRow, assistant=person.key, year=of, reason=reason)
        if row is None:
            raise not_there(f"„{REASONS[AdjustmentReason(reason)]}“ für {person.first_name} und {of}")
        edit.remove(session, row)
        return Done(summary=say(session, f"{_full(person)}: {days_text(row.days)} Urlaub {of} gelöscht."))


def declare_cut(desk: Desk, key: str, *, declared: bool = True) -> Done:
    """Note that the employer declared a cut of vacation for a parental or care leave, or takes that back."""
    with desk.action("declare_cut", "") as session:
        book = load_book(session)
        absence = absence_by_key(book, key)
        person = assistant_by_key(book, absence.assistant)
        if absence.kind not in (AbsenceKind.PARENTAL, AbsenceKind.CARE):
            raise Refusal(
                f"Nur Elternzeit und Pflegezeit können den Urlaub kürzen. Diese Abwesenheit von {person.first_name} ist "
                "keine von beiden; nehmen Sie eine andere.",
                code="no_cut",
                place="Abwesenheit",
            )
        if absence.vacation_cut is declared:
            raise Refusal("Das steht schon so da. Geändert wurde nichts.", code="already_noted", place="Kürzung")
        edit.change_absence(session, replace(absence, vacation_cut=declared))
        what = "kürzt den Urlaub um ein Zwölftel je vollem Kalendermonat" if declared else "kürzt den Urlaub nicht"
        span = f"{'Elternzeit' if absence.kind is AbsenceKind.PARENTAL else 'Pflegezeit'} ab {_said(absence.first)}"
        return Done(summary=say(session, f"{_full(person)}: {span} {what}."), notices=_while_employed(declared=declared))


def _while_employed(*, declared: bool) -> tuple[Notice, ...]:
    if not declared:
        return ()
    text = "Die Kürzung gilt nur, wenn Sie sie der Person erklärt haben, solange sie bei Ihnen angestellt ist."
    return (Notice(code="vacation_cut", text=text, law="§ 17 Abs. 1 BEEG, § 4 Abs. 4 PflegeZG"),)


def _notice_findings(book: Book, person: Assistant, notice: VacationNotice) -> list[Refusal]:
    found = []
    if not notice.days:
        found.append(
            Refusal(
                f"Bei {person.first_name} ist am {_said(notice.on)} kein Urlaub offen. Ein Hinweis ist nicht nötig.",
                code="nothing_open",
                place="Tage",
            )
        )
    if any((each.assistant, each.on) == (person.key, notice.on) for each in book.vacation_notices):
        found.append(
            Refusal(
                f"Der Hinweis an {person.first_name} am {_said(notice.on)} steht schon da. Geändert wurde nichts.",
                code="already_noted",
                place="Am",
            )
        )
    return found


def _late(person: Assistant, notice: VacationNotice) -> tuple[Notice, ...]:
    told = {notice.year: (Told(notice.on, notice.days),)}
    workdays = Decimal(ContractDays(person).required(notice.on).workdays_per_week)
    if notice_in_time(notice.year, Circumstances(employed_from=notice.on, workdays=workdays, told=told)) is not None:
        return ()
    text = (
        f"Bis Jahresende sind {days_text(notice.days)} nicht mehr alle zu nehmen. Ein so später Hinweis lässt nichts "
        "verfallen; die Tage gehen mit ins nächste Jahr."
    )
    return (Notice(code="late_notice", text=text, law="§ 7 Abs. 3 BUrlG"),)


def _adjustment_findings(book: Book, person: Assistant, entry: VacationAdjustment) -> list[Refusal]:
    found = []
    if not entry.days:
        found.append(Refusal("0 Tage ändern nichts. Geben Sie die Tage an.", code="no_days", place="Tage"))
    if not any(span.overlap(calendar_year(entry.year)) for span in ContractDays(person).employments()):
        found.append(
            Refusal(
                f"{entry.year} ist {person.first_name} nicht bei Ihnen angestellt. Prüfen Sie das Jahr.",
                code="outside_contract",
                place="Jahr",
            )
        )
    same = (entry.assistant, entry.year, entry.reason)
    found += [
        Refusal(
            f"Für {entry.year} steht schon da: {days_text(each.days)}, {REASONS[entry.reason]}. Löschen Sie das zuerst: "
            "lohn urlaub tage-löschen",
            code="already_noted",
            place="Grund",
        )
        for each in book.vacation_adjustments
        if (each.assistant, each.year, each.reason) == same
    ]
    return found


def _book(session: BookSession, desk: Desk) -> Book:
    return load_book(session, window=DateRange(desk.today, desk.today))


def _full(person: Assistant) -> str:
    return f"{person.first_name} {person.last_name}"


def _said(day: date) -> str:
    return day_in_words(day, weekday=False)
