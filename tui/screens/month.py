"""Monat: the slips side by side with the month before, what to look at, and closing."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import ComposeResult

from payroll.periods import Month
from payroll.refusal import Refusal
from tui import wording
from tui.commands.month import closing_question, papers_folder
from tui.screens.closing import Closing
from tui.screens.confirm import Confirm
from tui.screens.error import ErrorBox
from tui.screens.keys import bindings
from tui.screens.slip import Slip
from tui.screens.view import View
from tui.screens.ways import on_screens
from tui.screens.why import Why
from tui.widgets.columns import Column, table, wrapped
from tui.widgets.rows import GAP, Row, Rows, line, row

if TYPE_CHECKING:
    from payroll.office.changes import Change, Totals
    from payroll.office.desk import Desk
    from payroll.office.month import MonthView, SlipView


WORKED = "Stunden"


@dataclass(frozen=True, slots=True)
class Shown:
    """The month as read: slips, what changed, sums, where its papers go."""

    view: "MonthView"
    changes: tuple["Change", ...]
    totals: "Totals"
    folder: Path


class MonthPlace(View):
    """The month."""

    keys = (("open", "ansehen"), "close", "why", "before", "after", "entry", "undo")
    purpose = (
        "Hier stehen die Abrechnungen eines Monats neben dem Vormonat. Enter öffnet eine Abrechnung, w erklärt die "
        "Auszahlung, a schließt den Monat ab. Davor wird gefragt."
    )
    BINDINGS = bindings("close", "why", "before", "after")

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._found: Shown | None = None

    def compose(self) -> ComposeResult:
        """One list."""
        yield Rows(id="month-rows")

    def read(self, desk: "Desk") -> Shown:
        """Return the month with what changed."""
        from payroll.office.changes import change, totals
        from payroll.office.month import view_month

        view = view_month(desk, self.lohn.month or desk.month_now)
        return Shown(view, tuple(change(slip) for slip in view.slips), totals(view), papers_folder(desk))

    def show(self, found: Shown) -> None:
        """Show it."""
        self._found = found
        self.lohn.month = found.view.month
        self.query_one(Rows).show(lambda width: month_rows(found, width))

    def _slip(self) -> "SlipView | None":
        key = self.query_one(Rows).value
        if self._found is None:
            return None
        return next((slip for slip in self._found.view.slips if slip.assistant.key == key), None)

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """Open a slip."""
        event.stop()
        slip = self._slip()
        if slip is not None:
            self.app.push_screen(Slip(slip))

    def action_why(self) -> None:
        """Explain the payout of the row."""
        slip = self._slip()
        if slip is not None:
            opened = Slip(slip)
            figure = next(each for each in opened.figures if each.code == "payout")
            self.app.push_screen(Why(figure, f"{slip.assistant.first_name}, {wording.month(slip.payslip.month)}"))

    async def action_before(self) -> None:
        """Show the month before."""
        await self._go(-1)

    async def action_after(self) -> None:
        """Show the month after."""
        await self._go(1)

    async def _go(self, by: int) -> None:
        if self._found is None:
            return
        target = self._found.view.month.plus(by)
        found = await self.lohn.attempt(lambda desk: _known(desk, target))
        if found is not None:
            self.lohn.month = target
            await self.reload()

    # --- closing ----------------------------------------------------------------------------------------------------

    def action_close(self) -> None:
        """Ask whether to close."""
        if self._found is None:
            return
        view = self._found.view
        name = wording.month(view.month)
        if view.state == "closed":
            self.lohn.say(f"{name} ist schon abgeschlossen. Die Dokumente stehen unter 8 Unterlagen.")
            return
        if view.blockers:
            self.app.push_screen(ErrorBox("\n\n".join(view.blockers), f"{name} lässt sich noch nicht abschließen"))
            return
        text = ""
        if view.estimates:
            text = (
                "Diese Werte des Staates sind noch nicht endgültig. Mit j nehmen Sie sie als Schätzwerte an; das wird "
                f"festgehalten: {', '.join(view.estimates)}."
            )
        self.app.push_screen(Confirm(closing_question(view, self.lohn.office.clock().date()), text), self._answered)

    def _answered(self, sure: bool | None) -> None:  # noqa: FBT001 - the answer of the box
        if not sure or self._found is None:
            self.lohn.say("Nicht abgeschlossen. Es ist alles, wie es war.")
            return
        view = self._found.view
        box = Closing(self.lohn.office, view.month, self._found.folder, accept_estimates=bool(view.estimates))
        self.app.push_screen(box, self._after_closing)

    async def _after_closing(self, text: str | None) -> None:
        await self.reload()
        if text:
            self.lohn.say(text)


def _known(desk: "Desk", month: Month) -> Month:
    """Refuse months no figures are known for."""
    from payroll.office.month import view_month

    if not view_month(desk, month).slips:
        raise Refusal(f"Im {wording.month(month)} ist niemand angestellt. Es gibt nichts abzurechnen.", code="empty_month")
    return month


def month_rows(found: Shown, width: int) -> list[Row]:
    """Return slips, sums, what changed, and what to look at."""
    view = found.view
    state = {"open": "offen", "closed": "abgeschlossen"}[view.state]
    count = "1 Abrechnung" if len(view.slips) == 1 else f"{len(view.slips)} Abrechnungen"
    rows = [row((wording.month(view.month), "strong"), (f"   {state}, {count}", "quiet")), GAP]
    before = wording.short_month(view.month.plus(-1)).split(" ")[0]
    columns = (
        Column(""),
        Column("Brutto", figure=True, spare=2),
        Column("Netto", figure=True, spare=3),
        Column("Auszahlung", figure=True),
        Column("Kosten", figure=True),
        Column(f"gegenüber {before}", figure=True, spare=1),
    )
    cells = [_cells(slip, each) for slip, each in zip(view.slips, found.changes, strict=True)]
    sums = found.totals
    total = ("Summe", *(wording.amount(each) for each in (sums.gross, sums.net, sums.payout, sums.cost)), "")
    header, lines, less = table(columns, [*cells, total], width)
    rows.append(row((header, "quiet")))
    for slip, each, text in zip(view.slips, found.changes, lines, strict=False):
        # where the column of the difference has no room, it stands with the reasons
        said = [_difference(each)] if less else []
        said += [_reason(each)] if each.reasons else []
        below = (line((f"  {part}", "quiet")) for part in wrapped(": ".join(said), width - 2)) if said else ()
        rows.append(Row((line(text), *below), slip.assistant.key))
    rows.append(row((lines[-1], "strong")))
    return [*rows, *_notices(view, width)]


def _cells(slip: "SlipView", change: "Change") -> tuple[str, ...]:
    pay = slip.payslip
    figures = (pay.gross.amount, pay.net.amount, pay.payout.amount, pay.cost.amount)
    return (slip.assistant.first_name, *(wording.amount(each) for each in figures), _difference(change))


def _difference(change: "Change") -> str:
    if change.before is None:
        return "neu"
    if not change.difference:
        return "gleich"
    return f"{'+' if change.difference > 0 else '−'} {wording.amount(abs(change.difference))}"


def _reason(change: "Change") -> str:
    words = [word for word in change.reasons if word != WORKED]
    if WORKED in change.reasons:
        words.append(f"{wording.amount(abs(change.worked))} Stunden {'mehr' if change.worked > 0 else 'weniger'} gearbeitet")
    return ", ".join(words)


def _notices(view: "MonthView", width: int) -> list[Row]:
    notes = [("fehlt", sentence) for sentence in view.blockers]
    notes += [("achten", f"{name}: {text}") for name, text in view.to_look_at]
    notes += [("achten", notice.text) for account in view.accounts for notice in account.notices]
    if view.estimates:
        notes.append(("achten", f"noch nicht endgültig: {', '.join(view.estimates)}"))
    if not notes:
        return [GAP, row(("Keine Hinweise.", "quiet"))]
    rows = [GAP, row(("Hinweise", "strong"))]
    for word, text in notes:
        first, *rest = wrapped(on_screens(text), width - 8)
        tone = "wrong" if word == "fehlt" else "act"
        rows.append(Row((line((word.ljust(8), tone), first), *(line(" " * 8 + part) for part in rest))))
    return rows
