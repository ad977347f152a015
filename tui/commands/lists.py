"""What is in the book, group by group, as tables or one fact a line."""

from datetime import date
from typing import TYPE_CHECKING, Any

from payroll.office.shelf import load_book
from payroll.pay.facts import Contract, TaxMethod, valid_on
from payroll.periods import DateRange
from tui import wording
from tui.actions import words
from tui.actions.declare import Choice
from tui.commands.output import Output

if TYPE_CHECKING:
    from payroll.office.book import Book
    from payroll.office.desk import Desk


ABSENCES = "abwesenheit"
BOOK_KEYS = {
    "person": "assistants",
    ABSENCES: "absences",
    "kasse": "health_funds",
    "bewilligung": "grants",
    "eingang": "grant_payments",
    "ausgabe": "expenses",
    "rechnung": "invoices",
    "einmal": "one_offs",
    "erstattung": "refunds",
    "vertretung": "substitute_requests",
    "arbeitszeit": "overrides",
    "urlaub": "vacation_notices",
}
"""Where the book file keeps what a command word lists."""


def show(group: str, desk: "Desk", out: Output) -> None:
    """Print the entries of *group* (an ASCII command word)."""
    with desk.read() as session:
        # absences are listed for all times; the years of hours are not read for anything else
        book = load_book(session, window=None if group == ABSENCES else DateRange(desk.today, desk.today))
    _LISTS[group](book, out, desk.today)


def as_json(group: str, desk: "Desk") -> Any:
    """Return the entries of *group* as the book file writes them; settings as name and value."""
    import json

    from payroll.office.bookfile import write_book
    from payroll.office.settings import all_settings

    if group == "einstellung":
        return all_settings(desk)
    with desk.read() as session:
        book = load_book(session, window=None if group == ABSENCES else DateRange(desk.today, desk.today))
    return json.loads(write_book(book)).get(BOOK_KEYS[group], [])


def title(choices: tuple[Choice, ...], value: object) -> str:
    """Return the German words for a word of the book."""
    return next((choice.title for choice in choices if choice.value == value), str(value))


def _people(book: "Book", out: Output, today: date) -> None:
    rows = []
    for person in book.assistants:
        contract = valid_on(person.contracts, today) or (person.contracts[0] if person.contracts else None)
        insurance = valid_on(person.insurance, today)
        tax = valid_on(person.tax, today)
        rows.append(
            (
                f"{person.first_name} {person.last_name}",
                person.key,
                _contract(contract),
                title(words.SCHEME, insurance.scheme.value).split(" (")[0] if insurance else "fehlt",
                ("Klasse " + str(tax.tax_class) if tax.method is TaxMethod.ELSTAM else "pauschal") if tax else "fehlt",
            )
        )
    out.heading("Menschen, die bei Ihnen arbeiten")
    out.table(("Name", "Kürzel", "Vertrag", "Versicherung", "Steuer"), rows, left=5)


def _contract(contract: Contract | None) -> str:
    if contract is None:
        return "fehlt"
    until = f" bis {wording.day(contract.valid_to)}" if contract.valid_to else ""
    unit = "je Stunde" if contract.pay == "hourly" else "im Monat"
    hours = f"{wording.number(contract.weekly_hours)} Stunden die Woche"
    return f"{wording.euro(contract.wage)} {unit}, {hours}, ab {wording.day(contract.valid_from)}{until}"


def _funds(book: "Book", out: Output, today: date) -> None:
    rows = []
    for fund in book.health_funds:
        rate = valid_on(fund.rates, today) or fund.rates[0]
        figures = (rate.additional, rate.u1, rate.u1_refund, rate.u2)
        rows.append((fund.name, fund.key, wording.day(rate.valid_from), *(f"{wording.number(each)} %" for each in figures)))
    out.heading("Krankenkassen und ihre Sätze")
    out.table(("Kasse", "Kürzel", "Sätze ab", "Zusatzbeitrag", "U1", "U1 erstattet", "U2"), rows, left=3)


def _grants(book: "Book", out: Output, _today: date) -> None:
    funders = {funder.key: funder.name for funder in book.funders}
    rows = [
        (
            title(words.PURPOSE, grant.purpose),
            grant.key,
            funders[grant.funder],
            grant.reference,
            f"{wording.day(grant.valid_from)} bis {wording.day(grant.valid_to)}",
            wording.euro(grant.monthly_amount) if grant.monthly_amount is not None else "",
        )
        for grant in book.grants
    ]
    out.heading("Bewilligungen")
    out.table(("Zweck", "Kürzel", "Stelle", "Aktenzeichen", "Zeitraum", "im Monat"), rows, left=5)


def _payments(book: "Book", out: Output, _today: date) -> None:
    rows = [(wording.day(e.on), e.grant, str(e.for_month), wording.euro(e.amount)) for e in book.grant_payments]
    out.heading("Eingänge")
    out.table(("Tag", "Bewilligung", "für", "Betrag"), rows, left=3)


def _expenses(book: "Book", out: Output, _today: date) -> None:
    rows = [
        (wording.day(e.on), e.grant, title(words.EXPENSE_KIND, e.kind), e.note or "", wording.euro(e.amount))
        for e in book.expenses
    ]
    out.heading("Ausgaben")
    out.table(("Tag", "Bewilligung", "Art", "Notiz", "Betrag"), rows, left=4)


