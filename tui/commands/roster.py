"""``lohn wochenplan [NAME]``: the fixed times of the week, with rhythm and kind."""

import json
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from tui import wording
from tui.actions import words
from tui.commands.call import Call
from tui.commands.lists import title
from tui.commands.parser import Parser

if TYPE_CHECKING:
    from payroll.office.book import RosterEntry


def run(_word: str, arguments: Sequence[str], clock: Callable[[], datetime] | None) -> int:
    """List the roster of everybody, or of one person."""
    parser = Parser("wochenplan", "zeigt die festen Zeiten der Woche", "wochenplan anna")
    parser.add_argument("name", nargs="*", metavar="NAME", help="ohne Namen: alle")
    options = parser.read(arguments)
    call = Call.of(options, clock)
    with call.desk() as desk:
        from payroll.office.bookfile import form
        from payroll.office.lookups import assistant
        from payroll.office.shelf import load_book
        from payroll.periods import DateRange

        with desk.read() as session:
            book = load_book(session, window=DateRange(desk.today, desk.today))
        wanted = assistant(book, " ".join(options.name)).key if options.name else None
        entries = [entry for entry in book.roster if wanted in (None, entry.assistant)]
        if call.json:
            call.out.json([json.loads(json.dumps(form.ROSTER_ENTRY.write(entry))) for entry in entries])
            return 0
        names = {person.key: person.first_name for person in book.assistants}
    call.out.heading("Feste Zeiten der Woche")
    header = ("Person", "Tag", "Zeit", "Pause", "Rhythmus", "Art", "gilt")
    call.out.table(header, [_row(entry, names[entry.assistant]) for entry in entries], left=7)
    call.out.remark("Neu: lohn person plan. Enden lassen: lohn person planende")
    return 0


def _row(entry: "RosterEntry", name: str) -> tuple[str, ...]:
    return (
        name,
        title(words.WEEKDAY, entry.weekday),
        f"{entry.start:%H:%M}–{entry.end:%H:%M}",
        f"{entry.break_minutes} Minuten" if entry.break_minutes else "",
        rhythm(entry.every_weeks),
        title(words.ROSTER_KIND, entry.kind.value),
        f"ab {wording.day(entry.valid_from)}" + _until(entry.valid_to),
    )


def _until(day: date | None) -> str:
    return f" bis {wording.day(day)}" if day else ""


def rhythm(every_weeks: int) -> str:
    """Return "jede Woche" or "alle 2 Wochen"."""
    return "jede Woche" if every_weeks == 1 else f"alle {every_weeks} Wochen"
