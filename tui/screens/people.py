"""Personen: who assists; Enter shows what is noted about a person and what can be changed from a day on."""

from datetime import date
from typing import TYPE_CHECKING, Any

from textual.app import ComposeResult

from payroll.pay.facts import valid_on
from tui import wording
from tui.actions import words as german
from tui.actions.catalog import of_group
from tui.actions.declare import Choice
from tui.screens.acting import choose_action, fill_in
from tui.screens.keys import bindings
from tui.screens.sheet import Sheet
from tui.screens.view import View
from tui.widgets.columns import Column, left, table, wrapped
from tui.widgets.rows import GAP, Row, Rows, line, row

if TYPE_CHECKING:
    from payroll.office.book import Book, RosterEntry
    from payroll.office.desk import Desk
    from payroll.pay.facts import Assistant, Contract, InsuranceFact, TaxFact

NEW, PERSON = "add_assistant", "assistant"
LABEL = 20
UNITS = {"hourly": "€ je Stunde", "salary": "€ im Monat"}
DAYS = {"mon": "Mo", "tue": "Di", "wed": "Mi", "thu": "Do", "fri": "Fr", "sat": "Sa", "sun": "So"}
Found = tuple["Book", date]


class People(View):
    """The people."""

    keys = (("open", "ansehen"), "edit", "add", "entry", "undo", "jump")
    purpose = (
        "Hier stehen die Menschen, die für Sie arbeiten. Enter zeigt, was eingetragen ist, e ändert es, n trägt jemanden "
        "neu ein."
    )
    BINDINGS = bindings("edit", "add")

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._found: Found | None = None

    def compose(self) -> ComposeResult:
        """One list."""
        yield Rows(id="people-rows")

    def read(self, desk: "Desk") -> Found:
        """Return the book's people and today's date."""
        from payroll.office.shelf import load_book
        from payroll.periods import DateRange

        with desk.read() as session:
            return load_book(session, window=DateRange(desk.today, desk.today)), desk.today

    def show(self, found: Found) -> None:
        """Show them."""
        self._found = found
        self.query_one(Rows).show(lambda width: people_rows(found[0], found[1], width))

    def _person(self) -> "Assistant | None":
        key = self.query_one(Rows).value
        if self._found is None:
            return None
        return next((each for each in self._found[0].assistants if each.key == key), None)

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """Show the facts of a person."""
        event.stop()
        person = self._person()
        if person is not None and self._found is not None:
            book, today = self._found
            self.app.push_screen(Facts(person, book, today), self._edit_wanted)

    def _edit_wanted(self, wanted: Any) -> None:
        if wanted:
            self.action_edit()

    def action_edit(self) -> None:
        """Offer what can be changed about the person."""
        person = self._person()
        if person is not None:
            actions = [action for action in of_group("person") if any(f.name == PERSON for f in action.fields)]
            name = f"{person.first_name} {person.last_name}"
            choose_action(self, f"Was möchten Sie bei {name} ändern?", actions, {PERSON: person.key}, name)

    def action_add(self) -> None:
        """Take somebody new."""
        action = next(action for action in of_group("person") if action.name == NEW)
        self.run_worker(fill_in(self, action, {}))


class Facts(Sheet):
    """What is noted about a person; ``e`` goes on to changing it."""

    BINDINGS = bindings("edit")
    answer = "Pfeile lesen   e ändern   Esc zurück"

    def __init__(self, person: "Assistant", book: "Book", today: date) -> None:
        super().__init__(f"{person.first_name} {person.last_name}", lambda width: facts_rows(person, book, today, width))

    def action_edit(self) -> None:
        """Go on to changing."""
        self.dismiss("edit")  # type: ignore[arg-type]


def people_rows(book: "Book", today: date, width: int) -> list[Row]:
    """Return one row a person."""
    if not book.assistants:
        return [row(part) for part in wrapped("Es ist noch niemand eingetragen. n trägt jemanden ein.", width)]
    columns = (
        Column("Name"),
        Column("Lohn", figure=True),
        Column("Woche", figure=True, spare=2),
        Column("Versicherung", spare=1),
    )
    cells = [_cells(person, today) for person in book.assistants]
    header, lines, _ = table(columns, cells, width)
    rows = [row((header, "quiet"))]
    for person, text in zip(book.assistants, lines, strict=True):
        missing = [what for value, what in _needed(person) if not value]
        below = (line((f"  fehlt: {', '.join(missing)}", "wrong")),) if missing else ()
        rows.append(Row((line(text), *below), person.key))
    return rows


def _needed(person: "Assistant") -> tuple[tuple[str | None, str], ...]:
    return (
        (person.tax_id, "Steuer-ID"),
        (person.social_security_number, "Rentenversicherungsnummer"),
        (person.iban, "IBAN"),
    )