def _invoices(book: "Book", out: Output, _today: date) -> None:
    rows = [
        (
            wording.day(e.on),
            e.grant,
            e.provider,
            e.number,
            f"{wording.day(e.first)} bis {wording.day(e.last)}",
            wording.number(e.hours),
            wording.euro(e.amount),
        )
        for e in book.invoices
    ]
    out.heading("Rechnungen")
    out.table(("Tag", "Bewilligung", "Dienst", "Nummer", "Zeitraum", "Stunden", "Betrag"), rows, left=5)


def _one_offs(book: "Book", out: Output, _today: date) -> None:
    names = {person.key: person.first_name for person in book.assistants}
    rows = [
        (str(e.month), names[e.assistant], title(words.ONE_OFF_KIND, e.kind.value), wording.euro(e.amount))
        for e in book.one_offs
    ]
    out.heading("Einmalzahlungen")
    out.table(("Monat", "Person", "Art", "Betrag"), rows, left=3)


def _refunds(book: "Book", out: Output, _today: date) -> None:
    names = {person.key: person.first_name for person in book.assistants}
    rows = [
        (
            str(e.month),
            names[e.assistant],
            e.kind.upper(),
            wording.day(e.claimed_on),
            wording.day(e.received_on) if e.received_on else "noch nicht",
            wording.euro(e.amount),
        )
        for e in book.refunds
    ]
    out.heading("Erstattungen")
    out.table(("Monat", "Person", "Umlage", "beantragt", "erhalten", "Betrag"), rows, left=5)


def _absences(book: "Book", out: Output, _today: date) -> None:
    from payroll.office.hours_grid import ABSENT_WORDS
    from tui.plain.ask import newest_first

    names = {person.key: person.first_name for person in book.assistants}
    rows = [
        (
            e.key,
            names[e.assistant],
            ABSENT_WORDS[e.kind.value],
            wording.day(e.first),
            wording.day(e.last) if e.last else "offen",
            f"ab {wording.day(e.certified_from)}" if e.certified_from else "",
        )
        for e in newest_first(book.absences)
    ]
    out.heading("Abwesenheiten")
    out.table(("Kürzel", "Person", "Art", "von", "bis", "bescheinigt"), rows, left=6)


def _requests(book: "Book", out: Output, _today: date) -> None:
    from payroll.office.substitute_requests import STATES

    names = {person.key: person.first_name for person in book.assistants}
    rows = [
        (
            names[e.assistant],
            e.grant,
            f"{wording.day(e.first)} bis {wording.day(e.last)}",
            STATES[e.state],
            wording.day(e.sent_on) if e.sent_on else "noch nicht",
            wording.euro(e.extra),
            wording.euro(e.granted_amount) if e.granted_amount is not None else "",
        )
        for e in book.substitute_requests
    ]
    out.heading("Anträge auf eine Ersatzkraft")
    out.table(("Person", "Bewilligung", "Zeitraum", "Stand", "gesendet", "beantragt", "bewilligt"), rows, left=5)


def _overrides(book: "Book", out: Output, _today: date) -> None:
    names = {person.key: person.first_name for person in book.assistants}
    rows = [(names[e.assistant], e.check, wording.day(e.on), e.reason, wording.day(e.noted_on)) for e in book.overrides]
    out.heading("Arbeitszeit: bewusst so gelassen")
    out.table(("Person", "Prüfung", "Tag", "Grund", "notiert am"), rows, left=5)


def _vacation(book: "Book", out: Output, _today: date) -> None:
    names = {person.key: f"{person.first_name} {person.last_name}" for person in book.assistants}
    out.heading("Hinweise zum Urlaub")
    out.table(
        ("Person", "Jahr", "gegeben am", "Tage offen"),
        [(names[e.assistant], str(e.year), wording.day(e.on), wording.number(e.days)) for e in book.vacation_notices],
        left=3,
    )
    out.line()
    out.heading("Urlaubstage dazu, weg oder übertragen")
    out.table(
        ("Person", "Jahr", "Grund", "Tage"),
        [
            (names[e.assistant], str(e.year), title(words.VACATION_REASON, e.reason.value), wording.number(e.days))
            for e in book.vacation_adjustments
        ],
        left=3,
    )


def _settings(book: "Book", out: Output, _today: date) -> None:
    employer = book.employer
    out.heading("Ihre Angaben")
    for name, value in (
        ("Name", employer.name),
        ("Anschrift", f"{employer.street}, {employer.postcode} {employer.city}"),
        ("Bundesland", title(words.STATE, employer.state)),
        ("Betriebsnummer", employer.establishment_number),
        ("Steuernummer", f"{employer.tax_number}, Finanzamt {employer.tax_office}"),
        ("IBAN", employer.iban),
        ("Umlage U1", "ja" if employer.levy_u1 else "nein"),
        ("Insolvenzgeldumlage", "ja" if employer.levy_insolvency else "nein"),
        ("Unfallversicherung", f"{employer.accident_insurer_name}, {employer.accident_insurer_number}"),
        ("E-Mail", employer.email or "keine"),
        ("Telefon", employer.phone or "keines"),
    ):
        out.fact(name, value)


_LISTS = {
    "person": _people,
    ABSENCES: _absences,
    "kasse": _funds,
    "bewilligung": _grants,
    "eingang": _payments,
    "ausgabe": _expenses,
    "rechnung": _invoices,
    "einmal": _one_offs,
    "erstattung": _refunds,
    "vertretung": _requests,
    "arbeitszeit": _overrides,
    "urlaub": _vacation,
    "einstellung": _settings,
}
