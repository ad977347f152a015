"""``lohn monat [MONAT] [planen|abschließen]``: the month as it stands, filled from the roster, or closed for good."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from payroll.money import total
from payroll.periods import Month
from payroll.refusal import NotUnderstood, Refusal
from tui import wording
from tui.actions import parsers
from tui.commands.call import Call
from tui.commands.main import ascii_twin
from tui.commands.output import Quiet
from tui.commands.parser import Parser

if TYPE_CHECKING:
    from payroll.office.closing import Closed
    from payroll.office.desk import Desk
    from payroll.office.month import MonthView, SlipView

NOTHING_PLANNED = "Neu geplant ist nichts, alles stand schon da."
CLOSE, PLAN = "abschliessen", "planen"


def run(_word: str, arguments: Sequence[str], clock: Callable[[], datetime] | None) -> int:
    """Show a month, plan it or close it."""
    parser = Parser(
        "monat",
        "zeigt einen Monat; „planen“ füllt ihn aus der Wochenplanung, „abschließen“ schließt ihn ab",
        "monat 2026-10 abschließen",
    )
    parser.add_argument("worte", nargs="*", metavar="MONAT [planen] [abschließen]", help="ohne Monat: der älteste offene")
    parser.add_argument("--schätzwerte", "--schaetzwerte", action="store_true", dest="estimates",
                        help="auch mit Werten abschließen, die noch nicht endgültig sind")  # fmt: skip
    parser.add_argument("--ordner", metavar="ORDNER", help="wohin die Dokumente kommen (sonst neben das Buch)")
    parser.add_argument("--ja", action="store_true", help="beim Abschließen nicht mehr nachfragen")
    options = parser.read(arguments)
    call = Call.of(options, clock)
    wanted = {ascii_twin(word) for word in options.worte} & {CLOSE, PLAN}
    typed = " ".join(word for word in options.worte if ascii_twin(word) not in wanted)
    asked = parsers.month(typed, call.today) if typed else None
    with call.desk() as desk:
        month = asked or oldest_open(desk)
        if PLAN in wanted:
            return _plan(call, desk, month)
        if CLOSE in wanted:
            return _close(call, desk, month, estimates=options.estimates, sure=options.ja, folder=options.ordner)
        return _show(call, desk, month)


def oldest_open(desk: "Desk") -> Month:
    """Return the month to work on."""
    from payroll.office.month import open_book
    from payroll.office.today import work_month

    with desk.read() as session:
        return work_month(open_book(session, desk.month_now), desk.month_now)


def _show(call: Call, desk: "Desk", month: Month) -> int:
    from payroll.office.month import view_month

    view = view_month(desk, month)
    if call.json:
        call.out.json(view.to_json())
        return 0
    print_month(call, view)
    if view.state == "open" and not view.blockers:
        call.out.remark(f"Abschließen: lohn monat {month} abschließen")
    call.out.remark(f"Warum? Zum Beispiel: lohn warum {month} {view.slips[0].assistant.key}" if view.slips else "")
    return 0


def _plan(call: Call, desk: "Desk", month: Month) -> int:
    from payroll.office.hours import plan_month
    from tui.commands.entry import say_notices

    done = plan_month(desk, month)
    if done.shifts:
        call.out.line(f"Gespeichert: {done.summary}")
        call.out.remark(f"Was so gearbeitet wurde, bestätigt: lohn e alle {wording.month(month).lower()} wie geplant")
    else:
        call.out.line(NOTHING_PLANNED)
    say_notices(call, done)
    return 0


def print_month(call: Call, view: "MonthView") -> None:
    """Print slips, sums, grants, what to look at, and what stands in the way of closing."""
    out = call.out
    state = {"open": "offen", "closed": "abgeschlossen"}[view.state]
    count = len(view.slips)
    out.heading(f"Monat {wording.month(view.month)}, {state}, {count} Abrechnung{'' if count == 1 else 'en'}")
    before = wording.month(view.month.plus(-1)).split(" ")[0]
    header = ("", "Brutto", "Netto", "Auszahlung", "Kosten gesamt", f"gegenüber {before}", "warum")
    rows = [
        (
            slip.name,
            *(wording.amount(each) for each in _figures(slip)),
            *_difference(slip),
        )
        for slip in view.slips
    ]
    if len(rows) > 1:
        sums = [wording.amount(total(_figures(slip)[i] for slip in view.slips)) for i in range(4)]
        rows.append(("Summe", *sums, "", ""))
    out.table(header, rows, after=1, units=["Euro"] * 5)
    if view.funding:
        out.line()
        out.heading("Bewilligungen")
        out.table(
            ("", "Stunden", "Kosten", "Erstattung", "angerechnet", "Vorschuss", "Vortrag", "Stand"),
            [
                (
                    row.grant,
                    wording.amount(row.hours),
                    *(
                        wording.amount(each.amount)
                        for each in (row.cost, row.refunds, row.charged, row.advance, row.carried, row.balance)
                    ),
                )
                for row in view.funding
            ],
            units=["Stunden", *["Euro"] * 6],
        )
    _corrections(call, view)
    _notices(call, view)


def _figures(slip: "SlipView") -> tuple[Decimal, Decimal, Decimal, Decimal]:
    pay = slip.payslip
    return pay.gross.amount, pay.net.amount, pay.payout.amount, pay.cost.amount


def _difference(slip: "SlipView") -> tuple[str, str]:
    """Return how the cost differs from the month before, and why in a few words."""
    from payroll.office.changes import change

    found = change(slip)
    if found.before is None:
        return "neu", ""
    if not found.difference:
        return "gleich", ""
    sign = "+" if found.difference > 0 else "−"
    return f"{sign} {wording.amount(abs(found.difference))}", ", ".join(found.reasons)


def _corrections(call: Call, view: "MonthView") -> None:
    """Print what the slips settle of closed months, and which closed slips replace earlier ones."""
    from payroll.office.reopening import outcomes_of, sentence

    settled = [outcome for slip in view.slips for outcome in outcomes_of(slip)]
    replaced = [slip for slip in view.slips if slip.replaces]
    if settled or replaced:
        call.out.line()
        call.out.heading("Berichtigungen")
    for outcome in settled:
        call.out.line(f"  {sentence(outcome)}")
    for slip in replaced:
        call.out.line(f"  {slip.name}: Die Abrechnung {slip.number} ersetzt {slip.replaces}.")


def _notices(call: Call, view: "MonthView") -> None:
    if view.to_look_at or view.estimates or view.blockers:
        call.out.line()
        call.out.heading("Hinweise")
    for name, text in view.to_look_at:
        call.out.line(f"  achten: {name}: {text}")
    if view.estimates:
        call.out.line(f"  Schätzwerte: {', '.join(view.estimates)}")
    for sentence in view.blockers:
        call.out.line(f"  fehlt: {sentence}")


def _close(call: Call, desk: "Desk", month: Month, *, estimates: bool, sure: bool, folder: str | None) -> int:
    from payroll.office.closing import close_month

    if not sure and sys.stdin.isatty() and not _confirmed(call, desk, month):
        raise NotUnderstood("Nicht abgeschlossen. Es ist alles, wie es war.", code="not_confirmed")
    closed = close_month(desk, month, accept_estimates=estimates)
    if call.json:
        call.out.json({"month": str(month), "state": "closed", "slips": closed.slips, "payout": f"{closed.payout:.2f}"})
        call = replace(call, out=Quiet(plain=call.out.plain))
    else:
        print_closed(call, closed)
    return deliver(call, desk, month, folder)


def print_closed(call: Call, closed: "Closed") -> None:
    """Say what closing did."""
    slips = "Eine Abrechnung" if closed.slips == 1 else f"{closed.slips} Abrechnungen"
    call.out.line(
        f"{wording.month(closed.month)} ist abgeschlossen. {slips}, Auszahlung zusammen {wording.euro(closed.payout)}."
    )
    if closed.corrections:
        count = "Ein früherer Monat ist" if closed.corrections == 1 else f"{closed.corrections} frühere Monate sind"
        call.out.line(f"{count} berichtigt; die neuen Abrechnungen liegen bei den Dokumenten.")
    if closed.copy is not None:
        call.out.remark(f"Kopie des Buchs von vorher: {closed.copy}")


def closing_question(view: "MonthView", today: date) -> str:
    """Return the question before closing: month, number of slips, amount, and that it cannot be taken back."""
    payout = total(slip.payslip.payout.amount for slip in view.slips)
    return (
        f"{wording.month(view.month)} abschließen? {len(view.slips)} Abrechnungen, Auszahlung zusammen "
        f"{wording.euro(payout)}. {still_running(view.month, today)}Danach ändern sich diese Abrechnungen nicht mehr."
    )


def still_running(month: Month, today: date) -> str:
    """Return a sentence to put before closing a month that is not over, else nothing."""
    return f"Der Monat läuft noch bis {wording.day(month.last)}. " if today < month.last else ""


def _confirmed(call: Call, desk: "Desk", month: Month) -> bool:
    from payroll.office.month import view_month
    from tui.plain.dialogue import Back, Dialogue, Stopped

    view = view_month(desk, month)
    if view.state == "closed" or view.blockers:
        return True  # closing itself says why it does not go
    try:
        return Dialogue(call.today).yes(closing_question(view, call.today))
    except (Back, Stopped):
        return False


def deliver(call: Call, desk: "Desk", month: Month, folder: str | None, *, explained: bool = False) -> int:
    """Write the papers the closed month owes; 0, or the refusal's exit code with a way to do it again."""
    from payroll.office.documents import Archive
    from reports import deliver as papers

    place = Path(folder) if folder else papers_folder(desk)
    try:
        delivered = papers.deliver(Archive(desk), month, place, explained=explained)
    except Refusal as refused:
        call.out.remark(f"{refused}\nDer Monat ist abgeschlossen. Die Dokumente schreibt später: lohn unterlagen {month}")
        return refused.exit_code
    for each in delivered:
        call.out.line(f"{'Geschrieben' if each.written else 'Liegt bereit'}: {each.path}")
    call.out.remark(f"Was zu überweisen ist: lohn abgaben {month}")
    return 0


def papers_folder(desk: "Desk") -> Path:
    """Return where documents go unless told otherwise: a folder beside the book."""
    base = desk.path.parent if desk.path else Path.cwd()
    return base / "Unterlagen"
