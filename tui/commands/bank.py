"""``lohn konto``: the bank account against the book; its actions enter, take in and tick off lines."""

from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from tui import wording
from tui.actions.bank import ACTIONS
from tui.commands import upkeep
from tui.commands.call import Call
from tui.commands.main import ascii_twin
from tui.commands.output import Output
from tui.commands.parser import HelpWanted, Parser

if TYPE_CHECKING:
    from payroll.office.bank import BankView, Booking


def run(word: str, arguments: Sequence[str], clock: Callable[[], datetime] | None) -> int:
    """Show the account, or carry out one of the declared actions."""
    first = ascii_twin(next(takewhile(lambda each: not each.startswith("-"), arguments), ""))
    if any(first == ascii_twin(action.words[1]) for action in ACTIONS):
        return upkeep.run(word, arguments, clock)
    return show_list([each for each in arguments if each != upkeep.LIST], clock)


def show_list(arguments: Sequence[str], clock: Callable[[], datetime] | None) -> int:
    """Show lines with what they are, and what no line shows yet."""
    parser = Parser("konto", "das Bankkonto neben dem Buch: was abgehakt ist, und was auf einer der Seiten fehlt", "konto")
    try:
        options = parser.read(arguments)
    except HelpWanted as wanted:
        ways = "\n".join(f"  lohn {action.command}: {action.title}" for action in ACTIONS)
        raise HelpWanted(f"{wanted}\n\nAußerdem, jeweils mit eigener Hilfe:\n{ways}") from None
    call = Call.of(options, clock)
    with call.desk() as desk:
        from payroll.office.bank import bank_view

        view = bank_view(desk)
    if call.json:
        call.out.json(_as_json(view))
        return 0
    print_bank(call.out, view)
    one = next((line for line, may_be in view.open_lines if len(may_be) == 1), None)
    if one is not None:
        call.out.remark(f"Abhaken: lohn konto abhaken {one.number}")
    elif not view.lines:
        call.out.remark(
            "Umsätze einlesen: lohn konto einlesen umsaetze.csv. Einzeln: lohn konto zeile 1900,00 --am 2.1.2026"
        )
    return 0


def print_bank(out: Output, view: "BankView") -> None:
    """Print the lines, then the bookings that no line shows."""
    out.heading("Bankkonto")
    if not view.lines:
        out.line("Noch keine Zeile eingetragen.")
        return
    empty = "" if out.plain else "–"
    out.table(
        ("Zeile", "Tag", "Betrag", "Text", "was es ist"),
        [
            (
                str(line.number),
                wording.day(line.on),
                wording.amount(line.amount),
                line.text,
                booking.text if booking else (f"offen; passt: {may_be[0].key}" if may_be else "offen"),
            )
            for line, booking, may_be in view.lines
        ],
        left=2,
        units=["", "Euro", "", ""],
    )
    out.line()
    out.heading("Gebucht, aber auf dem Konto noch nicht abgehakt")
    if not view.missing:
        out.line("Nichts.")
    for each in sorted(view.missing, key=lambda booking: booking.on):
        out.line(f"  {wording.day(each.on)}  {wording.amount(each.amount)} €  {each.text or empty}  ({each.key})")


def _as_json(view: "BankView") -> dict[str, Any]:
    return {
        "lines": [
            {
                "number": line.number,
                "on": str(line.on),
                "amount": f"{line.amount:.2f}",
                "text": line.text,
                "booking": line.booking,
                "proposals": [each.key for each in may_be],
            }
            for line, _booking, may_be in view.lines
        ],
        "missing": [_booking_json(each) for each in view.missing],
    }


def _booking_json(booking: "Booking") -> dict[str, str]:
    return {"key": booking.key, "on": str(booking.on), "amount": f"{booking.amount:.2f}", "text": booking.text}
