"""The sample book: made-up people and ten months of their work, as a ``lohn-book/1`` document.

Why a generator and not a file: a week repeats itself; what a reader wants to see is the pattern and what departs from
it. Every number with a check digit is a published test number or made up; the digits are right, so the book imports.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from payroll.law.public_holidays import holidays_of
from payroll.periods import DateRange, Month

JsonObject = dict[str, Any]

WORK, HOME = "arbeit", "alltag"
FIRST_MONTH, LAST_MONTH = Month(2026, 1), Month(2026, 10)
DAYS = DateRange(FIRST_MONTH.first, LAST_MONTH.last)
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

# assistant, weekdays, start, end, break in minutes, grant: at work in the mornings, at home in the evenings and on weekends
WEEK = (
    ("anna", ("mon", "tue", "wed", "thu"), "08:00", "12:00", 0, WORK),
    ("ben", ("fri",), "08:00", "12:00", 0, WORK),
    ("ben", ("sat",), "10:00", "12:00", 0, HOME),
    ("cem", ("thu",), "16:00", "20:00", 0, HOME),
    ("cem", ("sun",), "10:00", "14:00", 0, HOME),
    ("dora", ("mon", "tue", "wed"), "16:00", "22:00", 0, HOME),
    ("dora", ("fri",), "21:00", "06:00", 30, HOME),
    ("dora", ("sat",), "18:30", "22:00", 0, HOME),
)
# every third Sunday somebody else comes, so that everybody keeps free Sundays
SUNDAYS_OF_BEN = 3

# key, assistant, kind, from, to, certified from
ABSENCES = (
    ("krank-1", "anna", "sick", date(2026, 3, 4), date(2026, 3, 10), date(2026, 3, 4)),
    ("urlaub-1", "dora", "vacation", date(2026, 6, 15), date(2026, 6, 28), None),
    ("urlaub-2", "ben", "vacation", date(2026, 7, 10), date(2026, 7, 18), None),
    ("urlaub-3", "anna", "vacation", date(2026, 8, 3), date(2026, 8, 14), None),
    ("urlaub-4", "dora", "vacation", date(2026, 9, 7), date(2026, 9, 13), None),
    ("krank-2", "anna", "sick", date(2026, 10, 5), date(2026, 10, 11), date(2026, 10, 5)),
    ("urlaub-5", "cem", "vacation", date(2026, 10, 19), date(2026, 10, 25), None),
)
# who came instead: assistant, day, start, end, grant, the absence it covers
SUBSTITUTES = (
    ("cem", date(2026, 3, 5), "08:00", "12:00", WORK, "krank-1"),
    ("ben", date(2026, 3, 9), "08:00", "12:00", WORK, "krank-1"),
    ("cem", date(2026, 6, 16), "16:00", "22:00", HOME, "urlaub-1"),
    ("cem", date(2026, 6, 23), "16:00", "22:00", HOME, "urlaub-1"),
    ("ben", date(2026, 8, 3), "08:00", "12:00", WORK, "urlaub-3"),
    ("cem", date(2026, 8, 5), "08:00", "12:00", WORK, "urlaub-3"),
    ("ben", date(2026, 8, 11), "08:00", "12:00", WORK, "urlaub-3"),
    ("cem", date(2026, 10, 8), "08:00", "12:00", WORK, "krank-2"),
)

# assistant, days of vacation of which each was told in January to take them
TOLD = (("anna", "20"), ("ben", "10"), ("cem", "10"), ("dora", "25"))


def sample_book() -> JsonObject:
    """Return the sample book, January to October 2026, no month closed; the same at every call."""
    return {
        "format": "lohn-book/1",
        "employer": _employer(),
        "health_funds": _health_funds(),
        "funders": _funders(),
        "grants": _grants(),
        "grant_payments": _grant_payments(),
        "assistants": _assistants(),
        "roster": _roster(),
        "shifts": _shifts(),
        "absences": _absences(),
        "one_offs": [{"assistant": "dora", "month": "2026-06", "kind": "vacation_bonus", "amount": "150.00"}],
        "expenses": [
            {"grant": WORK, "on": "2026-02-10", "kind": "accident_insurance", "amount": "84.20", "note": "Unfallkasse 2026"},
            {"grant": HOME, "on": "2026-05-12", "kind": "training", "amount": "96.00", "note": "Kurs Heben und Tragen"},
        ],
        "invoices": [],
        "refunds": [
            {"assistant": "anna", "kind": "u1", "month": "2026-03", "claimed_on": "2026-04-02", "received_on": "2026-04-20",
             "amount": "181.44"}
        ],
        "vacation_notices": [
            {"assistant": key, "year": 2026, "on": "2026-01-05", "days": days} for key, days in TOLD
        ],
        "closed_months": [],
    }  # fmt: skip


def _employer() -> JsonObject:
    return {
        "name": "Mira Sommer",
        "street": "Lindenweg 4",
        "postcode": "48143",
        "city": "Münster",
        "state": "NW",
        "municipality": None,
        "local_holidays": [],
        "establishment_number": "31234564",
        "tax_number": "337/5012/3456",
        "tax_office": "Münster-Außenstadt",
        "iban": "DE02120300000000202051",
        "email": None,
        "phone": None,
        "levies": {"u1": True, "insolvency": False},
        "accident_insurer": {"name": "Unfallkasse Nordrhein-Westfalen", "member_number": "77-4711"},
        "own_job": {
            "kind": "employed",
            "employer": "Stadtwerke",
            "weekly_hours": "25",
            "monthly_gross": "2600.00",
            "fixed_term_until": None,
            "status": "severely_disabled",
            "consent_on": "2025-11-03",
        },
    }


def _health_funds() -> list[JsonObject]:
    def fund(key: str, name: str, number: str, additional: str, u1: str, u1_refund: str, u2: str) -> JsonObject:
        rate = {"from": "2026-01-01", "additional": additional, "u1": u1, "u1_refund": u1_refund, "u1_contributions": "none"}
        return {"key": key, "name": name, "number": number, "rates": [{**rate, "u2": u2}]}

    return [
        fund("aok-nw", "AOK NordWest", "33526082", "2.99", "1.9", "70", "0.44"),
        fund("tk", "Techniker Krankenkasse", "15027365", "2.69", "1.6", "70", "0.44"),
    ]


def _funders() -> list[JsonObject]:
    return [
        {"key": "lwl", "kind": "integrationsamt", "name": "LWL-Inklusionsamt Arbeit", "street": "Amtsweg 1",
         "postcode": "48143", "city": "Münster"},
        {"key": "stadt", "kind": "eingliederungshilfe", "name": "Stadt Münster, Sozialamt", "street": "Rathausgasse 5",
         "postcode": "48143", "city": "Münster"},
    ]  # fmt: skip


def _grants() -> list[JsonObject]:
    year = {"from": "2026-01-01", "to": "2026-12-31", "received_on": "2025-10-06"}
    return [
        {"key": WORK, "funder": "lwl", "reference": "61-123/4", "purpose": "arbeitsassistenz", "basis": "keep",
         "model": "employer", **year, "monthly_amount": "2000.00", "hours": {"amount": "22", "per": "week"},
         "month_method": "weeks435", "rate_cap": {"amount": "25.00", "scope": "month", "measures": "employer_cost"},
         "lump_sum_month": None, "admin_lump_sum": "30.00", "carry_over": True, "settlement": "offset",
         "report": {"every": "quarter", "due_days": 42}},
        {"key": HOME, "funder": "stadt", "reference": "50.2-SO-77", "purpose": "eingliederungshilfe", "basis": None,
         "model": "employer", **year, "monthly_amount": "4400.00", "hours": {"amount": "44", "per": "week"},
         "month_method": "weeks435", "rate_cap": None, "lump_sum_month": None, "admin_lump_sum": "0.00", "carry_over": True,
         "settlement": "repay", "report": {"every": "half_year", "due_days": 60}},
    ]  # fmt: skip


def _grant_payments() -> list[JsonObject]:
    return [
        {
            "grant": grant["key"],
            "on": month.first.replace(day=2).isoformat(),
            "for": str(month),
            "amount": grant["monthly_amount"],
        }
        for month in FIRST_MONTH.until(LAST_MONTH)
        for grant in _grants()
    ]


def _assistants() -> list[JsonObject]:
    return [
        {
            **_person("anna", "Anna", "Krüger", "2003-05-17", "Hafenstraße 12"),
            **_numbers("86095742719", "20170503K608", "DE02500105170137075030"),
            "tax": [_tax("elstam")],
            "insurance": [_insurance("compulsory", "aok-nw")],
            "contracts": [
                _contract("2026-01-01", "16.20", "16", 4, 20, WORK, {}),
                _contract("2026-07-01", "16.80", "16", 4, 20, WORK, {}),
            ],
        },
        {
            **_person("ben", "Ben", "Hartmann", "1994-03-22", "Kanalweg 3"),
            **_numbers("47036892816", "20220394H105", "DE02100500000054540402"),
            "tax": [_tax("flat_2")],
            "insurance": [_insurance("minijob", None, pension_exempt=True)],
            "contracts": [_contract("2026-01-01", "15.00", "7", 2, 10, WORK, {"sunday": "25", "holiday": "50"})],
        },
        {
            **_person("cem", "Cem", "Yıldız", "1988-11-08", "Warendorfer Gasse 21"),
            **_numbers("65929970489", "20081188Y204", "DE02300209000106531065"),
            "tax": [_tax("flat_2")],
            "insurance": [_insurance("minijob", None, parent=True)],
            "contracts": [_contract("2026-01-01", "15.50", "7", 2, 10, HOME, {"sunday": "25", "holiday": "50"})],
        },
        {
            **_person("dora", "Dora", "Lindner", "1985-07-19", "Am Wasserturm 8"),
            **_numbers("57549285017", "20190785L703", "DE02200505501015871393"),
            "tax": [_tax("elstam", tax_class=4, child_allowances="1.0", church="rk")],
            "insurance": [_insurance("compulsory", "tk", parent=True, children_under_25=2)],
            "contracts": [
                _contract("2026-01-01", "17.20", "30", 5, 25, HOME, _NIGHTS),
                _contract("2026-07-01", "17.80", "30", 5, 25, HOME, _NIGHTS),
            ],
        },
    ]


_NIGHTS = {"night": "25", "deep_night": "40", "sunday": "50", "holiday": "125", "high_holiday": "150"}


def _person(key: str, first_name: str, last_name: str, birth_date: str, street: str) -> JsonObject:
    address = {"street": street, "postcode": "48155", "city": "Münster"}
    return {"key": key, "first_name": first_name, "last_name": last_name, "birth_date": birth_date, **address}


def _numbers(tax_id: str, social_security_number: str, iban: str) -> JsonObject:
    return {
        "tax_id": tax_id,
        "social_security_number": social_security_number,
        "iban": iban,
        "severely_disabled": False,
        "relative": False,
        "opening": None,
    }


def _tax(method: str, *, tax_class: int = 1, child_allowances: str = "0", church: str | None = None) -> JsonObject:
    return {
        "from": "2026-01-01",
        "method": method,
        "class": tax_class,
        "factor": None,
        "child_allowances": child_allowances,
        "church": church,
        "allowance_month": "0.00",
        "addition_month": "0.00",
    }


def _insurance(
    scheme: str, fund: str | None, *, pension_exempt: bool = False, parent: bool = False, children_under_25: int = 0
) -> JsonObject:
    return {
        "from": "2026-01-01",
        "scheme": scheme,
        "fund": fund,
        "pension_exempt": pension_exempt,
        "parent": parent,
        "children_under_25": children_under_25,
        "household_check": False,
        "statutory_health": True,
    }


def _contract(
    since: str, wage: str, weekly_hours: str, workdays: int, vacation_days: int, grant: str, premiums: JsonObject
) -> JsonObject:
    return {
        "from": since,
        "to": None,
        "pay": "hourly",
        "wage": wage,
        "weekly_hours": weekly_hours,
        "workdays_per_week": workdays,
        "vacation_days": vacation_days,
        "on_call": False,
        "premiums": premiums,
        "regular_monthly_pay": None,
        "grant": grant,
    }


def _roster() -> list[JsonObject]:
    return [
        {
            "assistant": assistant,
            "weekday": weekday,
            "start": start,
            "end": end,
            "break_minutes": break_minutes,
            "from": DAYS.first.isoformat(),
            "to": None,
            "grant": grant,
        }
        for assistant, weekdays, start, end, break_minutes, grant in WEEK
        for weekday in weekdays
    ]


def _absences() -> list[JsonObject]:
    return [
        {
            "key": key,
            "assistant": assistant,
            "kind": kind,
            "from": first.isoformat(),
            "to": last.isoformat(),
            "worked_that_day": False,
            "certified_from": certified and certified.isoformat(),
            "continues": None,
        }
        for key, assistant, kind, first, last, certified in ABSENCES
    ]


def _shifts() -> list[JsonObject]:
    week = [_shift(*planned, state=_state(*planned)) for planned in _planned()]
    covers = [
        _shift(assistant, day, start, end, 0, grant, state="worked", covers=absence)
        for assistant, day, start, end, grant, absence in SUBSTITUTES
    ]
    return sorted(week + covers, key=lambda shift: (shift["start"], shift["assistant"]))


def _planned() -> Iterator[tuple[str, date, str, str, int, str]]:
    for day in DAYS:
        for assistant, weekdays, start, end, break_minutes, grant in WEEK:
            if WEEKDAYS[day.weekday()] in weekdays:
                yield _who(assistant, day), day, start, end, break_minutes, grant


def _who(assistant: str, day: date) -> str:
    bens_sunday = WEEKDAYS[day.weekday()] == "sun" and day.toordinal() // 7 % SUNDAYS_OF_BEN == 0
    return "ben" if assistant == "cem" and bens_sunday and not _absent("ben", day) else assistant


def _absent(assistant: str, day: date) -> bool:
    return any(who == assistant and first <= day <= last for _, who, _, first, last, _ in ABSENCES)


def _state(assistant: str, day: date, _start: str, _end: str, _break: int, grant: str) -> str:
    if _absent(assistant, day):
        return "planned"
    # on a public holiday the office is closed, at home help is needed all the same
    return "holiday" if grant == WORK and day in holidays_of("NW", day.year) else "worked"


def _shift(
    assistant: str,
    day: date,
    start: str,
    end: str,
    break_minutes: int,
    grant: str,
    *,
    state: str,
    covers: str | None = None,
) -> JsonObject:
    last = day + timedelta(days=1) if end < start else day
    return {
        "assistant": assistant,
        "start": f"{day.isoformat()}T{start}",
        "end": f"{last.isoformat()}T{end}",
        "break_minutes": break_minutes,
        "kind": "work",
        "state": state,
        "grant": grant,
        "covers": covers,
    }
