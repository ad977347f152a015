"""Made-up papers, put together by hand from the value types, to print and to check."""

from dataclasses import replace
from datetime import date, time, timedelta
from decimal import Decimal

from payroll.funding.facts import Funder, Grant, GrantHours, RateCap
from payroll.funding.report import (
    AccountRow,
    AssistantRow,
    CostTable,
    CostTableRow,
    GrantBox,
    InvoiceRow,
    KindCost,
    ReportResult,
    UsageReport,
)
from payroll.law.derivation import Figure, Rounding, Unit, divided, figure, minus, plus, start, step, sum_figure, times
from payroll.law.due_days import TaxPeriod
from payroll.money import ZERO
from payroll.office.levies import FundSheet, LevySheet, TaxSheet, WageTransfer
from payroll.office.papers import PayslipPaper, TimeSheetPaper, TimeSheetRow, VacationAccount, YearToDate
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
from payroll.periods import Month, local

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
    weekly_hours=Decimal(20),
    workdays_per_week=4,
    vacation_days=Decimal(20),
    on_call=False,
    premiums=Premiums(night=Decimal(25)),
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
        tax=replace(
            TAX, factor=None, tax_class=1, child_allowances=ZERO, church=None, allowance_month=ZERO, addition_month=ZERO
        ),
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
            carried=Decimal(2),
            entitled=Decimal(20),
            taken=Decimal(4),
            planned=Decimal(5),
            left=Decimal(13),
            hours_left=Decimal(65),
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
        lines,
        held,
        shares(base + once, once),
        status(base, once, tax_days=28),
        worked=7350,
        sick=810,
        vacation=480,
        holiday=240,
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
        step(
            "Pauschsteuer",
            start(base, "Entgelt"),
            times(Decimal(2), "Pauschsteuersatz", Unit.PERCENT),
            law="EStG § 40a Abs. 2",
        )
    )
    own = replace(NO_SHARES, pension=share("Rentenversicherung", base, "3.6", half=False))
    state = status(
        base,
        scheme="minijob",
        person_group="109",
        contribution_groups="6100",
        childless_surcharge=False,
        collector="minijob-zentrale",
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
    names = (
        "Zuschlag für Arbeit an hohen Feiertagen, steuerfreier Teil",
        "Bereitschaftszeit",
        "Wegezeit zwischen zwei Einsätzen",
    )
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


def worked(
    day: int, start: str, end: str, minutes: int, pause: int = 0, kind: str = "work", purpose: str = "aa"
) -> TimeSheetRow:
    """A shift on a day of March 2026; an end before the start lies on the next day."""
    first = date(2026, 3, day)
    last = first if end > start else first + timedelta(days=1)
    return TimeSheetRow(
        day=first,
        start=local(first, time.fromisoformat(start)),
        end=local(last, time.fromisoformat(end)),
        break_minutes=pause,
        minutes=minutes,
        kind=kind,
        purpose=purpose,
    )


def absent(day: int, minutes: int, kind: str) -> TimeSheetRow:
    """A day of paid absence."""
    return TimeSheetRow(
        day=date(2026, 3, day), start=None, end=None, break_minutes=0, minutes=minutes, kind=kind, purpose="aa"
    )


def time_paper(rows: tuple[TimeSheetRow, ...], **changes: object) -> TimeSheetPaper:
    """A time sheet with its sums."""

    def minutes(*kinds: str) -> int:
        return sum(row.minutes for row in rows if row.kind in kinds)

    whole = TimeSheetPaper(
        employer=EMPLOYER,
        assistant=ANNA,
        month=MARCH,
        rows=rows,
        minutes_worked=minutes("work", "standby", "travel", "training", "companion"),
        minutes_sick=minutes("sick"),
        minutes_vacation=minutes("vacation"),
        minutes_holiday=minutes("holiday"),
        issued=date(2026, 4, 2),
        draft=False,
    )
    return replace(whole, **changes)


def month_of_shifts() -> TimeSheetPaper:
    """A month with day shifts, a night, a shift to midnight, sickness, vacation and special leave."""
    rows = [worked(day, "08:00", "12:30", 270) for day in (2, 3, 9, 10, 11, 16, 17, 18)]
    rows += [absent(day, 270, "sick") for day in (4, 5)]
    rows += [
        worked(12, "20:00", "08:00", 690, 30),
        worked(13, "18:00", "00:00", 360),
        worked(19, "07:30", "09:00", 90, kind="travel"),
    ]
    rows += [absent(23, 270, "vacation"), absent(24, 270, "vacation"), absent(25, 270, "special")]
    return time_paper(tuple(sorted(rows, key=lambda row: row.day)))


def many_shifts() -> TimeSheetPaper:
    """Three shifts on every day of the month: a table over several pages, still open."""
    rows = [
        worked(day, start, end, 240, purpose="Begleitung zur Arbeit und im Betrieb")
        for day in range(1, 32)
        for start, end in (("06:00", "10:00"), ("12:00", "16:00"), ("18:00", "22:00"))
    ]
    return time_paper(tuple(rows), draft=True)


FUNDER = Funder(
    key="lwl",
    kind="integrationsamt",
    name="LWL-Inklusionsamt Arbeit",
    street="Musterweg 21",
    postcode="48145",
    city="Münster",
)
GRANT = Grant(
    key="aa",
    funder="lwl",
    reference="61-123/4",
    purpose="arbeitsassistenz",
    basis="keep",
    model="employer",
    valid_from=date(2026, 1, 1),
    valid_to=date(2026, 12, 31),
    received_on=date(2025, 10, 6),
    monthly_amount=Decimal("1900.00"),
    hours=GrantHours(amount=Decimal(15), per="week"),
    month_method="weeks435",
    rate_cap=RateCap(amount=Decimal("24.00"), scope="month", measures="employer_cost"),
    admin_lump_sum=Decimal("30.00"),
    carry_over=True,
    settlement="offset",
    report_every="quarter",
    report_due_days=42,
)


def account_row(
    month: int | None, advance: str, cost: str, refunds: str, cut: str, balance: str, minutes: int
) -> AccountRow:
    """A line of Table A; *minutes* worked, a tenth of them again as absence, an hour by a substitute."""
    return AccountRow(
        month=None if month is None else Month(2026, month),
        received_on=() if month is None else (date(2026, month, 2),),
        advance=Decimal(advance),
        minutes_worked=Decimal(minutes),
        minutes_absence=minutes // 10 // 6 * 6,
        minutes_substitute=60 if month else 180,
        cost=Decimal(cost),
        refunds=Decimal(refunds),
        recognised=Decimal(cost) - Decimal(refunds) - Decimal(cut),
        not_recognised=Decimal(cut),
        balance=Decimal(balance),
    )


def cost_table(name: str) -> CostTable:
    """The nine columns of one assistant for three months."""

    def row(month: int | None, times: int) -> CostTableRow:
        parts = [Decimal(part) * times for part in ("1178.00", "109.55", "15.31", "103.61", "21.20", "0.00", "30.00")]
        return CostTableRow(
            month=None if month is None else Month(2026, month),
            minutes=4000 * times,
            gross=parts[0],
            pension=parts[1],
            unemployment=parts[2],
            health=parts[3],
            care=parts[4],
            flat_charges=parts[5],
            other=parts[6],
            total=sum(parts),
        )

    return CostTable(
        name=name,
        rows=tuple(row(month, 1) for month in (1, 2, 3)),
        sums=row(None, 3),
        foot="Spalte 9 enthält: Umlagen 90,00 Euro.",
    )


def report() -> UsageReport:
    """The first quarter of a grant at work: an interim report, in the employer model, that corrects an earlier one."""
    return UsageReport(
        kind="employer",
        title="Verwendungsnachweis Arbeitsassistenz (§ 185 Abs. 5 SGB IX)",
        employer=replace(EMPLOYER, phone="0251 123456", email="mira.sommer@example.org"),
        funder=FUNDER,
        grant=GRANT,
        first=Month(2026, 1),
        last=MARCH,
        final=False,
        draft=False,
        issued=date(2026, 4, 14),
        replaces=date(2026, 4, 3),
        box=GrantBox(
            month_hours=figure(
                step("Stunden im Monat", start(Decimal("65.25"), "15 Stunden mal 4,35", Unit.HOURS), unit=Unit.HOURS)
            ),
            rate_cap=Decimal("24.00"),
            rate_cap_scope="month",
            rate_cap_measures="employer_cost",
            monthly_amount=Decimal("1900.00"),
            lump_sum_month=None,
            admin_lump_sum=Decimal("30.00"),
            carry_over=True,
            settlement="offset",
            report_every="quarter",
            due_on=date(2026, 5, 12),
        ),
        opening=Decimal("212.40"),
        account=(
            account_row(1, "1900.00", "1812.40", "0.00", "0.00", "300.00", 3600),
            account_row(2, "1900.00", "1912.40", "97.65", "12.00", "397.25", 3915),
            account_row(3, "1900.00", "2417.15", "0.00", "60.00", "-59.90", 4200),
        ),
        account_sums=account_row(None, "5700.00", "6141.95", "97.65", "72.00", "-59.90", 11715),
        cost_by_kind=(
            KindCost(kind="wage", text="Löhne mit bezahlter Abwesenheit", amount=Decimal("5000.00")),
            KindCost(kind="employer_share", text="Arbeitgeberanteile zur Sozialversicherung", amount=Decimal("1051.95")),
            KindCost(kind="admin", text="Pauschale für Verwaltung, Lohnbüro", amount=Decimal("90.00")),
        ),
        cost_total=Decimal("6141.95"),
        assistants=(
            AssistantRow(
                assistant="anna",
                name="A. K.",
                minutes=9000,
                cost=Decimal("4500.00"),
                registered_since=date(2026, 1, 1),
                substitute_for=(),
            ),
            AssistantRow(
                assistant="ben",
                name="B. M.",
                minutes=3960,
                cost=Decimal("1551.95"),
                registered_since=None,
                substitute_for=("A. K.",),
            ),
        ),
        invoices=(),
        result=ReportResult(
            balance=Decimal("-59.90"),
            unspent=ZERO,
            own_cost=Decimal("131.90"),
            not_recognised=Decimal("72.00"),
            proposal="none",
            proposal_text="Es ist kein Geld übrig.",
        ),
        explanations=(
            "März 2026: 77,00 Stunden, bewilligt sind 65,25 Stunden.",
            "Februar 2026: 97,65 Euro Erstattung der Krankenkasse (U1, U2) sind abgezogen.",
        ),
        declarations=(
            "Meine Angaben sind richtig und vollständig.",
            "Ich habe das Geld nur für den bewilligten Zweck verwendet.",
            "Für dieselben Stunden hat keine andere Stelle gezahlt.",
            "Änderungen, die für die Leistung wichtig sind, habe ich mitgeteilt (§ 60 SGB I).",
            "Die Belege bewahre ich auf und lege sie auf Wunsch vor.",
            "Mir ist bekannt, dass nicht verbrauchtes Geld zurückgezahlt oder verrechnet wird (§§ 47, 50 SGB X).",
        ),
        annexes=("Kostentabelle für jede Assistenzkraft", "Stundennachweise", "Entgeltabrechnungen", "Kontoauszüge"),
        cost_tables=(cost_table("A. K."), cost_table("B. M.")),
        derivations=(("Kosten Januar 2026", figure(step("Kosten", start(Decimal("1812.40"), "Löhne und Abgaben")))),),
    )


def service_report() -> UsageReport:
    """A final report in the service model: invoices instead of assistants, money left."""
    return replace(
        report(),
        kind="service",
        final=True,
        draft=True,
        replaces=None,
        assistants=(),
        cost_tables=(),
        explanations=(),
        invoices=(
            InvoiceRow(
                provider="Assistenz GmbH",
                number="2026-17",
                on=date(2026, 3, 31),
                first=date(2026, 3, 1),
                last=date(2026, 3, 31),
                hours=Decimal("42.50"),
                gross=Decimal("1062.50"),
            ),
        ),
        result=ReportResult(
            balance=Decimal("340.10"),
            unspent=Decimal("340.10"),
            own_cost=ZERO,
            not_recognised=ZERO,
            proposal="repay",
            proposal_text="Ich zahle 340,10 Euro zurück.",
        ),
    )


def levies() -> LevySheet:
    """A month's payments: two people, one without an IBAN, two collecting offices, wage tax of a quarter not yet over."""
    aok = FundSheet(
        collector="aok-nw",
        name="AOK NordWest",
        groups=(
            ("1000", Decimal("307.77")),
            ("ZBP", Decimal("63.02")),
            ("0100", Decimal("392.08")),
            ("U1", Decimal("40.05")),
        ),
        expected=Decimal("802.92"),
        allowed_instead=Decimal("790.10"),
        last_month=Decimal("795.40"),
        rest=Decimal("-5.30"),
        corrections=(),
        statement_sent_by=date(2026, 3, 24),
        statement_day=date(2026, 3, 25),
        due=date(2026, 3, 27),
    )
    first = replace(
        aok,
        collector="minijob-zentrale",
        name="Minijob-Zentrale",
        groups=(("6000", Decimal("70.20")), ("9999", Decimal("1.00"))),
        expected=Decimal("71.20"),
        allowed_instead=None,
        last_month=None,
        rest=None,
    )
    return LevySheet(
        month=MARCH,
        wages=(
            WageTransfer(assistant="anna", name="Anna Krüger", iban="DE89370400440532013000", amount=Decimal("1545.75")),
            WageTransfer(assistant="ben", name="Ben Hartmann", iban=None, amount=Decimal("509.76")),
        ),
        funds=(aok, first),
        tax=TaxSheet(
            period=TaxPeriod.QUARTER,
            first=Month(2026, 1),
            last=MARCH,
            complete=False,
            wage_tax=Decimal("341.50"),
            solidarity=ZERO,
            church=(("ev", Decimal("10.40")),),
            flat=ZERO,
            due=date(2026, 4, 10),
        ),
    )


def interpreters_report() -> UsageReport:
    """Two assignments of an interpreter beside one invoice of a service; an assistant whose sheet was corrected."""
    service = service_report()
    (invoice,) = service.invoices
    meeting = replace(
        invoice, provider="Ute Ahlers", number="D-7", first=date(2026, 3, 5), last=date(2026, 3, 5), hours=Decimal("2.00"),
        gross=Decimal("187.00"), assignment="Teamsitzung", travel_minutes=60, travel_cost=Decimal("18.60"),
    )  # fmt: skip
    course = replace(meeting, number="D-8", first=date(2026, 3, 19), last=date(2026, 3, 20), hours=Decimal("11.00"),
                     gross=Decimal("935.00"), assignment="Fortbildung Brandschutz, zwei Tage", travel_minutes=None,
                     travel_cost=None)  # fmt: skip
    return replace(service, invoices=(meeting, course, invoice), assistants=report().assistants)
