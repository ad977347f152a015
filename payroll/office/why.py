"""Every figure of a payslip and of a grant's account with its name and its derivation: what answers "Warum?"."""

from dataclasses import dataclass
from decimal import Decimal

from payroll.funding.usage import GrantMonth
from payroll.law.derivation import Derivation, Figure
from payroll.office.month import MonthView
from payroll.pay.payslip import Contributions, Payslip


@dataclass(frozen=True, slots=True)
class Explanation:
    """One figure that can be asked about. *code* is stable (``employee.care``), *title* German, *amount* euro."""

    code: str
    title: str
    amount: Decimal
    derivation: Derivation


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What is asked about: *what* in a sentence, its *name* and *short* name, the *key* to type, its *figures*."""

    what: str
    name: str
    short: str
    key: str
    figures: tuple[Explanation, ...]


def explanations(slip: Payslip) -> tuple[Explanation, ...]:
    """Return all figures of the slip in the order a reader meets them; figures of 0.00 that nobody asks about included."""
    lines = tuple(Explanation(f"line.{line.code}", line.text, line.amount, line.derivation) for line in slip.lines)
    taxes, employer = slip.taxes, slip.employer
    named: tuple[tuple[str, str, Figure], ...] = (
        ("gross", "Gesamtbrutto", slip.gross),
        *([("tax.active_pension", "Steuerfrei: Aktivrente", slip.active_pension)] if slip.active_pension.amount else []),
        ("tax.wage_tax", "Lohnsteuer", taxes.wage_tax),
        ("tax.wage_tax_one_off", "Lohnsteuer auf Einmalzahlung", taxes.wage_tax_one_off),
        ("tax.solidarity", "Solidaritätszuschlag", taxes.solidarity),
        ("tax.solidarity_one_off", "Solidaritätszuschlag auf Einmalzahlung", taxes.solidarity_one_off),
        ("tax.church", "Kirchensteuer", taxes.church),
        ("tax.church_one_off", "Kirchensteuer auf Einmalzahlung", taxes.church_one_off),
        ("tax.flat", "Pauschale Lohnsteuer, vom Lohn abgezogen", taxes.flat),
        *_branches("employee", "", slip.employee),
        ("net", "Nettoentgelt", slip.net),
        ("payout", "Auszahlungsbetrag", slip.payout),
        *_branches("employer", ", Anteil Arbeitgeber", employer.contributions),
        ("employer.u1", "Umlage U1 (Krankheit)", employer.u1),
        ("employer.u2", "Umlage U2 (Mutterschaft)", employer.u2),
        ("employer.insolvency", "Insolvenzgeldumlage", employer.insolvency),
        ("employer.flat_tax", "Pauschale Lohnsteuer", employer.flat_tax),
        ("employer.accident", "Unfallversicherung mit dem Haushaltsscheck", employer.accident),
        ("cost", "Kosten gesamt", slip.cost),
        ("refund.u1", "Erstattung U1 (Krankheit)", slip.u1_refund),
        ("refund.u2", "Erstattung U2 (Mutterschaft)", slip.u2_refund),
    )
    return lines + tuple(Explanation(code, title, value.amount, value.derivation) for code, title, value in named)


def account_explanations(row: GrantMonth) -> tuple[Explanation, ...]:
    """Return all figures of one month of a grant's account in the order the account is kept."""
    named = (
        ("cost", "Kosten", row.cost),
        ("refunds", "Erstattung", row.refunds),
        ("recognised", "anerkannt", row.recognised),
        ("not_recognised", "nicht anerkannt", row.not_recognised),
        ("charged", "angerechnet", row.charged),
        ("advance", "Vorschuss", row.advance),
        ("carried", "Vortrag", row.carried),
        ("balance", "Stand am Monatsende", row.balance),
    )
    return tuple(Explanation(f"account.{code}", title, value.amount, value.derivation) for code, title, value in named)


def subjects(view: MonthView) -> tuple[Subject, ...]:
    """Return what can be asked about in a month: each slip, then the account of each grant."""
    slips = (
        Subject(
            what="diese Abrechnung",
            name=slip.name,
            short=slip.assistant.first_name,
            key=slip.assistant.key,
            figures=explanations(slip.payslip),
        )
        for slip in view.slips
    )
    references = {account.grant.key: account.grant.reference for account in view.accounts}
    accounts = (
        Subject(
            what="dieses Konto",
            name=f"Konto der Bewilligung {row.grant}, {references[row.grant]}",
            short=f"Konto {row.grant}",
            key=row.grant,
            figures=account_explanations(row),
        )
        for row in view.funding
    )
    return (*slips, *accounts)


def _branches(side: str, suffix: str, shares: Contributions) -> tuple[tuple[str, str, Figure], ...]:
    return (
        (f"{side}.health", f"Krankenversicherung{suffix}", shares.health),
        (f"{side}.health_additional", f"Zusatzbeitrag Krankenversicherung{suffix}", shares.health_additional),
        (f"{side}.care", f"Pflegeversicherung{suffix}", shares.care),
        (f"{side}.pension", f"Rentenversicherung{suffix}", shares.pension),
        (f"{side}.unemployment", f"Arbeitslosenversicherung{suffix}", shares.unemployment),
    )


def matching(found: tuple[Explanation, ...], words: str) -> tuple[Explanation, ...]:
    """Return the explanations a reader means by *words*: a line's number, a code, or words of the title."""
    wanted = words.strip().casefold()
    if wanted.isdigit() and 1 <= int(wanted) <= len(found):
        return (found[int(wanted) - 1],)
    exact = tuple(e for e in found if wanted in {e.code.casefold(), e.title.casefold()})
    return exact or tuple(e for e in found if wanted in e.title.casefold() or wanted in e.code.casefold())