def _cells(person: "Assistant", today: date) -> tuple[str, str, str, str]:
    name = f"{person.first_name} {person.last_name}"
    contract, insurance = valid_on(person.contracts, today), valid_on(person.insurance, today)
    if contract is None:
        return name, "noch kein Vertrag", "", ""
    if contract.valid_to is not None and contract.valid_to < today:
        return name, f"bis {wording.day(contract.valid_to)}", "", ""
    scheme = title_of(german.SCHEME, insurance.scheme.value).split(" (")[0] if insurance else ""
    return (
        name,
        f"{wording.amount(contract.wage)} {UNITS[contract.pay]}",
        f"{wording.number(contract.weekly_hours)} Std.",
        scheme,
    )


def title_of(choices: tuple[Choice, ...], value: Any) -> str:
    """Return how people read a word of the book."""
    return next((choice.title for choice in choices if choice.value == value), str(value))


def facts_rows(person: "Assistant", book: "Book", today: date, width: int) -> list[Row]:
    """Return everything noted about a person, newest first where it changed."""
    rows = [row(("Person", "strong"))]
    rows += _facts(
        (
            ("Geburtstag", wording.day(person.birth_date)),
            ("Anschrift", f"{person.street}, {person.postcode} {person.city}"),
            ("Steuer-ID", person.tax_id or "fehlt"),
            ("Rentennummer", person.social_security_number or "fehlt"),
            ("IBAN", person.iban or "fehlt"),
        ),
        width,
    )
    for contract in reversed(person.contracts):
        rows += [GAP, _since("Vertrag", contract.valid_from, today), *_facts(_contract(contract), width)]
    for tax in reversed(person.tax):
        rows += [GAP, _since("Lohnsteuer", tax.valid_from, today), *_facts(_tax(tax), width)]
    for insurance in reversed(person.insurance):
        rows += [GAP, _since("Versicherung", insurance.valid_from, today), *_facts(_insurance(insurance, book), width)]
    roster = [entry for entry in book.roster if entry.assistant == person.key]
    if roster:
        rows += [GAP, row(("Feste Zeiten in der Woche", "strong")), *_facts(tuple(map(_weekly, roster)), width)]
    return rows


def _since(title: str, day: date, today: date) -> Row:
    return row((title, "strong"), (f"   {'gilt ab' if day > today else 'seit'} {wording.day(day)}", "quiet"))


def _facts(facts: tuple[tuple[str, str], ...], width: int) -> list[Row]:
    rows = []
    for name, value in facts:
        if width < LABEL + 24:
            rows.append(Row((line((f"  {name}", "quiet")), *(line(f"    {part}") for part in wrapped(value, width - 4)))))
            continue
        first, *rest = wrapped(value, width - LABEL - 2)
        rows.append(
            Row((line((left(f"  {name}", LABEL + 2), "quiet"), first), *(line(" " * (LABEL + 2) + part) for part in rest)))
        )
    return rows


def _contract(contract: "Contract") -> tuple[tuple[str, str], ...]:
    end = (("Ende", wording.day(contract.valid_to)),) if contract.valid_to else ()
    return (
        ("Lohn", f"{wording.amount(contract.wage)} {UNITS[contract.pay]}"),
        (
            "Arbeitszeit",
            f"{wording.number(contract.weekly_hours)} Stunden an {contract.workdays_per_week} Tagen in der Woche",
        ),
        ("Urlaub", f"{wording.number(contract.vacation_days)} Tage im Jahr"),
        ("Bewilligung", contract.grant or "keine, privat bezahlt"),
        *end,
    )


def _tax(tax: "TaxFact") -> tuple[tuple[str, str], ...]:
    method = ("Art", title_of(german.TAX_METHOD, tax.method.value))
    if tax.method.value != "elstam":
        return (method,)
    return (
        method,
        ("Steuerklasse", str(tax.tax_class)),
        ("Kinderfreibeträge", wording.number(tax.child_allowances)),
        ("Kirche", title_of(german.CHURCH, tax.church) if tax.church else "keine"),
    )


def _insurance(insurance: "InsuranceFact", book: "Book") -> tuple[tuple[str, str], ...]:
    fund = next((each.name for each in book.health_funds if each.key == insurance.fund), "Minijob-Zentrale")
    return (
        ("Art", title_of(german.SCHEME, insurance.scheme.value)),
        ("Beiträge an", fund),
        ("Elterneigenschaft", "ja" if insurance.parent else "nein"),
        ("Kinder unter 25", str(insurance.children_under_25)),
    )


def _weekly(entry: "RosterEntry") -> tuple[str, str]:
    parts = [f"{entry.start:%H:%M} bis {entry.end:%H:%M} Uhr"]
    if entry.every_weeks > 1:
        parts.append(f"alle {entry.every_weeks} Wochen")
    if entry.kind.value != german.ROSTER_KIND[0].value:
        parts.append(title_of(german.ROSTER_KIND, entry.kind.value))
    parts.append(f"seit {wording.day(entry.valid_from)}" + (f" bis {wording.day(entry.valid_to)}" if entry.valid_to else ""))
    return DAYS[entry.weekday], ", ".join(parts)
