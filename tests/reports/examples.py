"""Made-up papers, put together by hand from the value types, to print and to check."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from payroll.law.derivation import Figure, Rounding, Unit, divided, figure, minus, plus, start, step, sum_figure, times
from payroll.money import ZERO
from payroll.office.papers import PayslipPaper, VacationAccount, YearToDate
from payroll.pay.facts import (
    Assistant,
    Contract,
    Employer,
    InsuranceFact,
    Premiums,
    Scheme,
    TaxFact,
    TaxMethod,
)
from payroll.pay.payslip import Contributions, EmployerCharges, InsuranceStatus, Line, Payslip, Taxes
from payroll.periods import Month

MARCH = Month(2026, 3)
NOTHING = Figure.nothing("Fällt nicht an.")

EMPLOYER = Employer(
    name="Mira Sommer",
    street="Lindenweg 4",
    postcode="48143",
    city="Münster",
    state="NW",
    establishment_number="12345678",
    tax_number="337/5012/3456",
    tax_office="Münster-Außenstadt",
    iban="DE02120300000000202051",
    levy_u1=True,
    levy_insolvency=False,
    accident_insurer_name="VBG",
    accident_insurer_number="99 1234",
)

CONTRACT = Contract(
    valid_from=date(2026, 1, 1),
    pay="hourly",
    wage=Decimal("15.50"),
    weekly_hours=Decimal("20"),
    workdays_per_week=4,
    vacation_days=Decimal("20"),
    on_call=False,
    premiums=Premiums(night=Decimal("25")),
    grant="aa",
)
TAX = TaxFact(
    valid_from=date(2026, 1, 1),
    method=TaxMethod.ELSTAM,
    tax_class=4,
    factor=Decimal("0.912"),
    child_allowances=Decimal("0.5"),
    church="ev",
    allowance_month=Decimal("100.00"),
    addition_month=Decimal("25.00"),
)
INSURANCE = InsuranceFact(
    valid_from=date(2026, 1, 1),
    scheme=Scheme.COMPULSORY,
    fund="aok-nw",
    pension_exempt=False,
    parent=False,
    children_under_25=0,
    household_check=False,
    statutory_health=True,
)
ANNA = Assistant(
    key="anna",
    first_name="Anna",
    last_name="Krüger",
    birth_date=date(1994, 5, 17),
    street="Rosenstraße 11",
    postcode="48143",
    city="Münster",
    tax_id="12345678995",
    social_security_number="65170594K005",
    iban="DE89370400440532013000",
    severely_disabled=False,
    relative=False,
    tax=(TAX,),
    insurance=(INSURANCE,),
    contracts=(CONTRACT,),
)


def by_time(code: str, text: str, minutes: int, rate: str, **flags: bool) -> Line:
    """A line paid by the hour."""
    made = figure(
        step(
            text,
            start(Decimal(minutes), "bezahlte Zeit", Unit.MINUTES),
            divided(Decimal(60), "Minuten einer Stunde"),
            times(Decimal(rate), "Stundenlohn", Unit.EURO_PER_HOUR),
            rounding=Rounding.HALF_UP_CENT,
        )
    )
    return Line(
        code=code, text=text, minutes=minutes, rate=Decimal(rate), amount=made.amount, derivation=made.derivation, **flags
    )


def fixed(code: str, text: str, amount: str, **flags: bool) -> Line:
    """A line with an agreed amount."""
    made = figure(step(text, start(Decimal(amount), "vereinbart")))
    return Line(code=code, text=text, amount=made.amount, derivation=made.derivation, **flags)


def share(text: str, base: Decimal, rate: str, *, half: bool = True) -> Figure:
    """A contribution: base times rate, halved or not."""
    parts = (divided(Decimal(2), "halb"),) if half else ()
    return figure(
        step(
            f"Beitrag zur {text}",
            start(base, "beitragspflichtiges Entgelt"),
            times(Decimal(rate), "Beitragssatz", Unit.PERCENT),
            *parts,
            rounding=Rounding.HALF_UP_CENT,
            law="BVV § 2 Abs. 1",
            sources=(f"Beitragssatz {text} 2026, endgültig",),
        )
    )


def shares(base: Decimal, one_off: Decimal = ZERO) -> Contributions:
    """Contributions of an ordinary employment on *base* (current and one-off together), *one_off* of it once."""

    def part(rate: str) -> Decimal:
        return (one_off * Decimal(rate) / 100).quantize(ZERO)

    return Contributions(
        health=share("Krankenversicherung", base, "14.6"),
        health_additional=share("Krankenversicherung (Zusatzbeitrag)", base, "2.99"),
        care=share("Pflegeversicherung", base, "2.4", half=False),
        pension=share("Rentenversicherung", base, "18.6"),
        unemployment=share("Arbeitslosenversicherung", base, "2.6"),
        health_one_off=part("8.795"),
        care_one_off=part("2.4"),
        pension_one_off=part("9.3"),
        unemployment_one_off=part("1.3"),
    )


NO_SHARES = Contributions(
    health=NOTHING,
    health_additional=NOTHING,
    care=NOTHING,
    pension=NOTHING,
    unemployment=NOTHING,
    health_one_off=ZERO,
    care_one_off=ZERO,
    pension_one_off=ZERO,
    unemployment_one_off=ZERO,
)


def tax(text: str, amount: str) -> Figure:
    """A tax as found in the table."""
    return figure(step(text, start(Decimal(amount), "nach dem Programmablaufplan"), law="EStG § 39b"))


def taxes(**named: Figure) -> Taxes:
    """Taxes, nothing where not named."""
    kinds = ("wage_tax", "wage_tax_one_off", "solidarity", "solidarity_one_off", "church", "church_one_off", "flat")
    return Taxes(**{kind: named.get(kind, NOTHING) for kind in kinds})


def slip(lines: tuple[Line, ...], held: Taxes, own: Contributions, status: InsuranceStatus, **minutes: int) -> Payslip:
    """Put a payslip together; gross, net and payout follow from the parts."""
    in_gross = [line for line in lines if line.code not in {"correction", "deduction"}]
    gross = sum_figure("Gesamtbrutto", [(line.text, Figure(line.amount, line.derivation)) for line in in_gross])
    net = figure(
        step(
            "Nettoentgelt",
            start(gross.amount, "Gesamtbrutto"),
            minus(held.total, "Steuern"),
            minus(own.total, "Sozialversicherung"),
        )
    )
    payout = figure(
        step(
            "Auszahlungsbetrag",
            start(net.amount, "Nettoentgelt"),
            *(plus(line.amount, line.text) for line in lines if line not in in_gross),
        )
    )
    flat = held.flat is not NOTHING
    once = sum((line.amount for line in in_gross if line.one_off), ZERO)
    current = sum((line.amount for line in in_gross if line.taxed and not line.one_off), ZERO)
    return Payslip(
        month=MARCH,
        assistant="anna",
        lines=lines,
        minutes_worked=minutes.get("worked", 0),
        minutes_sick=minutes.get("sick", 0),
        minutes_vacation=minutes.get("vacation", 0),
        minutes_holiday=minutes.get("holiday", 0),
        gross=gross,
        taxable=ZERO if flat else current + once,
        taxable_current=ZERO if flat else current,
        taxable_one_off=ZERO if flat else once,
        flat_taxed=current if flat else ZERO,
        insurable=sum((line.amount for line in in_gross if line.insured), ZERO),
        premiums_free=sum((line.amount for line in in_gross if not line.taxed), ZERO),
        taxes=held,
        employee=own,
        employer=EmployerCharges(
            contributions=own, u1=NOTHING, u2=NOTHING, insolvency=NOTHING, flat_tax=NOTHING, accident=NOTHING
        ),
        net=net,
        payout=payout,
        cost=gross,
        status=status,
        u1_refund=NOTHING,
        u2_refund=NOTHING,
        paid_time=(),
        warnings=(),
    )


def status(base: Decimal, one_off: Decimal = ZERO, **changes: object) -> InsuranceStatus:
    """An ordinary employee's status."""
    made = InsuranceStatus(
        scheme="compulsory",
        person_group="101",
        contribution_groups="1111",
        collector="aok-nw",
        insurance_days=30,
        tax_days=30,
        midijob=False,
        childless_surcharge=True,
        health_base=base,
        pension_base=base,
        health_base_one_off=one_off,
        pension_base_one_off=one_off,
    )
    return replace(made, **changes)


