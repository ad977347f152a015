"""Health funds: add one, note its rates from a day on."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from payroll.law.parameters import load_file
from payroll.office import edit
from payroll.office.bookfile import form
from payroll.office.check_digits import establishment_number_is_valid
from payroll.office.desk import Desk
from payroll.office.done import Done
from payroll.office.file_rules import file_findings
from payroll.office.guards import refuse
from payroll.office.intake.words import day_in_words
from payroll.office.lookups import fund as find_fund
from payroll.office.lookups import new_key
from payroll.office.row_pairs import FUND_RATE
from payroll.office.shelf import load_book
from payroll.office.upkeep import number_text, say
from payroll.pay.facts import FundRate, HealthFund, valid_on
from payroll.pay.payslip import Notice
from payroll.records.tables import FundRateRow, HealthFundRow
from payroll.refusal import Refusal

STARTER = "health_funds_2026"


def add_fund(desk: Desk, name: str, number: str, **rate: Any) -> Done:
    """Add a health fund with its first rates (fields of ``FundRate``)."""
    with desk.action("add_fund", "") as session:
        book = load_book(session)
        twin = next((entry for entry in book.health_funds if entry.number == number or entry.name == name), None)
        if twin is not None:
            raise Refusal(
                f"Diese Kasse gibt es schon: {twin.name}, {twin.number}. Neue Sätze tragen Sie ein mit: "
                f"lohn kasse sätze {twin.key}",
                code="already_noted",
                place="Name",
            )
        key = new_key(name, (entry.key for entry in book.health_funds))
        fund = HealthFund(key=key, name=name, number=number, rates=(FundRate(**rate),))
        refuse(file_findings(form.HEALTH_FUND, fund))
        session.add(HealthFundRow(key=key, name=name, number=number))
        session.add(FUND_RATE.row_of(fund.rates[0], fund=key))
        return Done(summary=say(session, f"Krankenkasse {name} eingetragen. Kürzel: {key}."), notices=_notices(fund))


def change_rates(desk: Desk, fund: str, valid_from: date, **changes: Any) -> Done:
    """Note rates from a day on; what is not named stays; on the same day they are corrected."""
    with desk.action("change_rates", "") as session:
        book = load_book(session)
        found = find_fund(book, fund)
        before = valid_on(found.rates, valid_from) or next(iter(found.rates), None)
        if before is None:
            rate = FundRate(valid_from=valid_from, **changes)
        else:
            rate = replace(before, valid_from=valid_from, **changes)
        after = replace(found, rates=(rate,))
        refuse(file_findings(form.HEALTH_FUND, after))
        row = edit.find_row(session, FundRateRow, fund=found.key, valid_from=valid_from)
        if row is None:
            session.add(FUND_RATE.row_of(rate, fund=found.key))
        else:
            edit.overwrite(row, FUND_RATE.values_of(rate))
        summary = (
            f"{found.name}: Sätze ab {day_in_words(valid_from, weekday=False)}: Zusatzbeitrag "
            f"{number_text(rate.additional)} %, U1 {number_text(rate.u1)} %, U2 {number_text(rate.u2)} %."
        )
        return Done(summary=say(session, summary))


def suggested_rates() -> dict[str, Decimal]:
    """Return known Zusatzbeiträge by a fund's short name, as suggestions; the letter of the fund decides."""
    return {name: Decimal(entry["value"]) for name, entry in load_file(STARTER).items() if "value" in entry}


def _notices(fund: HealthFund) -> tuple[Notice, ...]:
    if establishment_number_is_valid(fund.number):
        return ()
    text = f"{fund.number} ist keine gültige Betriebsnummer. Vergleichen Sie sie mit einem Brief der Kasse."
    return (Notice(code="establishment_number", text=text),)
