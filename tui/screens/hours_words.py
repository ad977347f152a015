"""What the fields of the hours grid say: short in the grid, in words below it, and why."""

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from payroll.office.intake.entries import Name
from payroll.office.intake.words import clock_in_words
from payroll.pay.facts import Shift
from tui import wording
from tui.widgets.bar import bar
from tui.widgets.grid import Field, Page

if TYPE_CHECKING:
    from payroll.office.hours_grid import Cell, Column, HoursGrid

MONTH_BAR = 8
TONES = {"geplant": "act", "bestätigt": "", "ausgefallen": "quiet"}
SIGNS = {"bestätigt": "✓", "ausgefallen": "entfällt"}


def page_of(grid: "HoursGrid", today: date) -> Page:
    """Return the grid's words."""
    days = tuple(grid.days)
    return Page(
        days=tuple((_day_title(day), "strong" if day == today else "") for day in days),
        people=tuple(column.assistant.first_name for column in grid.columns),
        fields=tuple(tuple(_field(grid.cells[day, c.assistant.key]) for c in grid.columns) for day in days),
        sums=(
            ("Woche", tuple(wording.hours(c.minutes) for c in grid.columns)),
            ("Monat", tuple(_of_agreed(c) for c in grid.columns)),
            ("", tuple(bar(Decimal(c.month_minutes), Decimal(c.agreed_minutes), MONTH_BAR) for c in grid.columns)),
        ),
    )


def _of_agreed(column: "Column") -> str:
    return f"{wording.hours(column.month_minutes)} von {wording.hours(column.agreed_minutes)}"


def _day_title(day: date) -> str:
    return wording.short_day(day).split(".")[0]


def _field(cell: "Cell") -> Field:
    if cell.state == "leer":
        return Field("·", "·", "quiet")
    sign = SIGNS.get(cell.state, cell.state)
    times = ", ".join(clocks(shift) for shift in cell.shifts) if len(cell.shifts) < 2 else f"{len(cell.shifts)} Schichten"
    covers = f" für {cell.covers}" if cell.covers else ""
    if cell.absence is not None and cell.state not in (*SIGNS, "geplant"):
        return Field(cell.state, f"{cell.state} {wording.hours(cell.minutes)}" if cell.minutes else cell.state, "quiet")
    tone = TONES.get(cell.state, "quiet")
    return Field(f"{times} {sign}{covers}", f"{times} {wording.hours(cell.minutes)} {sign}{covers}", tone)


def clocks(shift: Shift) -> str:
    """Return "8–12:30"."""
    return f"{clock_in_words(shift.start.time())}–{clock_in_words(shift.end.time())}"


def in_words(cell: "Cell", name: Name) -> str:
    """Return the whole field as a sentence: day, person, times, state."""
    day = wording.short_day(cell.day)
    if not cell.shifts:
        return f"{day}, {name.first_name}: {'nichts eingetragen' if cell.state == 'leer' else cell.state}"
    parts = [
        f"{clocks(shift)} Uhr" + (f", Pause {shift.break_minutes} Minuten" if shift.break_minutes else "")
        for shift in cell.shifts
    ]
    covers = f", für {cell.covers}" if cell.covers else ""
    return f"{day}, {name.first_name}: {' und '.join(parts)}, {wording.hours(cell.minutes)} Stunden, {cell.state}{covers}"


def because(cell: "Cell") -> str:
    """Return where the field's state comes from."""
    if cell.absence is not None:
        proof = cell.absence.certified_from
        certified = f" Bescheinigt ab {wording.day(proof)}." if proof else ""
        last = f" bis {wording.day(cell.absence.last)}" if cell.absence.last else ", Ende offen"
        return (
            f"{cell.state.capitalize()} seit {wording.day(cell.absence.first)}{last}.{certified} "
            "Die geplanten Stunden dieser Tage sind die ausgefallene Zeit."
        )
    meanings: dict[str, str] = {
        "geplant": "Das steht so in der Planung und ist noch nicht bestätigt. Bezahlt wird, was bestätigt ist.",
        "bestätigt": "Diese Stunden sind bestätigt und werden bezahlt.",
        "ausgefallen": "Diese Stunden sind ausgefallen und werden nicht bezahlt.",
        "Feiertag": "Diese Stunden fielen wegen eines Feiertags aus und werden bezahlt (§ 2 EFZG).",
        "leer": "Hier ist nichts eingetragen. Enter oder e öffnet das Feld.",
    }
    return meanings.get(cell.state, cell.state)
