"""Hours in the plain dialogue: planned shifts that wait for a word, taken over together or one by one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from payroll.office.intake.words import clock_in_words
from payroll.periods import Month
from tui.plain import spoken

if TYPE_CHECKING:
    from payroll.office.desk import Desk
    from payroll.office.done import Done, HolidayQuestion
    from payroll.pay.facts import Assistant, Shift
    from tui.plain.menu import Plain


@dataclass(frozen=True, slots=True)
class Missing:
    """One person's planned shifts of a month that are neither confirmed nor dropped."""

    desk: "Desk"
    person: "Assistant"
    shifts: tuple["Shift", ...]

    @property
    def name(self) -> str:
        """First name."""
        return self.person.first_name

    @property
    def minutes(self) -> int:
        """Planned minutes together."""
        return sum(shift.paid_minutes for shift in self.shifts)

    def confirm(self) -> "Done":
        """Take all of them as worked."""
        from payroll.office.hours import confirm_planned
        from payroll.office.intake.entries import Name, PlannedEntry

        days = tuple(sorted({shift.start.date() for shift in self.shifts}))
        name = Name(self.person.key, self.person.first_name, self.person.last_name)
        return confirm_planned(self.desk, PlannedEntry(assistant=name, days=days))


def missing(desk: "Desk", month: Month) -> list[Missing]:
    """Return who still has planned shifts in *month* up to its end."""
    from payroll.office.hours_grid import hours_grid
    from payroll.pay.facts import ShiftState

    grid = hours_grid(desk, month.range)
    found = []
    for column in grid.columns:
        cells = [cell for (_, key), cell in sorted(grid.cells.items()) if key == column.assistant.key]
        shifts = [s for c in cells if c.absence is None for s in c.shifts if s.state is ShiftState.PLANNED]
        if shifts:
            found.append(Missing(desk, column.assistant, tuple(shifts)))
    return found


def said(shift: "Shift") -> str:
    """Return "Mittwoch, 28. Oktober, 14 bis 18 Uhr"."""
    clocks = f"{clock_in_words(shift.start.time())} bis {clock_in_words(shift.end.time())} Uhr"
    return f"{spoken.day(shift.start.date())}, {clocks}"


def fill_in(plain: "Plain", person: Missing) -> None:
    """Ask about each planned shift: as planned, other hours, or not at all."""
    who = person.person.key
    for shift in person.shifts:
        day = f"{shift.start:%d.%m.%Y}"
        answer = plain.dialogue.choose(
            f"{person.name}, {said(shift)}, geplant.",
            ("Wie geplant gearbeitet", "Zu anderen Zeiten gearbeitet", "Nicht gearbeitet, ohne Lohn", "Später"),
            default=0,
        )
        if answer == 0:
            plain.enter_line(f"{who} {day} wie geplant")
        elif answer == 1:
            hours = plain.dialogue.line(
                "Von wann bis wann? Zum Beispiel 8-12:30 pause 30:", "Erst der Anfang, dann das Ende."
            )
            plain.enter_line(f"{who} {day} {hours}")
        elif answer == 2:
            plain.enter_line(f"{who} frei {day}")


def ask_holidays(plain: "Plain", questions: Sequence["HolidayQuestion"]) -> None:
    """Ask about planned shifts on public holidays."""
    for question in questions:
        answer = plain.dialogue.choose(
            f"{said(question.shift)} war geplant. Das ist ein Feiertag.",
            ("Es wurde gearbeitet", "Es fiel wegen des Feiertags aus, mit Lohn", "Später"),
        )
        day, who = f"{question.shift.start:%d.%m.%Y}", question.shift.assistant
        if answer == 0:
            plain.enter_line(f"{who} {day} wie geplant")
        elif answer == 1:
            plain.enter_line(f"{who} feiertag {day}")
