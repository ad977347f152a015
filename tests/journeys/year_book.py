"""A made-up employer with five assistants and everything that happened in 2025: the book on 1 January, then the year as typed.

Münster, Nordrhein-Westfalen. What is worked out by hand of it stands in docs/beispieljahr.md.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from payroll.office import expenses, overrides, people
from payroll.office.bookfile import import_book
from payroll.office.closing import close_month
from payroll.office.desk import Desk
from payroll.office.entry import enter
from payroll.office.hours import plan_month
from payroll.office.money_in import add_grant_payment
from payroll.periods import BERLIN, Month

START = "2025-01-01"
MONTHS = tuple(Month(2025, 1).until(Month(2026, 1)))


def _person(key: str, first: str, last: str, born: str, tax_id: str, number: str, iban: str) -> dict[str, Any]:
    return {
        "key": key, "first_name": first, "last_name": last, "birth_date": born, "street": "Hafenstraße 12", "postcode": "48153",
        "city": "Münster", "tax_id": tax_id, "social_security_number": number, "iban": iban, "severely_disabled": False,
        "relative": False, "opening": None,
    }  # fmt: skip


def _tax(method: str, tax_class: int = 1) -> list[dict[str, Any]]:
    return [
        {"from": START, "method": method, "class": tax_class, "factor": None, "child_allowances": "0", "church": None,
         "allowance_month": "0.00", "addition_month": "0.00"}
    ]  # fmt: skip


def _insurance(scheme: str, fund: str | None, **more: Any) -> list[dict[str, Any]]:
    return [
        {"from": START, "scheme": scheme, "fund": fund, "pension_exempt": False, "parent": False, "children_under_25": 0,
         "household_check": False, "statutory_health": True} | more
    ]  # fmt: skip


def _contract(wage: str, hours: str, days: int, vacation: int, **more: Any) -> dict[str, Any]:
    return {
        "from": START, "to": None, "pay": "hourly", "wage": wage, "weekly_hours": hours, "workdays_per_week": days,
        "vacation_days": vacation, "on_call": False, "premiums": {}, "regular_monthly_pay": None, "grant": "alltag",
    } | more  # fmt: skip


def _roster(assistant: str, weekdays: str, start: str, end: str, **more: Any) -> list[dict[str, Any]]:
    return [
        {"assistant": assistant, "weekday": day, "start": start, "end": end, "break_minutes": 0, "from": START, "to": None,
         "grant": "alltag"} | more
        for day in weekdays.split()
    ]  # fmt: skip


def _fund_rate(since: str, additional: str) -> dict[str, str]:
    return {
        "from": since,
        "additional": additional,
        "u1": "1.9",
        "u1_refund": "70",
        "u1_contributions": "none",
        "u2": "0.44",
    }


BOOK: dict[str, Any] = {
    "format": "lohn-book/1",
    "employer": {
        "name": "Jana Berg", "street": "Ahornweg 7", "postcode": "48143", "city": "Münster", "state": "NW",
        "municipality": None, "local_holidays": [], "establishment_number": "31234564", "tax_number": "337/5012/3456",
        "tax_office": "Münster-Außenstadt", "iban": "DE02120300000000202051", "email": None, "phone": None,
        "levies": {"u1": True, "insolvency": False},
        "accident_insurer": {"name": "Unfallkasse Nordrhein-Westfalen", "member_number": "77-4711"}, "own_job": None,
    },
    "health_funds": [
        {"key": "kasse", "name": "Musterkasse", "number": "33526082",
         "rates": [_fund_rate(START, "2.50"), _fund_rate("2026-01-01", "2.90")]}
    ],
    "funders": [
        {"key": "stadt", "kind": "eingliederungshilfe", "name": "Stadt Münster, Sozialamt", "street": "Rathausgasse 5",
         "postcode": "48143", "city": "Münster"}
    ],
    "grants": [
        {"key": "alltag", "funder": "stadt", "reference": "50.2-JB-12", "purpose": "eingliederungshilfe", "basis": None,
         "model": "employer", "from": START, "to": "2026-12-31", "received_on": "2024-11-04", "monthly_amount": "6500.00",
         "hours": {"amount": "70", "per": "week"}, "month_method": "weeks435", "rate_cap": None, "lump_sum_month": None,
         "admin_lump_sum": "25.00", "carry_over": True, "settlement": "repay", "report": {"every": "year", "due_days": 60}}
    ],
    "grant_payments": [],
    "assistants": [
        {**_person("anna", "Anna", "Vogt", "2000-05-17", "86095742719", "20170500V608", "DE02500105170137075030"),
         "tax": _tax("elstam"), "insurance": _insurance("compulsory", "kasse"),
         "contracts": [_contract("15.50", "16", 4, 20)]},
        {**_person("ben", "Ben", "Arndt", "1994-03-22", "47036892816", "20220394A108", "DE02100500000054540402"),
         "tax": _tax("flat_2"), "insurance": _insurance("minijob", None), "contracts": [_contract("13.50", "5", 2, 8)]},
        {**_person("cem", "Cem", "Kaya", "2001-11-08", "65929970489", "20081101K204", "DE02300209000106531065"),
         "tax": _tax("elstam"), "insurance": _insurance("student", "kasse"),
         "contracts": [_contract("20.00", "7.5", 1, 4, premiums={"night": "25", "deep_night": "40", "sunday": "50"})]},
        {**_person("dora", "Dora", "Lenz", "1985-07-19", "57549285017", "20190785L703", "DE02200505501015871393"),
         "tax": _tax("elstam"), "insurance": _insurance("compulsory", "kasse", parent=True, children_under_25=1),
         "contracts": [_contract("2100.00", "30", 5, 25, pay="salary")]},
        {**_person("emil", "Emil", "Roth", "1979-02-02", "36574261809", "20020279R502", "DE02700100800030876808"),
         "tax": _tax("flat_2"), "insurance": _insurance("minijob", None, pension_exempt=True, household_check=True),
         "contracts": [_contract("14.00", "6", 2, 8)]},
    ],
    "roster": [
        *_roster("anna", "mon tue wed thu", "08:00", "12:00"),
        *_roster("ben", "wed", "16:00", "18:00"),
        *_roster("ben", "sat", "10:00", "16:00", **{"from": "2025-01-04", "every_weeks": 2}),
        *_roster("cem", "sat", "20:00", "04:00", break_minutes=30),
        *_roster("dora", "mon tue wed thu fri", "14:00", "20:00"),
        *_roster("emil", "tue fri", "09:00", "12:00"),
    ],
    "shifts": [], "absences": [], "one_offs": [], "expenses": [], "invoices": [], "refunds": [], "closed_months": [],
}  # fmt: skip


HOLIDAYS = {
    Month(2025, 1): ["anna feiertag 1.1.", "ben feiertag 1.1.", "dora feiertag 1.1."],
    Month(2025, 4): ["dora feiertag 18.4.", "emil feiertag 18.4.", "anna feiertag 21.4.", "dora feiertag 21.4."],
    Month(2025, 5): ["anna feiertag 1.5.", "dora feiertag 1.5.", "anna feiertag 29.5.", "dora feiertag 29.5."],
    Month(2025, 6): ["anna feiertag 9.6.", "dora feiertag 9.6.", "anna feiertag 19.6.", "dora feiertag 19.6."],
    Month(2025, 10): ["emil feiertag 3.10."],
    Month(2025, 11): ["cem 1.11. wie geplant"],
    Month(2025, 12): ["anna feiertag 25.12.", "emil feiertag 26.12."],
    Month(2026, 1): ["anna feiertag 1.1."],
}
"""1 November is a holiday that Cem worked on; all others fell out."""

BEFORE = {
    Month(2025, 3): ["anna krank ab 3.3. bescheinigt"],
    Month(2025, 4): ["anna gesund ab 21.4."],
    Month(2025, 5): ["emil frei 13.5.", "anna 13.5. 14-17"],
    Month(2025, 7): ["ben frei 19.7.", "emil 19.7. 10-16"],
    Month(2025, 8): ["dora urlaub 4.8.-22.8.", "anna urlaub 11.8.-14.8."],
    Month(2025, 9): ["anna krank folge 8.9.-12.9. bescheinigt"],
    Month(2025, 12): ["emil urlaub 29.12.-6.1."],
}
"""Illness, swaps and vacation, typed once the month is planned: two swaps, in May with Anna, in July with Emil."""

CORRECTIONS = {
    Month(2025, 5): "ben 12.4. 17-19",
    Month(2025, 8): "cem 12.7. 20-3 pause 30 statt 20-4",
    Month(2026, 1): "emil 18.11. 9-14 statt 9-12",
}
"""What turned out about a closed month, by the month in which it was typed; the last one of the year before."""


@dataclass
class Year:
    """The book as it stood, and what the program said: the moment moves on month by month."""

    path: Path
    now: datetime = datetime(2025, 1, 1, 9, tzinfo=BERLIN)
    corrected: dict[Month, list[str]] = field(default_factory=dict)

    def desk(self) -> Desk:
        """Open the book at the present moment."""
        return Desk.open(self.path, clock=lambda: self.now, actor="Jana Berg")

    def live(self) -> Iterator[Month]:
        """Live through the months up to January 2026; each is yielded when it is ready to be closed, then closed."""
        import json

        with Desk.create(self.path, clock=lambda: self.now, actor="Jana Berg") as desk:
            import_book(desk, json.dumps(BOOK))
        for month in MONTHS:
            self.now = datetime(month.year, month.month, 1, 9, tzinfo=BERLIN)
            with self.desk() as desk:
                plan_month(desk, month)
                add_grant_payment(desk, "alltag", Decimal("6500.00"), month, month.first)
            self.now = datetime(month.year, month.month, month.days, 22, tzinfo=BERLIN)
            with self.desk() as desk:
                self._happened(desk, month)
            yield month
            with self.desk() as desk:
                close_month(desk, month)

    def _happened(self, desk: Desk, month: Month) -> None:
        if month == Month(2025, 6):
            people.change_contract(desk, "anna", date(2025, 6, 16), wage=Decimal("16.20"))
        if month == Month(2025, 9):
            people.end_employment(desk, "dora", date(2025, 9, 30))
            expenses.add_one_off(desk, "dora", Decimal("969.23"), "vacation_payout", month)
        for line in [*BEFORE.get(month, []), *HOLIDAYS.get(month, [])]:
            enter(desk, line)
        enter(desk, f"alle {_GERMAN[month.month - 1]} {month.year} wie geplant")
        if month == Month(2025, 10):
            overrides.leave_finding(desk, "cem", "AZ-08", month.last, "Cem will nur sonntags arbeiten.")
        if month in CORRECTIONS:
            with self._correcting(desk):
                enter(desk, CORRECTIONS[month])
            self.corrected[month] = [str(outcome.month) for outcome in desk.corrected]

    @staticmethod
    def _correcting(desk: Desk) -> AbstractContextManager[Any]:
        return desk.correcting() or nullcontext()


_GERMAN = ("januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november",
           "dezember")  # fmt: skip
