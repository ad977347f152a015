"""Time in a book file: what ends before it starts, what overlaps, what lies outside a contract."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from payroll.office.book import Book
from payroll.office.bookfile.findings import Findings, shown
from payroll.office.bookfile.time_kinds import LAST_YEAR
from payroll.office.planning import meet
from payroll.office.shelf import SHIFT_DAYS_AT_MOST
from payroll.pay.facts import Assistant, Shift
from payroll.periods import ONE_DAY, DateRange, elapsed_minutes, midnight

LAST_DAY = date(LAST_YEAR, 12, 31)


def check_time(book: Book, findings: Findings) -> None:
    """Note every shift, absence, roster entry and one-off payment whose times cannot be true."""
    for check in (_shifts, _overlaps, _roster, _absences, _one_offs):
        check(book, findings)


def in_order(first: date, last: date | None, place: str, findings: Findings) -> bool:
    """Tell whether *last* is not before *first*; note it if it is."""
    if last is not None and last < first:
        findings.refuse(place, f"{last} liegt vor dem Beginn {first}. Prüfen Sie beide Daten.", "order")
        return False
    return True


def _shifts(book: Book, findings: Findings) -> None:
    employed = _employed(book)
    for index, shift in enumerate(book.shifts):
        place = f"shifts[{index}]"
        minutes = elapsed_minutes(shift.start, shift.end)
        if minutes <= 0:
            findings.refuse(
                f"{place}.end",
                f"Diese Schicht endet {_clock(shift.end)}, beginnt aber {_clock(shift.start)}. Prüfen Sie beide Zeiten; "
                "in der Nacht der Umstellung auf Winterzeit gehört der Abstand dazu, zum Beispiel „2026-10-25T02:30+01:00“.",
                "order",
            )
        elif minutes > SHIFT_DAYS_AT_MOST * 24 * 60:
            findings.refuse(
                f"{place}.end",
                f"Diese Schicht dauert länger als {SHIFT_DAYS_AT_MOST} Tage. Teilen Sie sie auf.",
                "shift_length",
            )
        elif shift.break_minutes >= minutes:
            findings.refuse(
                f"{place}.break_minutes",
                f"Die Pause dauert {shift.break_minutes} Minuten, die Schicht nur {minutes}. Die Pause muss kürzer sein.",
                "break",
            )
        elif shift.assistant in employed:
            _inside_contract(employed[shift.assistant], _days(shift), (f"{place}.start", f"{place}.end"), findings)


def _clock(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d um %H:%M}"


def _days(shift: Shift) -> tuple[date, date]:
    """Return the first and the last day a shift has time on; an end at midnight is still the day before."""
    last = shift.end.date()
    return shift.start.date(), last - ONE_DAY if shift.end == midnight(last) else last


def _overlaps(book: Book, findings: Findings) -> None:
    spans = sorted(
        (shift.assistant, shift.start.astimezone(UTC), shift.end.astimezone(UTC), index)
        for index, shift in enumerate(book.shifts)
    )
    latest: tuple[str, datetime, int] | None = None
    for assistant, start, end, index in spans:
        if latest is not None and latest[0] == assistant and start < latest[1]:
            later, earlier = max(index, latest[2]), min(index, latest[2])
            findings.refuse(
                f"shifts[{later}].start",
                f"Diese Schicht von {shown(assistant)} überschneidet sich mit shifts[{earlier}] "
                f"({_clock(book.shifts[earlier].start)} bis {_clock(book.shifts[earlier].end)}). Ändern Sie eine.",
                "overlap",
            )
        if latest is None or latest[0] != assistant or end > latest[1]:
            latest = (assistant, end, index)


def _employed(book: Book) -> dict[str, tuple[DateRange, ...]]:
    """Return the days each assistant is under contract: a section ends at its ``to`` or when the next one begins."""
    return {assistant.key: _employment(assistant) for assistant in book.assistants}


def _employment(assistant: Assistant) -> tuple[DateRange, ...]:
    spans: list[DateRange] = []
    contracts = sorted(assistant.contracts, key=lambda contract: contract.valid_from)
    for number, contract in enumerate(contracts):
        last = contract.valid_to or LAST_DAY
        if number + 1 < len(contracts):
            last = min(last, contracts[number + 1].valid_from - ONE_DAY)
        if last < contract.valid_from:
            continue
        if spans and spans[-1].last + ONE_DAY == contract.valid_from:
            spans[-1] = DateRange(spans[-1].first, last)
        else:
            spans.append(DateRange(contract.valid_from, last))
    return tuple(spans)


def _inside_contract(
    employed: Sequence[DateRange], days: tuple[date, date], places: tuple[str, str], findings: Findings
) -> None:
    """Refuse days that no contract covers; the place is that of the first or of the last day, whichever is outside."""
    first, last = days
    span = next((span for span in employed if first in span), None)
    if span is not None and last <= span.last:
        return
    day, place = (first, places[0]) if span is None else (last, places[1])
    known = " und ".join(_in_words(span) for span in employed) or "es gibt keinen"
    findings.refuse(
        place, f"Am {day} besteht kein Vertrag ({known}). Prüfen Sie das Datum oder den Vertrag.", "outside_contract"
    )


def _in_words(span: DateRange) -> str:
    return f"seit {span.first}" if span.last == LAST_DAY else f"{span.first} bis {span.last}"


def _roster(book: Book, findings: Findings) -> None:
    employed = _employed(book)
    for index, entry in enumerate(book.roster):
        place = f"roster[{index}]"
        start, end = (datetime.combine(entry.valid_from, clock) for clock in (entry.start, entry.end))
        minutes = ((end if end > start else end + timedelta(days=1)) - start) // timedelta(minutes=1)
        if entry.break_minutes >= minutes:
            findings.refuse(
                f"{place}.break_minutes",
                f"Die Pause dauert {entry.break_minutes} Minuten, die Schicht nur {minutes}. Die Pause muss kürzer sein.",
                "break",
            )
        for number, other in enumerate(book.roster[:index]):
            if other.assistant == entry.assistant and meet(entry, other):
                findings.warn(
                    place, f"Diese feste Zeit überschneidet sich mit roster[{number}]. Beenden Sie eine, bevor Sie planen."
                )
        if in_order(entry.valid_from, entry.valid_to, f"{place}.to", findings) and entry.assistant in employed:
            spans = employed[entry.assistant]
            for day, where in ((entry.valid_from, "from"), (entry.valid_to, "to")):
                if day is not None:
                    _inside_contract(spans, (day, day), (f"{place}.{where}", f"{place}.{where}"), findings)


def _absences(book: Book, findings: Findings) -> None:
    employed = _employed(book)
    by_key = {absence.key: absence for absence in book.absences}
    for index, absence in enumerate(book.absences):
        place = f"absences[{index}]"
        if in_order(absence.first, absence.last, f"{place}.to", findings) and absence.assistant in employed:
            days = (absence.first, absence.last or absence.first)
            _inside_contract(employed[absence.assistant], days, (f"{place}.from", f"{place}.to"), findings)
        before: Any = by_key.get(absence.continues) if absence.continues else None
        if before is not None and (before.assistant != absence.assistant or before.first >= absence.first):
            findings.refuse(
                f"{place}.continues",
                f"Die Abwesenheit {shown(before.key)} liegt nicht vor dieser oder gehört einer anderen Person.",
                "continues",
            )


def _one_offs(book: Book, findings: Findings) -> None:
    employed = _employed(book)
    for index, one_off in enumerate(book.one_offs):
        spans = employed.get(one_off.assistant)
        if spans is not None and not any(span.overlap(one_off.month.range) for span in spans):
            findings.refuse(
                f"one_offs[{index}].month",
                f"Im Monat {one_off.month} besteht kein Vertrag mit {shown(one_off.assistant)}. Prüfen Sie beides.",
                "outside_contract",
            )
