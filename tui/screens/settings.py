"""Einstellungen: what the program knows about the employer, funds and grants, how the screens look; all changed here."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual.app import ComposeResult

from tui import themes
from tui.actions.catalog import of_group
from tui.screens.acting import choose_action
from tui.screens.choose import Choose
from tui.screens.view import View
from tui.widgets.columns import left, wrapped
from tui.widgets.rows import GAP, Row, Rows, line, row

if TYPE_CHECKING:
    from payroll.office.book import Book
    from payroll.office.desk import Desk
    from payroll.office.done import Done

LABEL, WIDE_LABEL = 20, 50
GROUPS = (
    ("einstellung", "Ihre Angaben", "Name, Anschrift, Nummern, eigene Arbeit"),
    ("kasse", "Krankenkassen", "Kassen und ihre Sätze"),
    ("bewilligung", "Bewilligungen", "Bewilligungen und die Stellen, die zahlen"),
    ("eingang", "Eingänge", "Geld, das eine Stelle gezahlt hat"),
    ("ausgabe", "Ausgaben", "Ausgaben neben dem Lohn"),
    ("rechnung", "Rechnungen", "Rechnungen eines Dienstes"),
    ("einmal", "Einmalzahlungen", "Weihnachtsgeld, Urlaubsgeld, Prämien"),
    ("erstattung", "Erstattungen", "Geld der Krankenkassen (U1, U2)"),
)
Found = tuple["Book", dict[str, str], str]


class Settings(View):
    """The settings."""

    keys = (("open", "ändern"), "undo", "jump", "leave")
    purpose = "Hier ändern Sie Ihre Angaben, Kassen und Bewilligungen, tragen Geld ein und wählen die Farben."

    def compose(self) -> ComposeResult:
        """One list."""
        yield Rows(id="settings-rows")

    def read(self, desk: "Desk") -> Found:
        """Return the book, the settings, and where the book lies."""
        from payroll.office.settings import all_settings
        from payroll.office.shelf import load_book
        from payroll.periods import DateRange

        with desk.read() as session:
            book = load_book(session, window=DateRange(desk.today, desk.today))
        return book, all_settings(desk), desk.place

    def show(self, found: Found) -> None:
        """Show them."""
        self.query_one(Rows).show(lambda width: settings_rows(found, width))

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """Offer what can be done."""
        event.stop()
        group, key = event.value
        if group == "setting":
            self._choose_setting(key)
        else:
            title = next(title for word, title, _ in GROUPS if word == group)
            choose_action(self, title, of_group(group), {})

    def _choose_setting(self, key: str) -> None:
        from payroll.office.settings import SETTINGS

        setting = next(each for each in SETTINGS if each.key == key)

        async def picked(index: int | None) -> None:
            if index is None:
                return
            value = setting.choices[index]
            done = await self.carry_out(lambda desk: _changed(desk, key, value))
            if done is not None:
                self.lohn.use_settings({key: value})
                self.lohn.say(f"{done.summary} u nimmt es zurück.")

        self.app.push_screen(Choose(setting.title, [themes.TITLES.get(each, each) for each in setting.choices]), picked)


def _changed(desk: "Desk", key: str, value: str) -> "Done":
    from payroll.office.settings import change_setting

    return change_setting(desk, key, value)


def settings_rows(found: Found, width: int) -> list[Row]:
    """Return what can be changed."""
    from payroll.office.settings import SETTINGS

    book, chosen, place = found
    values: dict[str, Callable[[Book], Any]] = {
        "einstellung": lambda b: f"{b.employer.name}, {b.employer.city}",
        "kasse": lambda b: ", ".join(fund.name for fund in b.health_funds),
        "bewilligung": lambda b: ", ".join(grant.reference for grant in b.grants),
    }
    rows = [row(("Angaben", "strong"))]
    rows += [
        _line(title, values[word](book) if word in values else text, (word, ""), width, LABEL)
        for word, title, text in GROUPS
    ]
    rows += [GAP, row(("Programm", "strong"))]
    rows += [
        _line(each.title, themes.TITLES.get(chosen[each.key], chosen[each.key]), ("setting", each.key), width, WIDE_LABEL)
        for each in SETTINGS
        if each.choices
    ]
    return [*rows, GAP, *(row((part, "quiet")) for part in wrapped(f"Das Buch liegt hier: {place}", width, 2))]


def _line(title: str, text: str, value: tuple[str, str], width: int, label: int) -> Row:
    if width < label + 20:
        return Row((line(title), *(line((f"  {part}", "quiet")) for part in wrapped(text, width - 2))), value)
    first, *rest = wrapped(text, width - label)
    return Row((line(left(title, label), (first, "quiet")), *(line((" " * label + part, "quiet")) for part in rest)), value)
