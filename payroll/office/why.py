"""Every figure of a payslip with its name and its derivation: what answers "Warum?"."""

from dataclasses import dataclass
from decimal import Decimal

from payroll.law.derivation import Derivation, Figure
from payroll.pay.payslip import Contributions, Payslip


@dataclass(frozen=True, slots=True)
class Explanation:
    """One figure that can be asked about. *code* is stable (``employee.care``), *title* German, *amount* euro."""

    code: str
    title: str
    amount: Decimal
    derivation: Derivation


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
