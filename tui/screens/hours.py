"""Stunden: a week, day by person. The plan is confirmed, changed, or dropped where one stands."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.geometry import Offset
from textual.widgets import Input, Static

from payroll.office.intake.entries import FreeEntry, Name, PlannedEntry
from payroll.pay.facts import ShiftState
from payroll.periods import DateRange, Month
from tui import wording
from tui.screens.changing import change, said
from tui.screens.entry import noted, told, undoable
from tui.screens.hours_words import because, in_words, page_of
from tui.screens.keys import bindings, names_of
from tui.screens.view import View
from tui.widgets.entry_line import EntryLine
from tui.widgets.grid import Grid

if TYPE_CHECKING:
    from payroll.office.desk import Desk
    from payroll.office.done import Done
    from payroll.office.hours_grid import Cell, HoursGrid

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Shown:
    """The grid as read, and today's date."""

    grid: "HoursGrid"
    today: date


class Hours(View):
    """The week."""

    keys = (
        "confirm",
        "confirm_week",
        ("confirm_month", "Monat"),
        "edit",
        "drop",
        ("before", ""),
        ("after", "Woche"),
        "plan",
        "holiday",
        "why",
    )
    purpose = (
        "Hier stehen die Stunden einer Woche, Tag für Tag und Person für Person. Was geplant ist, bestätigen Sie mit Enter; "
        "was anders war, ändern Sie mit e."
    )
    BINDINGS = bindings(*names_of(keys))

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._days: DateRange | None = None
        self._found: Shown | None = None

    def compose(self) -> ComposeResult:
        """Title, grid, the focused field in words, the field to write in."""
        yield Static("", id="grid-title", markup=False)
        yield Grid(id="grid")
        yield Static("", id="grid-detail", markup=False)
        yield Static("", id="grid-error", markup=False)
        yield EntryLine(id="cell", placeholder="8-12")

    def heart(self) -> Grid:
        """The grid takes the focus."""
        return self.query_one(Grid)

    # --- showing ----------------------------------------------------------------------------------------------------

    def read(self, desk: "Desk") -> Shown:
        """Return the week of the month one works on."""
        from payroll.office.hours_grid import hours_grid, week_of

        month = self.lohn.month or desk.month_now
        if self._days is None or not any(day in month.range for day in self._days):
            self._days = week_of(_first_to_confirm(desk, month))
        return Shown(hours_grid(desk, self._days, month), desk.today)

    def show(self, found: Shown) -> None:
        """Show the week."""
        before = self._found.grid if self._found else None
        elsewhere = before is None or (before.days, before.month) != (found.grid.days, found.grid.month)
        self._found = found
        grid = found.grid
        number = grid.days.first.isocalendar().week
        closed = ", abgeschlossen" if grid.closed else ""
        self.query_one("#grid-title", Static).update(
            f"Woche {number}: {wording.short_day(grid.days.first)} bis {wording.short_day(grid.days.last)}{closed}"
        )
        widget = self.query_one(Grid)
        widget.show(page_of(found.grid, found.today))
        if elsewhere:
            self._to_first_planned(widget)
        self._tell()

    def _to_first_planned(self, widget: Grid) -> None:
        if self._found is None:
            return
        grid = self._found.grid
        days = list(grid.days)
        for number, day in enumerate(days):
            for person, column in enumerate(grid.columns):
                if grid.cells[day, column.assistant.key].state == "geplant":
                    widget.move(number, person)
                    return

    def on_grid_moved(self) -> None:
        """Say the focused field in words."""
        self._tell()

    def _tell(self) -> None:
        cell = self._cell()
        self.query_one("#grid-detail", Static).update(in_words(cell, self._who(cell)) if cell else "")

    def _cell(self) -> "Cell | None":
        widget = self.query_one(Grid)
        if self._found is None or not self._found.grid.columns:
            return None
        grid = self._found.grid
        return grid.cells[list(grid.days)[widget.day], grid.columns[widget.person].assistant.key]

    def _who(self, cell: "Cell") -> Name:
        if self._found is None:
            raise AssertionError("a cell was shown")
        person = next(c.assistant for c in self._found.grid.columns if c.assistant.key == cell.assistant)
        return Name(person.key, person.first_name, person.last_name)

    # --- doing ------------------------------------------------------------------------------------------------------

    async def _do(self, work: "Callable[[Desk], Done]") -> None:
        await self.carry_out(work, undoable)

    async def action_confirm(self) -> None:
        """Confirm the field; an empty one asks for its hours."""
        cell = self._cell()
        if cell is None:
            return
        if cell.state == "leer":
            self.action_edit()
            return
        if cell.state == "bestätigt":
            self.lohn.say("Das ist schon bestätigt. e ändert es.")
            return
        entry = PlannedEntry(assistant=self._who(cell), days=(cell.day,))
        await self._do(lambda desk: _confirm(desk, entry))

    async def action_confirm_week(self) -> None:
        """Confirm the whole week."""
        if self._found is not None:
            entry = PlannedEntry(assistant=None, days=tuple(self._found.grid.days))
            await self._do(lambda desk: _confirm(desk, entry))

    async def action_confirm_month(self) -> None:
        """Confirm what is still planned in the month."""
        if self._found is not None:
            entry = PlannedEntry(assistant=None, days=tuple(self._found.grid.month.range))
            await self._do(lambda desk: _confirm(desk, entry))

    async def action_plan(self) -> None:
        """Fill the month from the roster."""
        if self._found is None:
            return
        month = self._found.grid.month
        await self.carry_out(
            lambda desk: _plan(desk, month),
            lambda done, _: told(done) if done.shifts else "Neu geplant ist nichts, alles stand schon da.",
        )

    async def action_drop(self) -> None:
        """Let the field's planned hours fall out, unpaid."""
        await self._drop(ShiftState.DROPPED)

    async def action_holiday(self) -> None:
        """Let the field's planned hours fall out because of a public holiday."""
        await self._drop(ShiftState.HOLIDAY)

    async def _drop(self, state: ShiftState) -> None:
        cell = self._cell()
        if cell is not None:
            entry = FreeEntry(assistant=self._who(cell), days=(cell.day,), state=state)
            await self._do(lambda desk: _free(desk, entry))

    async def action_before(self) -> None:
        """One week back."""
        await self._shift_week(-WEEK)

    async def action_after(self) -> None:
        """One week on."""
        await self._shift_week(WEEK)

    async def _shift_week(self, by: timedelta) -> None:
        if self._found is None:
            return
        from payroll.office.hours_grid import week_of

        month, days = self._found.grid.month, self._days or self._found.grid.days
        # a week in two months is shown twice: once with each month's sums
        if by > timedelta() and Month.of(days.last) > month:
            self.lohn.month = Month.of(days.last)
            self._days = DateRange(days.first, days.last)
        elif by < timedelta() and Month.of(days.first) < month:
            self.lohn.month = Month.of(days.first)
        else:
            self._days = week_of(days.first + by)
            target = Month.of(self._days.first if by > timedelta() else self._days.last)
            self.lohn.month = target
        self.lohn.say("")
        await self.reload()

    # --- why --------------------------------------------------------------------------------------------------------

    def action_why(self) -> None:
        """Say where the field's state comes from."""
        cell = self._cell()
        if cell is not None:
            self.lohn.say(because(cell))

    # --- writing in the field ---------------------------------------------------------------------------------------

    def action_edit(self) -> None:
        """Open the field for writing."""
        grid, field = self.query_one(Grid), self.query_one("#cell", EntryLine)
        room = self.size.width
        begin = grid.field_offset() - grid.scroll_offset
        width = min(max(grid.field_width, 24), room - 2)
        field.styles.width = width
        field.styles.offset = Offset(min(begin.x, room - width - 1), grid.virtual_region.y + begin.y)
        field.value = ""
        field.add_class("-shown")
        field.focus()
        self.query_one("#grid-detail", Static).update(
            "Schreiben Sie, was an diesem Tag war: 8-12 · 8-12 pause 30 · krank · urlaub. Enter speichert, Esc verlässt."
        )

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Note what was written; a refusal leaves it there."""
        event.stop()
        cell = self._cell()
        if cell is None or not event.value.strip():
            self._leave_field()
            return
        name = self._who(cell)
        line = f"{name.first_name} {cell.day:%d.%m.%Y} {event.value.strip()}"

        async def saved(done: "Done", corrections: str) -> None:
            self._leave_field()
            await self.reload()
            self.lohn.say(undoable(done, corrections))

        await change(
            self.lohn, lambda desk: noted(desk, line, (name.key,)), saved, lambda refused: self._wrong(said(refused))
        )

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep the field's typing to itself."""
        event.stop()

    def on_entry_line_left(self, event: EntryLine.Left) -> None:
        """Leave the field."""
        event.stop()
        self._leave_field()

    def _wrong(self, text: str) -> None:
        error = self.query_one("#grid-error", Static)
        error.update(text)
        error.set_class(bool(text), "-shown")

    def _leave_field(self) -> None:
        self._wrong("")
        self.query_one("#cell", EntryLine).remove_class("-shown")
        self.query_one(Grid).focus()
        self._tell()


# --- at the desk ------------------------------------------------------------------------------------------------------


def _first_to_confirm(desk: "Desk", month: Month) -> date:
    """Return the first day of *month* with hours still planned, else today, else its first day."""
    from payroll.office.hours_grid import hours_grid

    grid = hours_grid(desk, month.range)
    planned = sorted(day for (day, _), cell in grid.cells.items() if cell.state == "geplant")
    if planned:
        return planned[0]
    return desk.today if desk.today in month.range else month.first


def _confirm(desk: "Desk", entry: PlannedEntry) -> "Done":
    from payroll.office.hours import confirm_planned

    return confirm_planned(desk, entry)


def _free(desk: "Desk", entry: FreeEntry) -> "Done":
    from payroll.office.hours import drop_planned

    return drop_planned(desk, entry)


def _plan(desk: "Desk", month: Month) -> "Done":
    from payroll.office.hours import plan_month

    return plan_month(desk, month)
