"""The payslip (Entgeltbescheinigung): every item of § 1 EBV, to § 108 GewO, on one page in the ordinary case."""

from decimal import Decimal

from payroll.money import ZERO, total
from payroll.office.papers import PayslipPaper, VacationAccount
from payroll.pay.facts import TaxMethod
from payroll.pay.payslip import Line, Payslip
from reports import words
from reports.corrections import corrections, settlement
from reports.deductions import insurance_deductions, tax_deductions
from reports.layout.model import (
    Align,
    Block,
    Column,
    Density,
    Document,
    Fact,
    FactColumns,
    FactGroup,
    Letterhead,
    Paragraph,
    Result,
    Row,
    RowKind,
    Table,
    Words,
)
from reports.payslip_explained import explanation

AFTER_NET = frozenset({"correction", "deduction"})
"""Codes of lines that do not belong to the gross: they change the payout only (§ 1 Abs. 2 Nr. 6 EBV)."""

MONTHS_OF_A_YEAR = 12
LEGAL_BASIS = "Abrechnung nach § 108 Gewerbeordnung und § 1 Entgeltbescheinigungsverordnung."


def payslip(paper: PayslipPaper, *, explained: bool = False) -> Document:
    """Return the payslip of *paper* as a document; *explained* adds pages that derive each figure in plain language."""
    slip = paper.slip
    title = f"Entgeltabrechnung {words.month_and_year(slip.month)}"
    name = f"{paper.assistant.first_name} {paper.assistant.last_name}"
    return Document(
        title=f"{title}{' (Entwurf)' if paper.draft else ''}: {name}",
        author=paper.employer.name,
        day=paper.issued,
        footer=f"{title} · Nummer {paper.number} · {name}{' · Entwurf' if paper.draft else ''}",
        letterhead=_letterhead(paper),
        blocks=(
            FactColumns((_employment(paper), _tax(paper), _insurance(paper))),
            _pay(paper),
            _bases(slip),
            _deductions(paper),
            *_after_net(slip),
            _result(paper),
            *settlement(paper),
            FactColumns(_accounts(paper)),
            Paragraph(_legend(paper), small=True),
            *_estimates(slip),
            *corrections(paper),
            *(explanation(slip) if explained else ()),
        ),
    )


def _letterhead(paper: PayslipPaper) -> Letterhead:
    employer, assistant, slip = paper.employer, paper.assistant, paper.slip
    references = [
        Fact("Nummer", paper.number),
        Fact("Zeitraum", words.days(slip.month.first, slip.month.last)),
        Fact("Abgerechnet am", words.day(paper.issued)),
    ]
    if paper.replaces:
        references.append(Fact("Ersetzt", f"Abrechnung {paper.replaces}"))
    if paper.draft:
        references.append(Fact("Stand", "Entwurf: Der Monat ist noch offen."))
    return Letterhead(
        sender=(employer.name, employer.street, f"{employer.postcode} {employer.city}"),
        recipient=(
            f"{assistant.first_name} {assistant.last_name}",
            assistant.street,
            f"{assistant.postcode} {assistant.city}",
        ),
        title="Entgeltabrechnung",
        subtitle=words.month_and_year(slip.month),
        references=tuple(references),
    )


def _employment(paper: PayslipPaper) -> FactGroup:
    slip, contract = paper.slip, paper.contract
    facts = [Fact("Geburtsdatum", words.day(paper.assistant.birth_date)), Fact("Eintritt", words.day(paper.entry))]
    if paper.exit is not None and paper.exit <= slip.month.last:
        facts.append(Fact("Austritt", words.day(paper.exit)))
    facts += [
        Fact("Stundenlohn" if contract.pay == "hourly" else "Monatslohn", words.money(contract.wage)),
        Fact("Wochenstunden", words.number(contract.weekly_hours, 2)),
        Fact("Stunden gearbeitet", words.hours(slip.minutes_worked)),
    ]
    absences = (("krank", slip.minutes_sick), ("Urlaub", slip.minutes_vacation), ("Feiertag", slip.minutes_holiday))
    facts += [Fact(f"Stunden {kind}", words.hours(minutes)) for kind, minutes in absences if minutes]
    return FactGroup("Beschäftigung", tuple(facts))


