"""The bank account beside the book: its lines, what of the book each of them is, and what is open on either side.

A line is ticked off against one booking: an advance, a refund, an expense, an invoice, or the wage of a closed month.
Nothing of the accounts changes by it; it shows that the money really came or went.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from sqlalchemy.orm import Session

from payroll.funding.facts import BankLine
from payroll.office import edit
from payroll.office.advances import advances
from payroll.office.bank_bookings import Booking, arriving_of, bookings
from payroll.office.book import Book
from payroll.office.bookfile import form
from payroll.office.desk import Desk
from payroll.office.done import Done, Preview
from payroll.office.file_rules import file_findings
from payroll.office.guards import refuse
from payroll.office.intake.bank_table import read_bank_table
from payroll.office.intake.files import read_hours_file
from payroll.office.intake.words import day_in_words, fold
from payroll.office.money_in import nothing_findings
from payroll.office.row_pairs import BANK_LINE
from payroll.office.shelf import load_book
from payroll.office.upkeep import amount_text, future_findings, say
from payroll.periods import Month
from payroll.records.tables import BankLineRow
from payroll.refusal import Refusal

NEAR = timedelta(days=15)
"""A bank moves money within two weeks of the day that is noted, or it is another payment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BankView:
    """Lines with what they are (``None``: not ticked off yet) and what they may be, and bookings that no line shows yet."""

    lines: tuple[tuple[BankLine, Booking | None, tuple[Booking, ...]], ...]
    missing: tuple[Booking, ...]

    @property
    def open_lines(self) -> tuple[tuple[BankLine, tuple[Booking, ...]], ...]:
        """Lines not ticked off, with what they may be, the nearest day first."""
        return tuple((line, may_be) for line, booking, may_be in self.lines if booking is None)


def bank_view(desk: Desk) -> BankView:
    """Return the bank account against the book, the latest line first."""
    with desk.read() as session:
        book = load_book(session)
        known = {each.key: each for each in _known(session, desk, book)}
    lines = sorted(book.bank_lines, key=lambda line: (line.on, line.number), reverse=True)
    taken = {line.booking for line in lines if line.booking is not None}
    free = [each for each in known.values() if each.key not in taken]
    first = min((line.on for line in lines), default=None)
    return BankView(
        lines=tuple(
            (line, known.get(line.booking or ""), () if line.booking else tuple(_may_be(line, free))) for line in lines
        ),
        missing=tuple(each for each in free if first is not None and first <= each.on <= desk.today),
    )


def add_bank_line(desk: Desk, amount: Decimal, on: date, text: str) -> Done:
    """Note one line of the bank statement; below zero: money that went out."""
    with desk.action("add_bank_line", "") as session:
        book = load_book(session)
        line = BankLine(number=_next(book.bank_lines), on=on, amount=amount, text=text)
        refuse([*file_findings(form.BANK_LINE, line), *nothing_findings(amount), *future_findings(on, desk.today, "Am")])
        if _there(line, book.bank_lines):
            raise Refusal(
                f"Diese Zeile steht schon da: {_line_text(line)}. Geändert wurde nichts.",
                code="already_noted",
                place="Betrag",
            )
        session.add(BANK_LINE.row_of(line))
        return Done(summary=say(session, f"Bankkonto, Zeile {line.number}: {_line_text(line)}."))


def preview_bank_file(desk: Desk, path: str) -> Preview:
    """Return what :func:`take_in_bank_file` would note; nothing is written."""
    with desk.read() as session:
        book = load_book(session)
        new, twice = _from_file(book, path, desk.today)
    lines = [f"{len(new)} Zeilen neu, {twice} stehen schon da.", *(_line_text(line) for line in new)]
    return Preview(lines=tuple(lines), question=f"{len(new)} Zeilen eintragen?" if new else "")


def take_in_bank_file(desk: Desk, path: str) -> Done:
    """Note the lines of a bank's table (CSV) that are not there yet; all of it in one action, or nothing."""
    with desk.action("take_in_bank_file", "") as session:
        book = load_book(session)
        new, twice = _from_file(book, path, desk.today)
        refuse([finding for line in new for finding in file_findings(form.BANK_LINE, line)])
        session.add_all(BANK_LINE.row_of(line) for line in new)
        return Done(summary=say(session, f"Bankkonto: {len(new)} Zeilen eingelesen, {twice} standen schon da."))


def tick_off(desk: Desk, line: int, booking: str | None = None) -> Done:
    """Say what a line of the bank is: *booking* by its key; ``None``: the only one that fits by amount and day.

    ``Refusal``: no such line or booking, ticked off before, another amount, several that fit.
    """
    with desk.action("tick_off", "") as session:
        book = load_book(session)
        found = _line(book, line)
        if found.booking is not None:
            raise Refusal(
                f"Zeile {line} ist schon abgehakt ({found.booking}). Zurück: lohn konto lösen {line}",
                code="ticked_before",
                place="Zeile",
            )
        taken = {each.booking for each in book.bank_lines}
        known = [each for each in _known(session, desk, book) if each.key not in taken]
        meant = _meant(found, known, booking, book)
        edit.overwrite(edit.row_where(session, BankLineRow, number=line), {"booking": meant.key})
        return Done(summary=say(session, f"Bankkonto, Zeile {line} abgehakt: {meant.text}, {amount_text(meant.amount)}."))


