"""Hours out of a table (CSV), as spreadsheets and time clocks write it here. Its form for people: ``docs/stunden-datei.md``.

The separator is whichever makes the headings known; headings come in any order. A row is a shift, or nothing of it is.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from payroll.office.intake import cells
from payroll.office.intake.found import FoundShift, Reading
from payroll.office.intake.words import fold, listed
from payroll.periods import elapsed_minutes, local
from payroll.refusal import NotUnderstood, Refusal

SEPARATORS = (";", ",", "\t", "|")
MOST_ROWS = 2_000
SEARCHED_FOR_HEADINGS = 20

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "who": ("name", "person", "assistent", "assistentin", "assistenz", "assistenzkraft", "mitarbeiter",
            "mitarbeiterin", "wer", "assistant"),
    "first_name": ("vorname",),
    "last_name": ("nachname", "familienname"),
    "day": ("datum", "tag", "date", "arbeitstag"),
    "start": ("beginn", "anfang", "start", "von", "dienstbeginn", "kommen"),
    "end": ("ende", "bis", "schluss", "dienstende", "gehen", "end"),
    "end_day": ("enddatum", "datum ende", "bis datum"),
    "break": ("pause", "pausen", "break"),
    "kind": ("art", "taetigkeit", "typ", "kind"),
    "grant": ("bewilligung", "budget", "wer zahlt", "grant"),
    "covers": ("fuer", "vertretung", "vertretung fuer", "vertritt"),
    "state": ("stand", "status"),
    "hours": ("stunden", "dauer", "summe", "arbeitszeit", "std"),
}  # fmt: skip
"""Headings by what they mean, folded and without what stands in brackets."""

NEEDED = (("start", "Beginn"), ("end", "Ende"))
_SUM_ROWS = ("summe", "gesamt", "total")


@dataclass(frozen=True, slots=True)
class _Table:
    """Where each column stands, and the separator. *break_in_hours*: the heading says so."""

    separator: str
    line: int
    columns: Mapping[str, int]
    unread: tuple[str, ...]
    break_in_hours: bool


def read_table(text: str, today: date) -> Reading:
    """Return the shifts of a table. ``NotUnderstood`` where there are no headings, too many rows, or quotes left open."""
    table = _headings(text)
    shifts: list[FoundShift] = []
    problems: list[Refusal] = []
    count = 0
    for line, row in _rows(text, table.separator):
        cell = _cells(table, row)
        if line <= table.line or not any(cell.values()) or _is_sum(cell):
            continue
        count += 1
        if count > MOST_ROWS:
            raise NotUnderstood(
                f"Die Tabelle hat mehr als {MOST_ROWS} Zeilen. Teilen Sie sie nach Monaten auf.",
                code="too_many_rows",
                place=f"Zeile {line}",
            )
        try:
            shifts.append(_shift(cell, f"Zeile {line}", table, today))
        except NotUnderstood as refused:
            place = f"Zeile {line}, {refused.place}" if refused.place else f"Zeile {line}"
            problems.append(NotUnderstood(refused.sentence, code=refused.code, place=place))
    if not count:
        raise NotUnderstood("Unter den Überschriften steht keine Zeile.", code="no_rows")
    if "day" not in table.columns and not shifts:
        raise _no_headings(["Datum"])
    remarks = [f"Nicht gelesen werden die Spalten: {listed(list(table.unread))}."] if table.unread else []
    return Reading(shifts=tuple(shifts), problems=tuple(problems), remarks=tuple(remarks))


# --- headings ---------------------------------------------------------------------------------------------------------


def _headings(text: str) -> _Table:
    """Return the table under the row, near the top, and with the separator, that name most columns."""
    best: _Table | None = None
    for separator in SEPARATORS:
        # with a separator that is not the file's, quotation marks stand in odd places
        with suppress(NotUnderstood):
            for line, row in islice(_rows(text, separator), SEARCHED_FOR_HEADINGS):
                table = _table(separator, line, row)
                if best is None or len(table.columns) > len(best.columns):
                    best = table
    missing = [title for name, title in NEEDED if best is None or name not in best.columns]
    if missing or best is None:
        raise _no_headings(missing)
    return best


def _no_headings(missing: list[str]) -> NotUnderstood:
    return NotUnderstood(
        f"Es fehlen Überschriften: {listed(missing)}. Die erste Zeile nennt die Spalten, zum Beispiel: "
        "Name;Datum;Beginn;Ende;Pause",
        code="no_headings",
        place="Zeile 1",
    )


def _table(separator: str, line: int, row: list[str]) -> _Table:
    columns: dict[str, int] = {}
    unread = []
    hours = False
    for index, cell in enumerate(row):
        heading = re.sub(r"[^\w]+", " ", fold(re.sub(r"[\(\[].*?[\)\]]", "", cell))).strip()
        unit = re.sub(r"[^\w]+", " ", fold(cell)).split()
        name = _meaning(heading)
        if name is None or name in columns:
            unread += [cells.short(cell)] if heading else []
            continue
        columns[name] = index
        hours = hours or (name == "break" and any(word in ("h", "std", "stunden", "stunde") for word in unit))
    return _Table(separator, line, columns, tuple(unread), hours)


def _meaning(heading: str) -> str | None:
    """Return what a heading means: the whole of it, or without a unit behind it ("pause min")."""
    for words in (heading, " ".join(word for word in heading.split() if word not in ("min", "minuten", "h", "std", "in"))):
        for name, known in HEADINGS.items():
            if words in known:
                return name
    return None


def _rows(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each row with the number of its last line; ``NotUnderstood`` for a quotation that never ends."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True, skipinitialspace=True)
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise NotUnderstood(
                "Hier ist ein Anführungszeichen zu viel oder zu wenig. Speichern Sie die Tabelle neu als CSV.",
                code="quotes",
                place=f"Zeile {reader.line_num}",
            ) from None
        yield reader.line_num, row


# --- rows -------------------------------------------------------------------------------------------------------------


def _cells(table: _Table, row: list[str]) -> dict[str, str]:
    return {name: row[index].strip() if index < len(row) else "" for name, index in table.columns.items()}


def _is_sum(cell: Mapping[str, str]) -> bool:
    """A row of sums at the end: no time of its own, and a word that says so."""
    if cell.get("start") or cell.get("end"):
        return False
    return any(fold(value).startswith(_SUM_ROWS) for value in cell.values()) or not (cell.get("day") or _who(cell))


def _shift(cell: Mapping[str, str], place: str, table: _Table, today: date) -> FoundShift:
    start_text, end_text, day_text, end_day_text = (cell.get(name, "") for name in ("start", "end", "day", "end_day"))
    if together := cells.day_and_clock(start_text):
        day_text, start_text = together
    if together := cells.day_and_clock(end_text):
        end_day_text, end_text = together
    kind = cells.kind_of(cell.get("kind", ""))
    for name, title, value in (("day", "Datum", day_text), ("start", "Beginn", start_text), ("end", "Ende", end_text)):
        if not value:
            raise NotUnderstood(f"Hier steht nichts. Es fehlt: {title}.", code=f"no_{name}", place=title)
    day = cells.day_of(day_text, today)
    start_minutes, end_minutes = cells.clock_of_cell(start_text, "Beginn"), cells.clock_of_cell(end_text, "Ende")
    if end_day_text:
        end_day = cells.day_of(end_day_text, today)
    else:
        if start_minutes == end_minutes:
            raise NotUnderstood(
                f"Beginn und Ende sind gleich ({end_text}). Prüfen Sie beide Zeiten.", code="no_time", place="Ende"
            )
        end_day = day + timedelta(days=end_minutes < start_minutes)
    (start_clock, start_later), (end_clock, end_later) = cells.time_of(start_minutes), cells.time_of(end_minutes)
    start, end = local(day + start_later, start_clock), local(end_day + end_later, end_clock)
    pause = cells.break_of(cell.get("break", ""), hours=table.break_in_hours)
    found = FoundShift(
        place=place,
        who=_who(cell),
        start=start,
        end=end,
        break_minutes=pause,
        kind=kind,
        grant=cell.get("grant", ""),
        covers=cell.get("covers", ""),
        planned=cells.planned_of(cell.get("state", "")),
    )
    _check_hours(cell.get("hours", ""), found)
    return found


def _who(cell: Mapping[str, str]) -> str:
    """Return the name; beside a first name, "Name" is the last name."""
    first, name, last = (cell.get(column, "") for column in ("first_name", "who", "last_name"))
    return " ".join(part for part in ((first, last or name) if first else (name, last)) if part)


def _check_hours(text: str, found: FoundShift) -> None:
    """Where the file counts the hours too, its number must be the time between, with or without the break."""
    if not text or not re.fullmatch(r"\d{1,2}(?:[.,:]\d{1,2})?(?:\s*(?:h|std\.?|stunden))?", text, re.IGNORECASE):
        return
    counted = cells.length_of(text)
    length = elapsed_minutes(found.start, found.end)
    if all(abs(counted - minutes) > 1 for minutes in (length, length - found.break_minutes)):
        raise NotUnderstood(
            f"Die Datei zählt hier {text} Stunden, von Beginn bis Ende sind es {length // 60}:{length % 60:02d}. "
            "Prüfen Sie Zeiten und Pause.",
            code="hours_differ",
            place="Stunden",
        )