def _tax(paper: PayslipPaper) -> FactGroup:
    tax = paper.tax
    facts = [Fact(words.TAX_ID, paper.assistant.tax_id or words.NOTHING)]
    if tax.method is TaxMethod.ELSTAM:
        facts.append(Fact("Steuerklasse", str(tax.tax_class)))
        if tax.factor is not None:
            facts.append(Fact("Faktor", words.number(tax.factor, 3)))
        facts += [
            Fact("Kinderfreibeträge", words.number(tax.child_allowances, 0, at_most=1)),
            Fact("Kirchensteuer", words.church(tax.church)),
        ]
    else:
        facts.append(Fact("Lohnsteuer", words.FLAT_TAX[tax.method]))
    for label, monthly in (("Freibetrag", tax.allowance_month), ("Hinzurechnung", tax.addition_month)):
        if monthly:
            facts.append(Fact(f"{label} im Monat", words.money(monthly)))
            facts.append(Fact(f"{label} im Jahr", words.money(monthly * MONTHS_OF_A_YEAR)))
    facts.append(Fact("Steuertage", str(paper.slip.status.tax_days)))
    if paper.slip.interruptions:
        facts.append(Fact("Großbuchstabe U", str(paper.slip.interruptions)))
    return FactGroup("Steuer", tuple(facts))


def _insurance(paper: PayslipPaper) -> FactGroup:
    status = paper.slip.status
    facts = [
        Fact(words.SV_NUMBER, paper.assistant.social_security_number or words.NOTHING),
        Fact("Einzugsstelle", paper.collector_name),
        Fact("Beitragsgruppen", status.contribution_groups),
        Fact("Personengruppe", status.person_group),
        Fact(words.SV_DAYS, str(status.insurance_days)),
    ]
    notes = (
        ("Zuschlag für Kinderlose", status.childless_surcharge),
        ("Übergangsbereich", status.midijob),
        ("Mehrere Beschäftigungen", paper.several_jobs),
    )
    facts += [Fact(label, words.yes(value=True)) for label, holds in notes if holds]
    return FactGroup("Sozialversicherung", tuple(facts))


def _flag(line: Line, *, enters: bool, flat: bool = False) -> str:
    if not enters:
        return words.NOTHING
    return "P" if flat else "E" if line.one_off else "L"


def _pay_row(line: Line, *, flat: bool) -> Row:
    return Row(
        (
            line.text,
            _flag(line, enters=True),
            _flag(line, enters=line.taxed, flat=flat),
            _flag(line, enters=line.insured),
            words.hours(line.minutes) if line.minutes else "",
            "" if line.rate is None else words.number(line.rate, 2, at_most=4),
            words.amount(line.amount),
        )
    )


def _pay(paper: PayslipPaper) -> Table:
    slip, flat = paper.slip, paper.tax.method is not TaxMethod.ELSTAM
    rows = [_pay_row(line, flat=flat) for line in slip.lines if line.code not in AFTER_NET]
    rows.append(Row(("Gesamtbrutto", "", "", "", "", "", words.amount(slip.gross.amount)), RowKind.SUM))
    return Table(
        (
            Column("Bezüge", 73),
            Column(words.GROSS, 8, Align.MARK),
            Column(words.TAX, 8, Align.MARK),
            Column(words.SV, 8, Align.MARK),
            Column("Stunden", 15, Align.NUMBER),
            Column("Satz €", 16, Align.NUMBER),
            Column("Betrag €", 23, Align.NUMBER),
        ),
        tuple(rows),
        "Bezüge dieses Monats mit Kennzeichen, Stunden, Satz und Betrag, darunter die Summe",
    )


