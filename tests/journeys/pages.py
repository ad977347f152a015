"""Pages worked out with a pocket calculator: their steps are typed in again, their tables of results are read.

One step a line: ``- **what**: terms = result (how rounded; provision)``. Tables stand below ``## Ergebnis: title``.
"""

import re
from collections.abc import Callable
from decimal import ROUND_DOWN, ROUND_HALF_UP, ROUND_UP, Decimal
from fractions import Fraction

from payroll.law.derivation import Figure
from payroll.pay.payslip import Contributions, Difference, Payslip

STEP = re.compile(r"^- \*\*(?P<name>[^*]+)\*\*: (?P<sum>.+) = (?P<result>[\d.,]+)(?: €)? \((?P<rounding>[^;)]+); .+\)$")
CALCULATOR = re.compile(r"[\d.,]+|[+−×÷()%]")
KEYS = {"−": "-", "×": "*", "÷": "/", "%": "/100"}

# the page's words for rounding: digits kept after the point, direction
ROUNDINGS = {
    "kaufmännisch": (2, ROUND_HALF_UP),
    "Cent abgeschnitten": (2, ROUND_DOWN),
    "Euro abgeschnitten": (0, ROUND_DOWN),
    "Euro aufgerundet": (0, ROUND_UP),
    "sechs Stellen abgeschnitten": (6, ROUND_DOWN),
}


def number(text: str) -> Decimal:
    return Decimal(text.replace(".", "").replace(",", "."))


def steps(page: str) -> list[str]:
    """Return the lines of a page that calculate."""
    return [line for line in page.splitlines() if line.startswith("- **") and " = " in line]


def _calculated(terms: str) -> Fraction:
    keys = CALCULATOR.findall(terms)
    assert "".join(keys) == terms.replace(" ", ""), f"not for a pocket calculator: {terms}"
    typed = "".join(KEYS.get(key, key) if not key[0].isdigit() else f'Fraction("{number(key)}")' for key in keys)
    return Fraction(eval(typed, {"Fraction": Fraction}))


def check_step(step: str) -> None:
    """Assert that a step adds up on a pocket calculator, rounded as it says."""
    found = STEP.match(step)
    assert found, step
    came_to, printed = _calculated(found["sum"]), number(found["result"])
    if found["rounding"] == "genau":
        assert came_to == Fraction(printed), step
        return
    digits, direction = ROUNDINGS[found["rounding"]]
    exact = Decimal(came_to.numerator) / Decimal(came_to.denominator)
    assert exact.quantize(Decimal(1).scaleb(-digits), direction) == printed, step


def results(page: str, title: str) -> dict[str, Decimal]:
    """Return the table of results below a title: name and number."""
    _, table = page.split(f"## Ergebnis: {title}\n")
    rows = [line.strip("|").split("|") for line in table.split("\n---\n")[0].splitlines() if line.startswith("|")][2:]
    return {name.strip(): number(amount.strip().removesuffix(" €")) for name, amount in rows}


def _line(code: str) -> Callable[[Payslip], Decimal]:
    def amount(slip: Payslip) -> Decimal:
        return sum((line.amount for line in slip.lines if line.code == code), Decimal(0))

    return amount


def _branches(whose: str, side: Callable[[Payslip], Contributions]) -> dict[str, Callable[[Payslip], Decimal]]:
    def amount(branch: Callable[[Contributions], Figure]) -> Callable[[Payslip], Decimal]:
        return lambda slip: branch(side(slip)).amount

    return {
        f"Krankenversicherung, {whose}": amount(lambda of: of.health),
        f"Zusatzbeitrag, {whose}": amount(lambda of: of.health_additional),
        f"Pflegeversicherung, {whose}": amount(lambda of: of.care),
        f"Rentenversicherung, {whose}": amount(lambda of: of.pension),
        f"Arbeitslosenversicherung, {whose}": amount(lambda of: of.unemployment),
    }


