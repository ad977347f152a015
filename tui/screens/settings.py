"""Einstellungen: what the program knows about the employer, funds and grants, how the screens look; all changed here."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual.app import ComposeResult

from tui import themes
from tui.actions import parsers
from tui.actions.catalog import of_group
from tui.actions.declare import Action, Field
from tui.actions.errands import Errand
from tui.actions.words import SHOW
from tui.plain.menu import NOTHING_TO_LIST
from tui.screens.acting import choose_action, fill_in
from tui.screens.choose import Choose
from tui.screens.entry import undoable
from tui.screens.further import ask_for
from tui.screens.keys import read_keys
from tui.screens.view import View
from tui.widgets.columns import left, wrapped
from tui.widgets.rows import GAP, Row, Rows, line, row

if TYPE_CHECKING:
    from payroll.office.book import Book
    from payroll.office.desk import Desk
    from payroll.office.done import Done

LABEL, WIDE_LABEL = 20, 50
KEYS_SETTING, NOT_SET = "tasten", "wie ausgeliefert"
CHANGE_KEYS = Action(
    name="change_keys",
    words=("einstellung", "tasten"),
    title="Eigene Tasten",
    use_case="payroll.office.settings:change_setting",
    fields=(
        Field(name="key", option="was", question="Was?", read=parsers.text, example=KEYS_SETTING),
        Field(
            name="value",
            option="tasten",
            question="Welche Tasten möchten Sie tauschen?",
            read=read_keys,
            example="w=y f=v",
            help="Vor dem = steht die alte Taste, danach die neue. Leer heißt: alles wie ausgeliefert.",
            default="",
            said_default=NOT_SET,
        ),
    ),
)
GROUPS = (
    ("einstellung", "Ihre Angaben", "Name, Anschrift, Nummern, eigene Arbeit"),
    ("kasse", "Krankenkassen", "Kassen und ihre Sätze"),
    ("bewilligung", "Bewilligungen", "Bewilligungen und die Stellen, die zahlen"),
    ("eingang", "Eingänge", "Geld, das eine Stelle gezahlt hat"),
    ("ausgabe", "Ausgaben", "Ausgaben neben dem Lohn"),
    ("rechnung", "Rechnungen", "Rechnungen eines Dienstes"),
    ("einmal", "Einmalzahlungen", "Weihnachtsgeld, Urlaubsgeld, Prämien"),
    ("erstattung", "Erstattungen", "Geld der Krankenkassen (U1, U2)"),
    ("nachweis", "Nachweise", "was gesendet ist"),
    ("konto", "Bankkonto", "abhaken, was gekommen und gegangen ist"),
    ("jahr", "Jahresübersicht", "Stunden, Urlaub und Lohn einer Person als Papier"),
    ("import", "Stunden einlesen", "aus einer Tabelle (CSV) oder einem Kalender (ICS)"),
    ("aufbewahrung", "Aufbewahren", "löschen, was vorbei ist; sperren; endgültige Bescheide"),
    ("arbeitszeit", "Arbeitszeit", "Befunde, die bewusst so bleiben, Notfälle"),
    ("urlaub", "Urlaub", "Hinweise, Tage dazu oder weg, Kürzungen"),
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
        self.lohn.use_settings(found[1])
        self.query_one(Rows).show(lambda width: settings_rows(found, width))

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """Offer what can be done."""
        event.stop()
        group, key = event.value
        if group == "setting":
            self._choose_setting(key)
        else:
            title = next(title for word, title, _ in GROUPS if word == group)
            listing = Errand(title=title, words=(group, "liste"))
            also = None if group in NOTHING_TO_LIST else (SHOW, lambda: ask_for(self.lohn, listing))
            choose_action(self, title, of_group(group), {}, also=also)

    def _choose_setting(self, key: str) -> None:
        from payroll.office.settings import SETTINGS

        if key == KEYS_SETTING:
            self.run_worker(self._change_keys())
            return
        setting = next(each for each in SETTINGS if each.key == key)

        async def picked(index: int | None) -> None:
            if index is None:
                return
            value = setting.choices[index]
            await self.carry_out(lambda desk: _changed(desk, key, value), undoable)

        self.app.push_screen(Choose(setting.title, [themes.TITLES.get(each, each) for each in setting.choices]), picked)

    async def _change_keys(self) -> None:
        await fill_in(self, CHANGE_KEYS, {"key": KEYS_SETTING})


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
        _line(title, themes.TITLES.get(value, value) or NOT_SET, ("setting", key), width, WIDE_LABEL)
        for key, title, value in ((each.key, each.title, chosen[each.key]) for each in SETTINGS)
    ]
    return [*rows, GAP, *(row((part, "quiet")) for part in wrapped(f"Das Buch liegt hier: {place}", width, 2))]


def _line(title: str, text: str, value: tuple[str, str], width: int, label: int) -> Row:
    if width < label + 20:
        return Row((line(title), *(line((f"  {part}", "quiet")) for part in wrapped(text, width - 2))), value)
    first, *rest = wrapped(text, width - label)
    return Row((line(left(title, label), (first, "quiet")), *(line((" " * label + part, "quiet")) for part in rest)), value)
