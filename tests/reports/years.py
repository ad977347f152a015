"""Made-up years of one assistant, as values that statements are printed from."""

from dataclasses import fields, replace
from datetime import date
from decimal import Decimal

from payroll.money import ZERO
from payroll.office.paper_desk import added
from payroll.office.papers import AccountHours, VacationAccount, YearMonth, YearPaper, YearToDate
from payroll.periods import Month
from tests.reports import examples


def sums(gross: str, net: str, **more: str) -> YearToDate:
    """Sums of a month; what is not said is 0."""
    known = {"gross": gross, "taxable": gross, "insurable": gross, "net": net, "payout": net} | more
    return YearToDate(**{each.name: Decimal(known.get(each.name, "0.00")) for each in fields(YearToDate)})


def month(number: int, closed: bool = True, **minutes: int) -> YearMonth:
    return YearMonth(
        month=Month(2025, number),
        minutes=tuple(minutes.items()),
        vacation_days=minutes.get("vacation", 0) // 270,
        sums=sums("1096.63", "861.30", wage_tax="11.50", church="1.03", health="89.87", care="19.74", pension="101.99",
                  unemployment="11.20"),
        closed=closed,
    )  # fmt: skip


def whole_year() -> YearPaper:
    """From July, with values of another payroll before; every kind of paid time once; nothing open."""
    months = (
        month(7, worked=3510, holiday=270),
        month(8, worked=2430, vacation=1350, standby=480),
        month(9, worked=2970, sick=810),
        month(10, worked=3510, special=270),
        month(11, worked=3780),
        month(12, worked=2700, vacation=540, holiday=540),
    )
    brought = sums("8400.00", "0.00", wage_tax="120.00")
    return YearPaper(
        employer=examples.EMPLOYER,
        assistant=examples.ANNA,
        year=2025,
        months=months,
        brought_along=brought,
        total=added([brought, *(each.sums for each in months)]),
        vacation=VacationAccount(
            year=2025, carried=Decimal("2.5"), entitled=Decimal(10), taken=Decimal(7), planned=ZERO, left=Decimal("5.5"),
            hours_left=Decimal("24.75"),
        ),
        issued=date(2026, 4, 2),
        draft=False,
        time_account=(account(7, "2.50", "2.50", "0.00", "2.50"), account(8, "-1.75", "0.00", "1.75", "0.75")),
    )  # fmt: skip


def account(number: int, beyond: str, credited: str, balanced: str, balance: str) -> AccountHours:
    hours = [Decimal(each) for each in (beyond, credited, balanced, balance)]
    return AccountHours(
        month=Month(2025, number), beyond=hours[0], credited=hours[1], to_pay=Decimal(0), balanced=hours[2], balance=hours[3]
    )


def begun_year() -> YearPaper:
    """Three months closed, the fourth open; work only, no account."""
    months = (*(month(number, worked=3780) for number in (1, 2, 3)), month(4, closed=False, worked=600))
    return replace(
        whole_year(),
        months=months,
        brought_along=None,
        total=added(each.sums for each in months),
        vacation=None,
        issued=date(2026, 4, 7),
        draft=True,
    )
