"""Lines of a bank account out of a table (CSV), as banks here write it: German headings, German numbers and days."""

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation

from payroll.funding.facts import BankLine
from payroll.office.intake.cells import day_of
from payroll.office.intake.words import fold
from payroll.refusal import NotUnderstood

SEPARATORS = (";", ",", "\t")
SEARCHED_FOR_HEADINGS = 30
_HEADINGS = {
    "on": ("buchungstag", "buchungsdatum", "datum", "valuta", "wertstellung"),
    "amount": ("betrag", "umsatz", "betrag eur", "betrag in eur", "betrag (eur)", "betrag in euro", "betrag (€)"),
    "text": (
        "verwendungszweck", "buchungstext", "text", "zweck", "beguenstigter/zahlungspflichtiger", "name zahlungsbeteiligter",
        "auftraggeber/empfaenger", "name", "zahlungspflichtige*r", "zahlungsempfaenger*in",
    ),
}  # fmt: skip


def read_bank_table(text: str, today: date) -> Iterator[BankLine]:
    """Yield the lines, not numbered yet. ``NotUnderstood``: no headings, a cell that is no day or amount."""
    lines = text.splitlines()
    for separator in SEPARATORS:
        table = list(csv.reader(io.StringIO("\n".join(lines)), delimiter=separator))
        for at, header in enumerate(table[:SEARCHED_FOR_HEADINGS]):
            columns = _columns(header)
            if {"on", "amount", "text"} <= set(columns):
                yield from _table_rows(table[at + 1 :], columns, at + 2, today)
                return
    raise NotUnderstood(
        "Es fehlen Überschriften: Nötig sind Buchungstag, Betrag und Verwendungszweck. Speichern Sie die Umsätze Ihrer "
        "Bank als CSV.",
        code="no_headings",
        place="Datei",
    )


def _columns(header: Sequence[str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for index, cell in enumerate(header):
        heading = fold(cell.strip())
        for name, known in _HEADINGS.items():
            if heading in known and (name == "text" or name not in found):
                found.setdefault(name, []).append(index)
    return found


def _table_rows(
    table: Sequence[Sequence[str]], columns: dict[str, list[int]], first: int, today: date
) -> Iterator[BankLine]:
    for number, row in enumerate(table, first):

        def cell(name: str, row: Sequence[str] = row) -> str:
            return " ".join(row[at].strip() for at in columns[name] if at < len(row) and row[at].strip())

        if not cell("amount") and not cell("on"):
            continue
        try:
            yield BankLine(
                number=0, on=day_of(cell("on"), today), amount=_amount(cell("amount")), text=cell("text") or "ohne Text"
            )
        except NotUnderstood as refused:
            raise NotUnderstood(refused.sentence, code=refused.code, place=f"Zeile {number}") from None


def _amount(text: str) -> Decimal:
    """Read "1.234,56", "-12,40 €" or "1234.56"; the last of point and comma is the decimal mark."""
    plain = text.replace("€", "").replace("EUR", "").replace(" ", "").replace("\u00a0", "").replace("−", "-")
    if "," in plain and plain.rfind(",") > plain.rfind("."):
        plain = plain.replace(".", "").replace(",", ".")
    else:
        plain = plain.replace(",", "")
    try:
        return Decimal(plain).quantize(Decimal("0.01"))
    except InvalidOperation:
        raise NotUnderstood(f"„{text}“ ist kein Betrag.", code="amount", place="Betrag") from None
