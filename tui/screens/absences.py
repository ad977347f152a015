"""Abwesenheit: illness, vacation and other time away, newest first, and the vacation left."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from textual.app import ComposeResult

from tui import wording
from tui.actions.absences import CANCEL, CERTIFY, COUNT, END, FORMS, MATERNITY, WITHHOLD
from tui.actions.declare import Action
from tui.screens.acting import fill_in
from tui.screens.choose import Choose
from tui.screens.confirm import Confirm
from tui.screens.entry import undoable
from tui.screens.view import View
from tui.widgets.bar import bar
from tui.widgets.columns import Column, table, wrapped
from tui.widgets.rows import GAP, Row, Rows, line, row

if TYPE_CHECKING:
    from payroll.office.desk import Desk
    from payroll.office.papers import VacationAccount
    from payroll.office.sick_story import SickStory
    from payroll.pay.facts import Absence

Found = tuple[tuple[tuple["Absence", str], ...], tuple[tuple[str, "VacationAccount"], ...], dict[str, "SickStory"]]
CLOCK, VACATION = 21, 10
"""Signs of the bars: one for two days of continued pay; of a year's vacation."""

HOW = "Neu einzutragen geht in der Eingabezeile: / drücken, dann zum Beispiel anna krank ab 4.3. oder anna urlaub 1.8.-14.8."


class Absences(View):
    """The absences."""

    keys = (("open", "ändern"), "entry", "undo", "jump", "leave")
    purpose = (
        "Hier steht, wer wann krank war, Urlaub hatte oder frei, und wie viel Urlaub bleibt. Enter trägt eine "
        "Bescheinigung oder den letzten Tag nach oder löscht einen Irrtum."
    )

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._found: Found | None = None

    def compose(self) -> ComposeResult:
        """One list."""
        yield Rows(id="absence-rows")

    def read(self, desk: "Desk") -> Found:
        """Return the absences with names, and the vacation accounts of the month's year."""
        from payroll.office.month import open_book
        from payroll.office.shelf import all_absences
        from payroll.office.sick_story import sick_stories
        from payroll.office.vacation_accounts import vacation_account

        month = self.lohn.month or desk.month_now
        with desk.read() as session:
            noted = all_absences(session)
            opened = open_book(session, month)
            people = [a for a in opened.book.assistants if opened.ledger.accounts_for(a, month)]
            accounts = tuple((a.first_name, vacation_account(opened.ledger, a, month)) for a in people)
        clocks = {story.clock.absence.key: story for story in sick_stories(desk)}
        names = {person.key: person.first_name for person in opened.book.assistants}
        newest = sorted(noted, key=lambda each: each.first, reverse=True)
        return tuple((absence, names[absence.assistant]) for absence in newest), accounts, clocks

    def show(self, found: Found) -> None:
        """Show them."""
        self._found = found
        month = self.lohn.month
        year_end = f"Urlaub, Stand Ende {wording.month(month)}" if month else "Urlaub"
        self.query_one(Rows).show(lambda width: absence_rows(found, year_end, width))

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """Offer what can be changed about an absence."""
        event.stop()
        if self._found is None:
            return
        absence, name = next(each for each in self._found[0] if each[0].key == event.value)
        about = f"{name}, {kind_of(absence)} {span_of(absence)}"
        known = {"key": absence.key}
        offers = offered(absence.kind.value)

        def picked(index: int | None) -> None:
            if index is None:
                return
            if offers[index] is CANCEL:
                self._delete(absence.key, about)
            else:
                self.run_worker(fill_in(self, offers[index], known, about))

        self.app.push_screen(Choose(about, [each.title for each in offers]), picked)

    def _delete(self, key: str, about: str) -> None:
        async def answered(sure: bool | None) -> None:  # noqa: FBT001 - the answer of the box
            if sure:
                await self.carry_out(lambda desk: _cancelled(desk, key), undoable)

        self.app.push_screen(Confirm(f"{about}: löschen?"), answered)


def offered(kind: str) -> tuple[Action, ...]:
    """Return what can be changed about an absence of a *kind* of the book, in the order it is offered."""
    if kind == "sick":
        return (CERTIFY, END, CANCEL, COUNT, WITHHOLD, FORMS)
    return (END, CANCEL, MATERNITY) if kind == "maternity" else (END, CANCEL)


def _cancelled(desk: "Desk", key: str) -> Any:
    from payroll.office.absences import cancel_absence

    return cancel_absence(desk, key)


def kind_of(absence: "Absence") -> str:
    """Return "krank", "Urlaub", …"""
    from payroll.office.hours_grid import ABSENT_WORDS

    return ABSENT_WORDS[absence.kind.value]


def span_of(absence: "Absence") -> str:
    """Return "4.3. bis 10.3.2026"."""
    if absence.last is None:
        return f"seit {wording.day(absence.first)}, Ende offen"
    if absence.last == absence.first:
        return f"am {wording.day(absence.first)}"
    return f"{absence.first.day}.{absence.first.month}. bis {wording.day(absence.last)}"


def _proof(absence: "Absence") -> str:
    if absence.kind.value != "sick":
        return ""
    return f"bescheinigt ab {wording.day(absence.certified_from)}" if absence.certified_from else "ohne Bescheinigung"


def absence_rows(found: Found, vacation_title: str, width: int) -> list[Row]:
    """Return the absences, then the vacation of each person."""
    absences, accounts, clocks = found
    rows: list[Row] = []
    if absences:
        columns = (Column("Wer"), Column("Was"), Column("Wann"), Column("Nachweis", spare=1))
        cells = [(name, kind_of(absence), span_of(absence), _proof(absence)) for absence, name in absences]
        header, lines, less = table(columns, cells, width)
        rows.append(row((header, "quiet")))
        for (absence, _), text in zip(absences, lines, strict=True):
            below = [_proof(absence)] if less and _proof(absence) else []
            below += _clock(clocks[absence.key], width - 2) if absence.key in clocks else []
            rows.append(Row((line(text), *(line((f"  {each}", "quiet")) for each in below)), absence.key))
    else:
        rows.append(row("Es ist keine Abwesenheit eingetragen."))
    if accounts:
        rows += [GAP, row((vacation_title, "strong")), *_accounts(accounts, width)]
    return [*rows, GAP, *(row((part, "quiet")) for part in wrapped(HOW, width))]


def _clock(story: "SickStory", width: int) -> list[str]:
    """Return the days of continued pay as a bar with its words beside, below it where there is no room."""
    drawn, used = bar(Decimal(story.clock.used), Decimal(story.clock.limit), CLOCK), story.headline
    return [f"{drawn} {used}"] if len(used) + CLOCK < width else [drawn, *wrapped(used, width)]


def _accounts(accounts: tuple[tuple[str, "VacationAccount"], ...], width: int) -> list[Row]:
    from payroll.office.vacation_words import number_of_days

    columns = (
        Column("Tage"),
        Column("Anspruch", figure=True),
        Column("aus Vorjahr", figure=True, spare=1),
        Column("genommen", figure=True),
        Column("Rest", figure=True),
        Column("Rest in Stunden", figure=True, spare=2),
        Column("", spare=3),
    )
    cells = [
        (
            name,
            *(number_of_days(each) for each in (a.entitled, a.carried, a.taken, a.left)),
            wording.amount(a.hours_left),
            bar(a.taken, a.to_have, VACATION, a.planned),
        )
        for name, a in accounts
    ]
    header, lines, _ = table(columns, cells, width)
    return [row((header, "quiet")), *(row(text) for text in lines)]
