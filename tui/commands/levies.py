"""``lohn abgaben MONAT``: one sheet of what to transfer, to whom and until when."""

from collections.abc import Callable, Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui import wording
from tui.actions import parsers
from tui.commands.call import Call
from tui.commands.month import oldest_open, papers_folder
from tui.commands.output import Output
from tui.commands.parser import Parser

if TYPE_CHECKING:
    from payroll.office.desk import Desk
    from payroll.office.levies import FundSheet, LevySheet, TaxSheet

PERIODS = {"month": "Monat", "quarter": "Vierteljahr", "year": "Jahr"}


def run(_word: str, arguments: Sequence[str], clock: Callable[[], datetime] | None) -> int:
    """Show the sheet of a month."""
    parser = Parser("abgaben", "was zu überweisen und zu melden ist", "abgaben 2026-10")
    parser.add_argument("monat", nargs="*", metavar="MONAT", help="ohne Monat: der älteste offene")
    parser.add_argument("--pdf", action="store_true", help="dasselbe als Papier in die Unterlagen")
    options = parser.read(arguments)
    call = Call.of(options, clock)
    asked = parsers.month(" ".join(options.monat), call.today) if options.monat else None
    with call.desk() as desk:
        from payroll.office.levies import sheet

        levies = sheet(desk, asked or oldest_open(desk))
        if options.pdf:
            call.out.line(f"Geschrieben: {_write(desk, levies)}")
            return 0
    if call.json:
        call.out.json(_as_json(levies))
        return 0
    _print(call.out, levies)
    return 0


def _write(desk: "Desk", levies: "LevySheet") -> Path:
    from payroll.office.names import file_name
    from payroll.office.shelf import load_book
    from reports.contributions_sheet import contributions_sheet
    from reports.deliver import make_folder, write_whole
    from reports.layout.render import render

    with desk.read() as session:
        employer = load_book(session, window=levies.month.range).employer
    folder = papers_folder(desk)
    make_folder(folder)
    path = folder / file_name(levies.month, "Löhne und Abgaben", employer.name)
    write_whole(path, render(contributions_sheet(levies, employer, desk.today)))
    return path


def _print(out: Output, levies: "LevySheet") -> None:
    out.heading(f"Abgaben {wording.month(levies.month)}")
    out.line()
    out.heading("Löhne überweisen")
    rows = [(wage.name, wage.iban or "IBAN fehlt", wording.amount(wage.amount)) for wage in levies.wages]
    if len(rows) > 1:
        rows.append(("Summe", "", wording.amount(levies.wages_total)))
    out.table(("", "IBAN", "Betrag"), rows, left=2, units=["Euro"])
    for fund in levies.funds:
        out.line()
        _print_fund(out, fund, levies.month.year)
    out.line()
    _print_tax(out, levies.tax)


def _print_fund(out: Output, fund: "FundSheet", year: int) -> None:
    from reports.words import CONTRIBUTION_GROUPS

    out.heading(f"Beiträge an {fund.name}")
    for group, amount in fund.groups:
        # a group without a name stands by its code alone
        out.fact(f"{group} {CONTRIBUTION_GROUPS.get(group, '')}".strip(), wording.euro(amount))
    out.fact("voraussichtlich diesen Monat", wording.euro(fund.expected))
    if fund.corrections:
        out.fact("dazu Berichtigung früherer Monate", wording.euro(fund.corrected))
    for name, value in (
        ("oder stattdessen wie im Vormonat", fund.allowed_instead),
        ("Vormonat, endgültig", fund.last_month),
        ("Rest des Vormonats, wenn so gezahlt", fund.rest),
    ):
        if value is not None:
            out.fact(name, wording.euro(value))
    out.fact("Beitragsnachweis bis", out.day(fund.statement_sent_by, year))
    out.fact("fällig am", out.day(fund.due, year))


def _print_tax(out: Output, tax: "TaxSheet") -> None:
    period = PERIODS[str(tax.period.value)]
    span = wording.month(tax.first) if tax.first == tax.last else f"{wording.month(tax.first)} bis {wording.month(tax.last)}"
    out.heading(f"Lohnsteuer-Anmeldung für das {period}, {span}" if period != "Monat" else f"Lohnsteuer-Anmeldung {span}")
    for name, value in (
        ("Lohnsteuer", tax.wage_tax),
        ("Solidaritätszuschlag", tax.solidarity),
        *((f"Kirchensteuer {body}", amount) for body, amount in tax.church),
        ("pauschale Lohnsteuer", tax.flat),
        ("zusammen", tax.total),
    ):
        out.fact(name, wording.euro(value))
    out.fact("abzugeben und zu zahlen bis", out.day(tax.due, tax.first.year))
    if not tax.complete:
        out.line("  Der Zeitraum läuft noch; bis jetzt steht dies darin.")


def _as_json(levies: "LevySheet") -> dict[str, Any]:
    return {
        "month": str(levies.month),
        "wages": [{"assistant": w.assistant, "iban": w.iban, "amount": _euro(w.amount)} for w in levies.wages],
        "contributions": [
            {
                "collector": fund.collector,
                "name": fund.name,
                "groups": {group: _euro(amount) for group, amount in fund.groups},
                "expected": _euro(fund.expected),
                "corrections": {group: _euro(amount) for group, amount in fund.corrections},
                "allowed_instead": _euro(fund.allowed_instead),
                "last_month": _euro(fund.last_month),
                "rest": _euro(fund.rest),
                "statement_sent_by": str(fund.statement_sent_by),
                "due": str(fund.due),
            }
            for fund in levies.funds
        ],
        "wage_tax_return": {
            "period": str(levies.tax.period.value),
            "first": str(levies.tax.first),
            "last": str(levies.tax.last),
            "complete": levies.tax.complete,
            "wage_tax": _euro(levies.tax.wage_tax),
            "solidarity": _euro(levies.tax.solidarity),
            "church": {body: _euro(amount) for body, amount in levies.tax.church},
            "flat": _euro(levies.tax.flat),
            "total": _euro(levies.tax.total),
            "due": str(levies.tax.due),
        },
    }


def _euro(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:.2f}"
