"""Vertretung: who is missing, which shifts nobody covers, who may take each and why not; Enter takes one over."""

from typing import TYPE_CHECKING, Any

from textual.app import ComposeResult

from tui import wording
from tui.actions.catalog import of_group
from tui.actions.common import ASSISTANT
from tui.actions.errands import ERRANDS
from tui.screens.acting import choose_action
from tui.screens.confirm import Confirm
from tui.screens.entry import undoable
from tui.screens.further import ask_for
from tui.screens.keys import bindings
from tui.screens.view import View
from tui.screens.ways import on_screens
from tui.widgets.columns import wrapped
from tui.widgets.rows import GAP, Row, Rows, line, row

if TYPE_CHECKING:
    from payroll.office.desk import Desk
    from payroll.office.substitute import CoverView, OpenPart

GROUP = "vertretung"
LETTER = next(each for each in ERRANDS if each.words == (GROUP, "brief"))
Found = tuple["CoverView", ...]
NOBODY = "Es fehlt niemand, dessen Schichten noch offen sind."
HOW = (
    "Wer fehlt, tragen Sie in der Eingabezeile ein: / drücken, dann zum Beispiel anna krank ab 4.3. "
    "b schreibt den Brief an die Stelle, n hält fest, was aus dem Antrag geworden ist."
)


class Cover(View):
    """The open shifts and who may take them."""

    BINDINGS = bindings("add", "letter")
    keys = (("open", "übernehmen"), ("add", "Antrag"), "letter", "entry", "undo", "leave")
    purpose = (
        "Hier stehen die Schichten, die ausfallen, und wer einspringen kann, ohne dass etwas dagegen spricht. Enter trägt "
        "die Vertretung ein. Bei allen anderen steht der Grund."
    )

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._found: Found = ()

    def compose(self) -> ComposeResult:
        """One list, to be read line by line."""
        yield Rows(read=True, id="cover-rows")

    def read(self, desk: "Desk") -> Found:
        """Return everybody who is missing."""
        from payroll.office.substitute import open_gaps

        return open_gaps(desk)

    def show(self, found: Found) -> None:
        """Show it."""
        self._found = found
        self.query_one(Rows).show(lambda width: _rows(found, width))

    def action_add(self) -> None:
        """Offer the life of a request: prepared, sent, asked back, granted, refused, used."""
        choose_action(self, "Was ist mit dem Antrag?", of_group(GROUP), {})

    async def action_letter(self) -> None:
        """Write the letter for who is missing; where several are, ask for whom."""
        missing = {view.gap.person.key for view in self._found}
        await ask_for(self.lohn, LETTER, {ASSISTANT.name: missing.pop()} if len(missing) == 1 else {})

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """Ask, then note the cover."""
        event.stop()
        place, number = event.value
        view = self._found[place]
        absence = view.gap.absence.key if view.gap.absence else None
        proposal = next(each.proposal for each in view.offers if each.number == number)

        async def answered(sure: bool | None) -> None:  # noqa: FBT001 - the answer of the box
            person = view.gap.person.key
            if sure:
                await self.carry_out(lambda desk: _taken(desk, person, number, absence), undoable)

        name = proposal.assistant.first_name
        cost = wording.euro(proposal.cost.amount) if proposal.cost else ""
        question = f"{name} vertritt {view.gap.person.first_name} am {wording.day(proposal.shift.start.date())}, {cost}?"
        self.app.push_screen(Confirm(question), answered)


def _taken(desk: "Desk", person: str, number: int, absence: str | None) -> Any:
    from payroll.office.substitute import take_over

    return take_over(desk, person, number, absence)


def _rows(found: Found, width: int) -> list[Row]:
    rows: list[Row] = []
    for place, view in enumerate(found):
        person = view.gap.person
        rows.append(row((f"{person.first_name} {person.last_name} fehlt", "strong")))
        for part in view.parts:
            rows += [GAP, *_part(place, part, width)]
        rows.append(GAP)
    if not found:
        rows += [row(NOBODY), GAP]
    return [*rows, *(row((part, "quiet")) for part in wrapped(HOW, width))]


def _part(place: int, part: "OpenPart", width: int) -> list[Row]:
    from payroll.office.hour_checks import said

    rows = [row(text) for text in wrapped(said(part.shift), width)]
    for offer in part.offers:
        proposal = offer.proposal
        name = proposal.assistant.first_name
        if offer.number is not None:
            cost = f", {wording.euro(proposal.cost.amount)}" if proposal.cost else ""
            text, value = f"  {name} kann{cost}", (place, offer.number)
        else:
            text, value = f"  {name} kann nicht", None
        reasons = [
            line((each, "quiet"))
            for reason in proposal.against
            for each in wrapped(on_screens(f"    {reason.text}"), width, 4)
        ]
        rows.append(Row((line(text), *reasons), value))
    return rows
