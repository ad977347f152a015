"""What hangs together in a book: names that are referred to, lists by date; in modules of their own time, vacation, slips.

Each check is a function of the book that notes its findings with their JSON path and never stops at the first.
"""

from collections.abc import Iterable, Sequence

from payroll.office.book import Book
from payroll.office.bookfile.check_sickness import check_sickness
from payroll.office.bookfile.check_slips import check_closed_payslips
from payroll.office.bookfile.check_time import check_time, in_order
from payroll.office.bookfile.check_vacation import check_vacation
from payroll.office.bookfile.findings import Findings, shown
from payroll.office.check_digits import establishment_number_is_valid
from payroll.office.row_pairs import PRIVATE
from payroll.pay.facts import Assistant, Scheme

WITHOUT_FUND = (Scheme.MINIJOB, Scheme.SHORT_TERM)


def check_book(book: Book, findings: Findings) -> None:
    """Note everything in *book* that cannot be true together."""
    for check in (
        _unique_keys,
        _references,
        _dated_lists,
        _grants,
        _assistants,
        _invoices,
        _substitute_requests,
        check_sickness,
        check_vacation,
        check_time,
        check_closed_payslips,
        _fund_numbers,
    ):
        check(book, findings)


def _unique_keys(book: Book, findings: Findings) -> None:
    for name in ("health_funds", "funders", "grants", "assistants", "absences", "substitute_requests"):
        _unique((entry.key for entry in getattr(book, name)), f"{name}[{{}}].key", findings)
    _unique((str(month) for month in book.closed_months), "closed_months[{}]", findings)
    _unique((hold.assistant for hold in book.legal_holds), "legal_holds[{}].assistant", findings)
    _unique((decision.grant for decision in book.final_decisions), "final_decisions[{}].grant", findings)
    named = (f"{each.assistant} {each.check} {each.on}" for each in book.overrides)
    _unique(named, "overrides[{}]", findings)


def _unique(names: Iterable[str], place: str, findings: Findings) -> None:
    seen: dict[str, int] = {}
    for index, name in enumerate(names):
        if name in seen:
            findings.refuse(
                place.format(index),
                f"{shown(name)} gibt es schon: {place.format(seen[name])}. In einer Liste darf er nur einmal vorkommen.",
                "duplicate",
            )
        seen.setdefault(name, index)


# list, key that refers, list it refers to, whether "none" is an answer too
REFERENCES = (
    ("grants", "funder", "funders", False),
    ("grant_payments", "grant", "grants", False),
    ("expenses", "grant", "grants", False),
    ("invoices", "grant", "grants", False),
    ("reports_sent", "grant", "grants", False),
    ("substitute_requests", "assistant", "assistants", False),
    ("substitute_requests", "absence", "absences", False),
    ("substitute_requests", "grant", "grants", False),
    ("legal_holds", "assistant", "assistants", False),
    ("final_decisions", "grant", "grants", False),
    ("cost_shares", "grant", "grants", False),
    ("roster", "assistant", "assistants", False),
    ("roster", "grant", "grants", True),
    ("shifts", "assistant", "assistants", False),
    ("shifts", "grant", "grants", True),
    ("shifts", "covers", "absences", False),
    ("absences", "assistant", "assistants", False),
    ("absences", "continues", "absences", False),
    ("vacation_notices", "assistant", "assistants", False),
    ("vacation_adjustments", "assistant", "assistants", False),
    ("one_offs", "assistant", "assistants", False),
    ("overrides", "assistant", "assistants", False),
    ("refunds", "assistant", "assistants", False),
)


def _references(book: Book, findings: Findings) -> None:
    for name, key, target, private in REFERENCES:
        known = _keys(book, target) | ({PRIVATE} if private else set())
        _refer(getattr(book, name), key, known, name, findings)
    funds, grants = _keys(book, "health_funds"), _keys(book, "grants")
    for index, assistant in enumerate(book.assistants):
        _refer(assistant.insurance, "fund", funds, f"assistants[{index}].insurance", findings)
        _refer(assistant.contracts, "grant", grants, f"assistants[{index}].contracts", findings)


def _keys(book: Book, name: str) -> set[str]:
    return {entry.key for entry in getattr(book, name)}


