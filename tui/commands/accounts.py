"""``lohn krank``: illnesses and how far each is on its way to 42 paid days."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from tui import wording
from tui.commands.call import Call
from tui.commands.parser import Parser

if TYPE_CHECKING:
    from payroll.office.desk import Desk
    from payroll.pay.facts import Assistant


def run(_word: str, arguments: Sequence[str], clock: Callable[[], datetime] | None) -> int:
    """Show the illnesses."""
    return _sick(arguments, clock)


def people_meant(desk: "Desk", typed: str) -> Callable[[str], bool]:
    """Return the test whether the person with a key is meant by *typed*; nothing typed means everybody."""
    if not typed:
        return lambda _key: True
    from payroll.office.lookups import assistant
    from payroll.office.shelf import load_book
    from payroll.periods import DateRange

    with desk.read() as session:
        key = assistant(load_book(session, window=DateRange(desk.today, desk.today)), typed).key
    return lambda each: each == key


def _sick(arguments: Sequence[str], clock: Callable[[], datetime] | None) -> int:
    parser = Parser("krank", "Krankheiten der letzten zwölf Monate und ihre Tage bis 42", "krank anna")
    parser.add_argument("name", nargs="*", metavar="NAME", help="ohne Namen: alle")
    options = parser.read(arguments)
    call = Call.of(options, clock)
    with call.desk() as desk:
        from payroll.office.accounts import sick_clocks

        meant = people_meant(desk, " ".join(options.name))
        clocks = [clock_ for clock_ in sick_clocks(desk) if meant(clock_.assistant.key)]
    if call.json:
        call.out.json(
            [
                {
                    "assistant": each.assistant.key,
                    "absence": each.absence.key,
                    "from": str(each.absence.first),
                    "to": str(each.absence.last) if each.absence.last else None,
                    "used": each.used,
                    "limit": each.limit,
                    "paid_until": str(each.paid_until) if each.paid_until else None,
                }
                for each in clocks
            ]
        )
        return 0
    call.out.heading("Krankheiten der letzten zwölf Monate")
    call.out.table(
        ("", "von", "bis", "Bescheinigung", "Lohn längstens bis", "Tage"),
        [
            (
                _name(each.assistant),
                wording.day(each.absence.first),
                wording.day(each.absence.last) if each.absence.last else "offen",
                f"ab {wording.day(each.absence.certified_from)}" if each.absence.certified_from else "fehlt",
                wording.day(each.paid_until) if each.paid_until else "kein Lohn",
                f"{each.used} von {each.limit}",
            )
            for each in clocks
        ],
        left=5,
    )
    return 0


def _name(person: "Assistant") -> str:
    return f"{person.first_name} {person.last_name}"