def paper(made: Payslip, **changes: object) -> PayslipPaper:
    """A payslip's paper."""
    whole = PayslipPaper(
        employer=EMPLOYER,
        assistant=ANNA,
        contract=CONTRACT,
        tax=replace(TAX, factor=None, tax_class=1, child_allowances=ZERO, church=None, allowance_month=ZERO, addition_month=ZERO),
        insurance=INSURANCE,
        collector_name="AOK NordWest",
        slip=made,
        number="2026-03-anna-1",
        replaces=None,
        entry=date(2026, 1, 1),
        exit=None,
        year_to_date=YearToDate(
            gross=Decimal("6303.42"),
            taxable=Decimal("6303.42"),
            insurable=Decimal("6303.42"),
            wage_tax=Decimal("341.50"),
            solidarity=ZERO,
            church=ZERO,
            health=Decimal("554.39"),
            care=Decimal("151.28"),
            pension=Decimal("586.22"),
            unemployment=Decimal("81.94"),
            net=Decimal("4588.09"),
            payout=Decimal("4588.09"),
        ),
        vacation=VacationAccount(
            year=2026,
            carried=Decimal("2"),
            entitled=Decimal("20"),
            taken=Decimal("4"),
            planned=Decimal("5"),
            left=Decimal("13"),
            hours_left=Decimal("65"),
        ),
        issued=date(2026, 4, 2),
        draft=False,
    )
    return replace(whole, **changes)