def untick(desk: Desk, line: int) -> Done:
    """Take back what a line of the bank is."""
    with desk.action("untick", "") as session:
        found = _line(load_book(session), line)
        if found.booking is None:
            raise Refusal(f"Zeile {line} ist nicht abgehakt. Geändert wurde nichts.", code="not_ticked", place="Zeile")
        edit.overwrite(edit.row_where(session, BankLineRow, number=line), {"booking": None})
        return Done(summary=say(session, f"Bankkonto, Zeile {line}: nicht mehr abgehakt."))


def remove_bank_line(desk: Desk, line: int) -> Done:
    """Delete a line that was noted by mistake."""
    with desk.action("remove_bank_line", "") as session:
        found = _line(load_book(session), line)
        edit.remove(session, edit.row_where(session, BankLineRow, number=line))
        return Done(summary=say(session, f"Bankkonto, Zeile {line} gelöscht: {_line_text(found)}."))


# --- what a line is ----------------------------------------------------------------------------------------------------


def _known(session: Session, desk: Desk, book: Book) -> list[Booking]:
    """All bookings of the book; what is expected of advances needs the accounts."""
    return list(bookings(session, book, arriving_of(advances(desk))))


def _may_be(line: BankLine, free: Iterable[Booking]) -> list[Booking]:
    """Bookings of the same amount within two weeks, the nearest first."""
    near = [each for each in free if each.amount == line.amount and abs(each.on - line.on) <= NEAR]
    return sorted(near, key=lambda each: abs(each.on - line.on))


def _meant(line: BankLine, known: Sequence[Booking], typed: str | None, book: Book) -> Booking:
    may_be = _may_be(line, known)
    if typed is None:
        if len(may_be) == 1:
            return may_be[0]
        fitting = "; ".join(each.key for each in may_be)
        none = (
            "keine Buchung, die noch offen ist. Tragen Sie sie zuerst ein, zum Beispiel: lohn eingang …, lohn ausgabe …, "
            "lohn rechnung …"
        )
        raise Refusal(
            f"Zu Zeile {line.number} ({_line_text(line)}) passt "
            + (f"mehreres. Nennen Sie eines davon: {fitting}" if may_be else none),
            code="several_bookings" if may_be else "no_booking",
            place="Buchung",
        )
    word = fold(typed)
    found = [each for each in known if fold(each.key) == word] or [each for each in known if fold(each.key).startswith(word)]
    if len(found) != 1:
        twice = next((each.number for each in book.bank_lines if each.booking and fold(each.booking).startswith(word)), None)
        said = f"ist schon mit Zeile {twice} abgehakt" if twice else "ist keine offene Buchung"
        raise Refusal(f"„{typed}“ {said}. Was offen ist, zeigt: lohn konto", code="no_booking", place="Buchung")
    if found[0].amount != line.amount:
        raise Refusal(
            f"Die Beträge sind verschieden: auf der Bank {amount_text(line.amount)}, gebucht "
            f"{amount_text(found[0].amount)}. Ändern Sie zuerst, was falsch ist.",
            code="other_amount",
            place="Buchung",
        )
    return found[0]


# --- lines ------------------------------------------------------------------------------------------------------------


def _line(book: Book, number: int) -> BankLine:
    found = next((line for line in book.bank_lines if line.number == number), None)
    if found is None:
        raise Refusal(f"Eine Zeile {number} gibt es nicht. Alle zeigt: lohn konto", code="no_line", place="Zeile")
    return found


def _next(lines: Sequence[BankLine]) -> int:
    return max((line.number for line in lines), default=0) + 1


def _there(line: BankLine, lines: Iterable[BankLine]) -> bool:
    return any((each.on, each.amount, each.text) == (line.on, line.amount, line.text) for each in lines)


def _from_file(book: Book, path: str, today: date) -> tuple[list[BankLine], int]:
    """New lines of the file, numbered on, and how many stand there already. The same line twice in a file is twice."""
    read = list(read_bank_table(read_hours_file(path).text, today))
    before = [(line.on, line.amount, line.text) for line in book.bank_lines]
    new: list[BankLine] = []
    twice = 0
    for line in read:
        same = (line.on, line.amount, line.text)
        if same in before:
            before.remove(same)
            twice += 1
        else:
            new.append(replace(line, number=_next(book.bank_lines) + len(new)))
    return new, twice


def _line_text(line: BankLine) -> str:
    return f"{day_in_words(line.on, weekday=False)}, {amount_text(line.amount)}, {line.text}"


def _month(month: Month) -> str:
    return f"{month.month:02d}.{month.year}"
