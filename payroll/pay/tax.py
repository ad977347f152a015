"""Taxes on the month's wage: by the ministry's plan, or at a flat rate borne by the employer (§§ 39b, 40a EStG)."""

from decimal import Decimal

from payroll.law.derivation import Derivation, Figure, Rounding, Step, Unit, figure, start, step, sum_figure, times
from payroll.law.social_insurance import levies
from payroll.law.wage_tax import church_tax, compute_explained
from payroll.money import ZERO, cents, from_cents
from payroll.pay.facts import TaxMethod
from payroll.pay.month_pay import MonthPay
from payroll.pay.payslip import Taxes
from payroll.pay.situation import Situation
from payroll.pay.tax_inputs import expected_year_pay, inputs, period_pay, times_days

FLAT = "Der Lohn ist pauschal versteuert; der Arbeitgeber trägt die Steuer."
NO_ONE_OFF = "In diesem Monat gibt es keine steuerpflichtige Einmalzahlung."
NO_SOLIDARITY = "Die Lohnsteuer liegt unter der Freigrenze des Solidaritätszuschlags."
NO_CHURCH = "Keine Kirchensteuer: Es ist keine Religionsgemeinschaft eingetragen."
NOT_PASSED_ON = "Pauschale Steuer wird nicht auf die Assistenzkraft abgewälzt."


def wage_taxes(situation: Situation, pay: MonthPay) -> Taxes:
    """Return the taxes taken from the assistant's pay."""
    flat = Figure.nothing(NOT_PASSED_ON, "§ 40a Abs. 5 EStG")
    if situation.flat_taxed:
        none = Figure.nothing(FLAT, "§ 40a EStG")
        return Taxes(
            wage_tax=none,
            wage_tax_one_off=none,
            solidarity=none,
            solidarity_one_off=none,
            church=none,
            church_one_off=none,
            flat=flat,
        )
    run = _Run(situation, pay)
    return Taxes(
        wage_tax=run.current("LSTLZZ", "Lohnsteuer für den Teil des Monats"),
        wage_tax_one_off=run.one_off("STS"),
        solidarity=run.solidarity(),
        solidarity_one_off=run.solidarity_one_off(),
        church=run.church(),
        church_one_off=run.church_one_off(),
        flat=flat,
    )


def flat_tax(situation: Situation, pay: MonthPay) -> Figure:
    """Return the flat tax the employer bears: 2 % of a Minijob, or 25 % with Soli and church tax of a short-term job."""
    match situation.tax.method:
        case TaxMethod.FLAT_2:
            return levies.flat_tax(situation.parameters, pay.taxed)
        case TaxMethod.FLAT_25:
            return _short_term(situation, pay)
        case TaxMethod.ELSTAM:
            return Figure.nothing("Der Lohn ist nach der Steuerklasse versteuert.", "§ 39b EStG")


def _short_term(situation: Situation, pay: MonthPay) -> Figure:
    """Each of the three is cut to the cent (§ 4 Satz 3 SolzG and the church tax acts; the same for the tax itself)."""
    rate = situation.parameters["flat_tax.short_term"]
    solidarity_rate = situation.parameters["flat_tax.solidarity"]
    tax = figure(_percent("Pauschale Lohnsteuer", pay.taxed, rate.number, "§ 40a Abs. 1 EStG", rate.citation))
    solidarity = figure(
        _percent(
            "Solidaritätszuschlag auf die pauschale Lohnsteuer",
            tax.amount,
            solidarity_rate.number,
            "§ 4 SolzG",
            solidarity_rate.citation,
        )
    )
    church = (
        Figure.nothing(NO_CHURCH)
        if situation.tax.church is None
        else church_tax(situation.month.year, cents(tax.amount), situation.insured.state)
    )
    whole = sum_figure(
        "Pauschale Steuer insgesamt",
        (("Lohnsteuer", tax), ("Solidaritätszuschlag", solidarity), ("Kirchensteuer", church)),
        "§ 40a Abs. 1 EStG",
    )
    parts = (*tax.derivation.steps, *solidarity.derivation.steps, *church.derivation.steps)
    return Figure(whole.amount, Derivation((*parts, *whole.derivation.steps)))


def _percent(text: str, amount: Decimal, rate: Decimal, law: str, source: str) -> Step:
    return step(
        text,
        start(amount, "Grundlage"),
        times(rate, "Steuersatz", Unit.PERCENT),
        rounding=Rounding.CUT_CENT,
        law=law,
        sources=(source,),
    )


class _Run:
    """One run of the plan and the figures read from it."""

    def __init__(self, situation: Situation, pay: MonthPay) -> None:
        self._situation, self._pay = situation, pay
        self._year = situation.month.year
        self._computed = compute_explained(self._year, **inputs(situation, pay))
        self._outputs = self._computed.outputs
        self._explained: dict[str, tuple[Step, ...]] = {}

    def _steps(self, output: str) -> tuple[Step, ...]:
        if output not in self._explained:
            self._explained[output] = self._computed.explain(output).steps
        return self._explained[output]

    def current(self, output: str, text: str) -> Figure:
        """A result on current pay; in a partial month the day's result times the days."""
        per_period = from_cents(self._outputs[output])
        steps = (*period_pay(self._pay).derivation.steps, *self._steps(output))
        if self._pay.whole_month:
            return Figure(per_period, Derivation(steps))
        part = times_days(text, per_period, self._pay)
        return Figure(part.result.quantize(ZERO), Derivation((*steps, part)))

    def one_off(self, output: str) -> Figure:
        """A result on one-off pay."""
        if not self._pay.taxed_one_off:
            return Figure.nothing(NO_ONE_OFF, "§ 39b Abs. 3 EStG")
        year_pay = expected_year_pay(self._situation, self._pay)
        steps = (*year_pay.derivation.steps, *self._steps(output))
        return Figure(from_cents(self._outputs[output]), Derivation(steps))

    def solidarity(self) -> Figure:
        """Solidaritätszuschlag on current pay."""
        if not self._outputs["SOLZLZZ"]:
            return Figure.nothing(NO_SOLIDARITY, "§ 3 SolzG")
        return self.current("SOLZLZZ", "Solidaritätszuschlag für den Teil des Monats")

    def solidarity_one_off(self) -> Figure:
        """Solidaritätszuschlag on one-off pay."""
        if self._pay.taxed_one_off and not self._outputs["SOLZS"]:
            return Figure.nothing(NO_SOLIDARITY, "§ 3 SolzG")
        return self.one_off("SOLZS")

    def church(self) -> Figure:
        """Church tax on current pay; in a partial month on the base of all its days."""
        if self._situation.tax.church is None:
            return Figure.nothing(NO_CHURCH)
        # without child allowances the base is the wage tax itself
        base = "LSTLZZ" if self._outputs["BK"] == self._outputs["LSTLZZ"] else "BK"
        return self._church(self.current(base, "Grundlage der Kirchensteuer für den Teil des Monats"))

    def church_one_off(self) -> Figure:
        """Church tax on one-off pay, cut apart; its base BKS is the wage tax on it, STS."""
        if self._situation.tax.church is None:
            return Figure.nothing(NO_CHURCH)
        return self._church(self.one_off("STS"))

    def _church(self, base: Figure) -> Figure:
        if not base.amount:
            return base
        tax = church_tax(self._year, cents(base.amount), self._situation.insured.state)
        return Figure(tax.amount, base.derivation.then(*tax.derivation.steps))