def ordinary() -> PayslipPaper:
    """The ordinary case: hours, a sick week, a night premium, no church tax, no one-off pay."""
    lines = (
        by_time("wage", "Arbeitslohn", 7350, "15.50"),
        by_time("sick_pay", "Entgeltfortzahlung bei Krankheit", 810, "15.50"),
        by_time("premium_night", "Nachtzuschlag 25 %", 240, "3.875", taxed=False, insured=False),
    )
    base = lines[0].amount + lines[1].amount
    made = slip(lines, taxes(wage_tax=tax("Lohnsteuer", "118.33")), shares(base), status(base), worked=7350, sick=810)
    return paper(made)


def full() -> PayslipPaper:
    """Everything § 1 EBV names that the program knows: one-off pay, church tax, allowances, deductions, exit, replacement."""
    lines = (
        by_time("wage", "Arbeitslohn", 7350, "15.50"),
        by_time("sick_pay", "Entgeltfortzahlung bei Krankheit", 810, "15.50"),
        by_time("vacation_pay", "Urlaubsentgelt", 480, "15.82"),
        by_time("premium_night", "Nachtzuschlag 25 %", 240, "3.875", taxed=False, insured=False),
        fixed("christmas", "Weihnachtsgeld", "300.00", one_off=True),
        fixed("correction", "Berichtigung Februar 2026", "-12.40"),
        fixed("deduction", "Vorschuss vom 15.03.2026", "-150.00"),
    )
    once = Decimal("300.00")
    base = sum((line.amount for line in lines[:3]), ZERO)
    held = taxes(
        wage_tax=tax("Lohnsteuer", "131.25"),
        wage_tax_one_off=tax("Lohnsteuer auf Einmalzahlung", "48.00"),
        solidarity=tax("Solidaritätszuschlag", "1.20"),
        solidarity_one_off=tax("Solidaritätszuschlag auf Einmalzahlung", "0.40"),
        church=tax("Kirchensteuer", "11.81"),
        church_one_off=tax("Kirchensteuer auf Einmalzahlung", "4.32"),
    )
    made = slip(
        lines, held, shares(base + once, once), status(base, once, tax_days=28), worked=7350, sick=810, vacation=480, holiday=240
    )
    sums = replace(ordinary().year_to_date, solidarity=Decimal("4.80"), church=Decimal("45.10"))
    return paper(
        replace(made, estimates=("Beitragsbemessungsgrenze 2026 (Entwurf)",)),
        tax=TAX,
        replaces="2026-03-anna-0",
        exit=date(2026, 3, 31),
        several_jobs=True,
        year_to_date=sums,
    )


def minijob() -> PayslipPaper:
    """A Minijob with flat tax passed on and the share of pension insurance."""
    lines = (by_time("wage", "Arbeitslohn", 2160, "15.00"),)
    base = lines[0].amount
    flat = figure(
        step("Pauschsteuer", start(base, "Entgelt"), times(Decimal(2), "Pauschsteuersatz", Unit.PERCENT), law="EStG § 40a Abs. 2")
    )
    own = replace(NO_SHARES, pension=share("Rentenversicherung", base, "3.6", half=False))
    state = status(
        base, scheme="minijob", person_group="109", contribution_groups="6100", childless_surcharge=False, collector="minijob-zentrale"
    )
    made = slip(lines, taxes(flat=flat), own, state, worked=2160)
    method = replace(TAX, method=TaxMethod.FLAT_2, factor=None, church=None, allowance_month=ZERO, addition_month=ZERO)
    return paper(made, tax=method, collector_name="Minijob-Zentrale", number="2026-03-ben-1", vacation=None)


def midijob() -> PayslipPaper:
    """A slip of the Übergangsbereich, still open: two reduced bases, a draft."""
    whole = ordinary()
    reduced = replace(
        whole.slip.status, midijob=True, reduced_base_total=Decimal("1058.04"), reduced_base_employee=Decimal("823.19")
    )
    return replace(whole, slip=replace(whole.slip, status=reduced), draft=True)


def crowded() -> PayslipPaper:
    """Twenty lines, long names, a negative payout: what must not break the page."""
    names = ("Zuschlag für Arbeit an hohen Feiertagen, steuerfreier Teil", "Bereitschaftszeit", "Wegezeit zwischen zwei Einsätzen")
    lines = tuple(by_time("wage", f"{names[n % 3]} {n + 1}", 60 * (n + 1), "15.50") for n in range(20))
    lines += (fixed("deduction", "Pfändung", "-5000.00"),)
    base = sum((line.amount for line in lines[:-1]), ZERO)
    made = slip(lines, taxes(wage_tax=tax("Lohnsteuer", "318.33")), shares(base), status(base), worked=12600)
    long = replace(
        ANNA,
        first_name="Maximiliane Aleksandra-Małgorzata",
        last_name="Freifrau von Hohenstein-Wolfratshausen zu Kirchdorf-Nepomuk",
        street="Straße der Vereinigung der Freunde des Botanischen Gartens 117 b, Hinterhaus",
        iban=None,
    )
    return paper(made, assistant=long, number="2026-03-maximiliane-aleksandra-malgorzata-1")
