"""Heute: the month as a checklist, the money of each grant, what is due by when."""

from typing import TYPE_CHECKING

from textual.app import ComposeResult

from tui import wording
from tui.actions.words import PURPOSE
from tui.screens.view import View
from tui.screens.ways import on_screens
from tui.widgets.bar import bar
from tui.widgets.columns import Column, left, table, wrapped
from tui.widgets.rows import GAP, Line, Row, Rows, line, row

if TYPE_CHECKING:
    from payroll.office.desk import Desk
    from payroll.office.today import Deadline, Step, TodayView

STATE, TITLE, DAY = 8, 12, 12
NARROW = 60
TONES = {"fehlt": "wrong", "offen": "act", "wartet": "quiet", "fertig": "quiet"}
TO_DO = ("fehlt", "offen")
BUDGET_PLACE = "5"


class Today(View):
    """What is due."""

    keys = ("open", "entry", "undo", "jump", "leave")
    purpose = (
        "Hier steht, was in diesem Monat noch zu tun ist, wie viel Geld jede Bewilligung noch hat und welche Fristen "
        "kommen. Enter auf einem Schritt geht dorthin, wo man ihn erledigt."
    )

    def compose(self) -> ComposeResult:
        """One list."""
        yield Rows(id="today-rows")

    def read(self, desk: "Desk") -> "TodayView":
        """Return what is due."""
        from payroll.office.today import overview

        return overview(desk)

    def show(self, found: "TodayView") -> None:
        """Show it."""
        self.lohn.name_employer(found.employer)
        self.lohn.month = found.month
        first = next(((step.place, number) for number, step in enumerate(found.steps) if step.state in TO_DO), None)
        self.query_one(Rows).show(lambda width: today_rows(found, width), first)

    async def on_rows_opened(self, event: Rows.Opened) -> None:
        """Go where the step is done."""
        event.stop()
        await self.lohn.action_place(event.value[0])


def today_rows(found: "TodayView", width: int) -> list[Row]:
    """Return the checklist, the grants and the deadlines as rows."""
    open_steps = found.open_steps
    left_to_do = "alles fertig" if not open_steps else "noch 1 Schritt" if open_steps == 1 else f"noch {open_steps} Schritte"
    rows = [_heading(wording.month(found.month), left_to_do, width)]
    rows += [_step(each, number, width) for number, each in enumerate(found.steps)]
    if found.budgets:
        rows += [GAP, *_budgets(found, width)]
    if found.deadlines:
        rows += [GAP, _heading("Fristen", "", width), *(_deadline(each, width) for each in found.deadlines)]
    return rows


def _heading(title: str, remark: str, width: int) -> Row:
    return row((left(title, width - len(remark)), "strong"), (remark, "quiet"))


def _step(step: "Step", number: int, width: int) -> Row:
    value = (step.place, number)
    tone = TONES.get(step.state, "")
    state = (left(step.state, STATE), tone)
    if width < NARROW:
        return Row((line(state, step.title), *_indented(step.text, width, 2)), value)
    indent = STATE + TITLE
    first, *rest = wrapped(on_screens(step.text), width - indent)
    lines = (line(state, left(step.title, TITLE), first), *(line(" " * indent + part) for part in rest))
    return Row(lines, value)


def _indented(text: str, width: int, indent: int) -> tuple[Line, ...]:
    return tuple(line((" " * indent + part, "quiet")) for part in wrapped(on_screens(text), width - indent))


def purpose_in_words(purpose: str) -> str:
    """Return what a grant is for, as people say it."""
    return next((choice.title for choice in PURPOSE if choice.value == purpose), purpose).split(" (")[0]


def _budgets(found: "TodayView", width: int) -> list[Row]:
    columns = (
        Column("Budget"),
        Column("verbraucht", figure=True, spare=1),
        Column("bewilligt", figure=True, spare=2),
        Column("Rest", figure=True),
        Column("", spare=3),
    )
    cells = [
        (
            purpose_in_words(each.grant.purpose),
            wording.amount(each.used),
            wording.amount(each.granted),
            wording.euro(each.left),
            bar(each.used, each.granted, 10),
        )
        for each in found.budgets
    ]
    header, lines, _ = table(columns, cells, width)
    title, rest = header[: len("Budget")], header[len("Budget") :]
    rows = [row((title, "strong"), (rest, "quiet"))]
    for each, text in zip(found.budgets, lines, strict=True):
        funder = wrapped(f"{each.funder}, {each.grant.reference}", width - 2)
        below = (line((f"  {part}", "quiet")) for part in funder)
        rows.append(Row((line(text), *below), (BUDGET_PLACE, each.grant.key)))
    return rows


def _deadline(deadline: "Deadline", width: int) -> Row:
    day = (left(wording.short_day(deadline.day), DAY), "act")
    if width < NARROW:
        return Row((line(day, deadline.title), *_indented(deadline.text, width, 2)))
    room = 22
    first, *rest = wrapped(on_screens(deadline.text), width - DAY - room)
    blank = " " * (DAY + room)
    return Row((line(day, left(deadline.title, room), first), *(line(blank + part) for part in rest)))