def _corrected(slip: Payslip, code: str) -> Difference:
    (correction,) = slip.corrections
    return next(part for part in correction.differences if part.code == code)


# the pages' words: the program's figure
FIGURES: dict[str, Callable[[Payslip], Decimal | None]] = {
    "Gearbeitete Stunden": lambda slip: Decimal(slip.minutes_worked) / 60,
    "Stunden bei Krankheit": lambda slip: Decimal(slip.minutes_sick) / 60,
    "Stunden im Urlaub": lambda slip: Decimal(slip.minutes_vacation) / 60,
    "Arbeitslohn": _line("wage"),
    "Entgeltfortzahlung": _line("sick_pay"),
    "Nachtzuschlag 25 %": _line("premium_night"),
    "Nachtzuschlag 40 %": _line("premium_deep_night"),
    "Urlaubsentgelt": _line("vacation_pay"),
    "Urlaubsgeld": _line("vacation_bonus"),
    "Sonntagszuschlag 50 %": _line("premium_sunday"),
    "Feiertagsvergütung": _line("holiday_pay"),
    "Gehalt": _line("salary"),
    "Urlaubsabgeltung": _line("vacation_payout"),
    "Freie Zuschläge": lambda slip: slip.premiums_free,
    "Bruttolohn": lambda slip: slip.gross.amount,
    "Laufender Lohn, steuerpflichtig": lambda slip: slip.taxable_current,
    "Steuerpflichtiger Lohn": lambda slip: slip.taxable,
    "Beitragspflichtiger Lohn": lambda slip: slip.insurable,
    "Betrag für den ganzen Beitrag": lambda slip: slip.status.reduced_base_total,
    "Betrag für den eigenen Anteil": lambda slip: slip.status.reduced_base_employee,
    **_branches("eigener Anteil", lambda slip: slip.employee),
    "Beiträge, eigener Anteil": lambda slip: slip.employee.total,
    **_branches("Arbeitgeberin", lambda slip: slip.employer.contributions),
    "Umlage U1": lambda slip: slip.employer.u1.amount,
    "Umlage U2": lambda slip: slip.employer.u2.amount,
    "Insolvenzgeldumlage": lambda slip: slip.employer.insolvency.amount,
    "Lohnsteuer auf den laufenden Lohn": lambda slip: slip.taxes.wage_tax.amount,
    "Lohnsteuer auf Einmalzahlung": lambda slip: slip.taxes.wage_tax_one_off.amount,
    "Lohnsteuer": lambda slip: slip.taxes.wage_tax.amount + slip.taxes.wage_tax_one_off.amount,
    "Solidaritätszuschlag": lambda slip: slip.taxes.solidarity.amount + slip.taxes.solidarity_one_off.amount,
    "Kirchensteuer auf den laufenden Lohn": lambda slip: slip.taxes.church.amount,
    "Kirchensteuer auf Einmalzahlung": lambda slip: slip.taxes.church_one_off.amount,
    "Kirchensteuer": lambda slip: slip.taxes.church.amount + slip.taxes.church_one_off.amount,
    "Pauschsteuer": lambda slip: slip.employer.flat_tax.amount,
    "Unfallversicherung": lambda slip: slip.employer.accident.amount,
    "Nettolohn": lambda slip: slip.net.amount,
    "Berichtigung, alt": lambda slip: _corrected(slip, "net").old,
    "Berichtigung, neu": lambda slip: _corrected(slip, "net").new,
    "Berichtigung": _line("correction"),
    "Berichtigung, Kosten": lambda slip: slip.corrections[0].cost,
    "Auszahlung": lambda slip: slip.payout.amount,
    "Zum Bruttolohn dazu": lambda slip: slip.employer.total,
    "Kosten": lambda slip: slip.cost.amount,
    "Erstattung U1": lambda slip: slip.u1_refund.amount,
}