def _bases(slip: Payslip) -> Table:
    """The gross values of § 1 Abs. 2 Nr. 2 EBV; the branches of social insurance apart only where they differ."""
    status = slip.status
    gross_one_off = total(line.amount for line in slip.lines if line.one_off and line.code not in AFTER_NET)
    rows: list[tuple[Words, Decimal, Decimal]] = [("Steuerbrutto", slip.taxable_current, slip.taxable_one_off)]
    if gross_one_off:
        rows.insert(0, ("Gesamtbrutto", slip.gross.amount - gross_one_off, gross_one_off))
    if slip.active_pension.amount:
        taxed_one_off = total(line.amount for line in slip.lines if line.one_off and line.taxed)
        single = taxed_one_off - slip.taxable_one_off
        rows.append(("Steuerfrei: Aktivrente (§ 3 Nr. 21 EStG)", slip.active_pension.amount - single, single))
    if slip.flat_taxed:
        rows.append(("Pauschal versteuert", slip.flat_taxed, ZERO))
    health = (status.health_base, status.health_base_one_off)
    pension = (status.pension_base, status.pension_base_one_off)
    if health == pension:
        rows.append((words.SV_GROSS, *health))
    else:
        rows += [(words.SV_GROSS_HEALTH, *health), (words.SV_GROSS_PENSION, *pension)]
    if status.reduced_base_total is not None:
        rows.append(("Übergangsbereich: Grundlage der gesamten Beiträge", status.reduced_base_total, ZERO))
    if status.reduced_base_employee is not None:
        rows.append(("Übergangsbereich: Grundlage Ihres Anteils", status.reduced_base_employee, ZERO))
    columns: tuple[Column, ...] = (Column("Bruttowerte", 80),)
    if gross_one_off:
        columns += (Column("laufend €", 23, Align.NUMBER), Column("einmalig €", 23, Align.NUMBER))
    columns += (Column("Summe €", 23, Align.NUMBER),)
    made = []
    for text, current, single in rows:
        parts = (words.amount(current), words.amount(single)) if gross_one_off else ()
        made.append(Row((text, *parts, words.amount(current + single))))
    return Table(columns, tuple(made), "Bruttowerte für Steuer und Sozialversicherung", Density.COMPACT)


def _deductions(paper: PayslipPaper) -> Table:
    slip, tax = paper.slip, paper.tax
    by_elstam = tax.method is TaxMethod.ELSTAM
    rows = [
        *tax_deductions(slip.taxes, slip.taxable, by_elstam=by_elstam, church=tax.church is not None),
        *insurance_deductions(slip.employee),
    ]
    one_off = any(row.one_off for row in rows)
    made = [
        Row(
            (
                row.text,
                "" if row.base is None else words.amount(row.base),
                "" if row.rate is None else words.percent(row.rate),
                *((words.amount(row.amount - row.one_off), words.amount(row.one_off)) if one_off else ()),
                words.amount(row.amount),
            )
        )
        for row in rows
    ]
    blank = ("",) * (4 if one_off else 2)
    made.append(Row(("Gesetzliche Abzüge", *blank, words.amount(slip.gross.amount - slip.net.amount)), RowKind.SUM))
    made.append(Row(("Nettoentgelt", *blank, words.amount(slip.net.amount)), RowKind.SUM))
    columns = [Column("Abzüge", 62 if one_off else 72), Column("Grundlage €", 21, Align.NUMBER)]
    columns.append(Column("Satz %", 14 if one_off else 17, Align.NUMBER))
    if one_off:
        columns += [Column("laufend €", 19, Align.NUMBER), Column("einmalig €", 19, Align.NUMBER)]
    columns.append(Column("Betrag €", 23, Align.NUMBER))
    return Table(tuple(columns), tuple(made), "Steuern und Sozialversicherung, die vom Lohn abgehen, und das Nettoentgelt")