def _refer(entries: Sequence[object], key: str, known: set[str], place: str, findings: Findings) -> None:
    for index, entry in enumerate(entries):
        name = getattr(entry, key)
        if name is not None and name not in known:
            there = f"Es gibt: {', '.join(sorted(known))}." if known else "Es gibt noch keinen Eintrag dafür."
            findings.refuse(
                f"{place}[{index}].{key}", f"{shown(name)} kommt in dieser Datei nicht vor. {there}", "reference"
            )


def _dated_lists(book: Book, findings: Findings) -> None:
    for index, fund in enumerate(book.health_funds):
        _unique((str(rate.valid_from) for rate in fund.rates), f"health_funds[{index}].rates[{{}}].from", findings)
    for index, assistant in enumerate(book.assistants):
        for name in ("tax", "insurance", "contracts"):
            entries = getattr(assistant, name)
            _unique((str(entry.valid_from) for entry in entries), f"assistants[{index}].{name}[{{}}].from", findings)


def _grants(book: Book, findings: Findings) -> None:
    for index, grant in enumerate(book.grants):
        in_order(grant.valid_from, grant.valid_to, f"grants[{index}].to", findings)


def _assistants(book: Book, findings: Findings) -> None:
    for index, assistant in enumerate(book.assistants):
        place = f"assistants[{index}]"
        start = min((contract.valid_from for contract in assistant.contracts), default=None)
        if start is not None and assistant.birth_date >= start:
            findings.refuse(
                f"{place}.birth_date",
                f"Der Geburtstag {assistant.birth_date} liegt nicht vor dem Beginn des Vertrags, {start}. Prüfen Sie beide "
                "Daten.",
                "order",
            )
        for number, contract in enumerate(assistant.contracts):
            in_order(contract.valid_from, contract.valid_to, f"{place}.contracts[{number}].to", findings)
        for number, insurance in enumerate(assistant.insurance):
            if insurance.fund is None and insurance.scheme not in WITHOUT_FUND:
                findings.refuse(
                    f"{place}.insurance[{number}].fund",
                    f"Bei „{insurance.scheme}“ muss eine Krankenkasse stehen; nur beim Minijob darf sie fehlen.",
                    "fund_missing",
                )
        for number, tax in enumerate(assistant.tax):
            if tax.factor is not None and tax.tax_class != 4:
                findings.refuse(
                    f"{place}.tax[{number}].factor",
                    f"Einen Faktor gibt es nur in Steuerklasse 4, hier steht {tax.tax_class}. Setzen Sie ihn auf null.",
                    "factor",
                )
        _opening(assistant, place, findings)


def _opening(assistant: Assistant, place: str, findings: Findings) -> None:
    if assistant.opening is None:
        return
    years = (str(year) for year, _ in assistant.opening.vacation)
    _unique(years, f"{place}.opening.vacation[{{}}].year", findings)
    for number, sick in enumerate(assistant.opening.sick):
        in_order(sick.first, sick.last, f"{place}.opening.sick[{number}].to", findings)


def _invoices(book: Book, findings: Findings) -> None:
    for index, invoice in enumerate(book.invoices):
        in_order(invoice.first, invoice.last, f"invoices[{index}].to", findings)


def _substitute_requests(book: Book, findings: Findings) -> None:
    for index, request in enumerate(book.substitute_requests):
        place = f"substitute_requests[{index}]"
        in_order(request.first, request.last, f"{place}.to", findings)
        given = [value is not None for value in (request.granted_on, request.granted_amount, request.granted_month)]
        if any(given) and not all(given):
            findings.refuse(
                f"{place}.granted_on",
                "Zu einer Bewilligung gehören Tag, Betrag und Monat: „granted_on“, „granted_amount“, „granted_month“. "
                "Ergänzen Sie, was fehlt, oder lassen Sie alle drei weg.",
                "granted",
            )
        if request.granted_on is not None and request.refused_on is not None:
            findings.refuse(
                f"{place}.refused_on",
                f"Der Antrag ist am {request.granted_on:%d.%m.%Y} bewilligt und am {request.refused_on:%d.%m.%Y} abgelehnt. "
                "Behalten Sie eine der beiden Angaben.",
                "granted",
            )


def _fund_numbers(book: Book, findings: Findings) -> None:
    for index, fund in enumerate(book.health_funds):
        if not establishment_number_is_valid(fund.number):
            findings.warn(
                f"health_funds[{index}].number",
                f"{shown(fund.number)} ist keine gültige Betriebsnummer. Vergleichen Sie sie mit einem Brief der Kasse.",
            )