def _after_net(slip: Payslip) -> tuple[Block, ...]:
    """Pay and deductions that leave the gross as it is (§ 1 Abs. 2 Nr. 6 EBV): corrections, advances."""
    rows = tuple(Row((line.text, words.amount(line.amount))) for line in slip.lines if line.code in AFTER_NET)
    if not rows:
        return ()
    columns = (Column("Weitere Bezüge und Abzüge nach dem Netto", 120), Column("Betrag €", 23, Align.NUMBER))
    return (Table(columns, rows, "Was zum Nettoentgelt hinzukommt oder davon abgeht"),)


def _result(paper: PayslipPaper) -> Result:
    iban = paper.assistant.iban
    ending = "".join((iban or "").split())[-4:]
    note = f"auf das Konto, dessen IBAN mit {ending} endet" if ending else "Es ist keine IBAN hinterlegt."
    return Result("Auszahlungsbetrag", words.money(paper.slip.payout.amount), note)


def _accounts(paper: PayslipPaper) -> tuple[FactGroup, ...]:
    sums, month, vacation = paper.year_to_date, paper.slip.month, paper.vacation
    until = f"{month.year} bis {words.month_name(month)}"
    pay = (
        ("Gesamtbrutto", sums.gross),
        ("Steuerbrutto", sums.taxable),
        (words.SV_GROSS, sums.insurable),
        ("Nettoentgelt", sums.net),
        ("Auszahlung", sums.payout),
    )
    taken = (
        ("Lohnsteuer", sums.wage_tax),
        ("Solidaritätszuschlag", sums.solidarity),
        ("Kirchensteuer", sums.church),
        ("Krankenversicherung", sums.health),
        ("Pflegeversicherung", sums.care),
        ("Rentenversicherung", sums.pension),
        ("Arbeitslosenversicherung", sums.unemployment),
    )
    groups = [
        FactGroup(f"Summen {until}", tuple(Fact(label, words.amount(value), number=True) for label, value in pay)),
        FactGroup(
            f"Abzüge {until}", tuple(Fact(label, words.amount(value), number=True) for label, value in taken if value)
        ),
    ]
    if vacation is not None:
        groups.append(_vacation(vacation))
    return tuple(group for group in groups if group.facts)


def _vacation(account: VacationAccount) -> FactGroup:
    days = (
        ("Rest aus dem Vorjahr", account.carried),
        ("Anspruch im Jahr", account.entitled),
        ("genommen", account.taken),
        ("geplant", account.planned),
        ("verfallen", account.lapsed),
        ("ausgezahlt", account.paid_out),
    )
    # what is left is said even when it is nothing
    left = (("noch offen", account.left), ("noch offen in Stunden", account.hours_left))
    shown = (*((label, value) for label, value in days if value), *left)
    facts = tuple(Fact(label, words.number(value, 2), number=True) for label, value in shown)
    return FactGroup(f"Urlaub {account.year} in Tagen", facts)


def _legend(paper: PayslipPaper) -> str:
    flat = ", P\u00a0pauschal versteuert" if paper.tax.method is not TaxMethod.ELSTAM else ""
    return (
        "GB\u00a0zählt zum Gesamtbrutto, St\u00a0zum Steuerbrutto, SV\u00a0zum Brutto der Sozialversicherung. "
        f"L\u00a0laufender Bezug, E\u00a0einmaliger Bezug{flat}, –\u00a0zählt nicht dazu. Beträge in Euro. {LEGAL_BASIS}"
    )


def _estimates(slip: Payslip) -> tuple[Block, ...]:
    """A figure that rests on a value not yet final says so."""
    if not slip.estimates:
        return ()
    named = "; ".join(slip.estimates)
    return (Paragraph(f"Vorläufig gerechnet, weil diese Werte noch nicht endgültig sind: {named}.", small=True),)
