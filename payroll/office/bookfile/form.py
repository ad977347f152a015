"""``lohn-book/1``, declared once: every key with its kind, in the order the file is written.

Parser, writer and JSON Schema are made from this declaration; there is no second description of the format.
"""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from payroll.funding.facts import (
    BankLine,
    CostShare,
    Expense,
    Funder,
    Grant,
    GrantHours,
    GrantPayment,
    Invoice,
    RateCap,
    Refund,
    SentReport,
    SubstituteRequest,
)
from payroll.office.book import Book, ClosedPayslip, FinalDecision, LegalHold, RosterEntry
from payroll.office.bookfile.kinds import (
    CheckedNumber,
    Constant,
    Flag,
    Frozen,
    Number,
    Text,
    VacationDays,
    Whole,
    Word,
    word,
)
from payroll.office.bookfile.shapes import Field, ListOf, added, group, may_lack, shape
from payroll.office.bookfile.time_kinds import Clock, Day, MonthKind, WallTime
from payroll.office.check_digits import (
    establishment_number_is_valid,
    iban_is_valid,
    social_security_number_is_valid,
    tax_id_is_valid,
)
from payroll.office.row_pairs import PRIVATE
from payroll.pay.facts import (
    Absence,
    AbsenceKind,
    AdjustmentReason,
    Assistant,
    AssistantOpening,
    Contract,
    Employer,
    FundRate,
    HealthFund,
    InsuranceFact,
    OneOff,
    OneOffKind,
    Override,
    OwnJob,
    Premiums,
    Scheme,
    Shift,
    ShiftKind,
    ShiftState,
    SickBefore,
    TaxFact,
    TaxMethod,
    VacationAdjustment,
    VacationNotice,
)
from payroll.records import choices

FORMAT = "lohn-book/1"

TEXT, NAME, DAY, MONTH, FLAG = Text(), Text(filled=True), Day(), MonthKind(), Flag()
KEY = Text(filled=True, example='"anna"')
REASON = Text(filled=True, example='"Vertretung fiel aus"', pattern=".{1,200}", wanted="ein Grund mit höchstens 200 Zeichen")
MONEY = Number(2, "1900.00", fixed=True)
SIGNED_MONEY = Number(2, "-12.40", fixed=True, signed=True)
HOURS = Number(2, "19.25")
WEEKLY_HOURS = Number(2, "20", high=Decimal(168))
PERCENT = Number(4, "2.69", high=Decimal(100))
PREMIUM = Number(4, "25", high=Decimal(1000))
MINUTES = Whole(0, 44640)
REQUEST_MINUTES = Whole(0, 1_000_000)
VACATION_YEAR = Whole(1900, 2199)

IBAN = CheckedNumber("IBAN", iban_is_valid, "DE02 1203 0000 0000 2020 51", r"[A-Z]{2}[0-9A-Z]{13,32}")
IBAN_LATER = replace(IBAN, later=True)
TAX_ID = CheckedNumber("Steuer-ID", tax_id_is_valid, "36 574 261 809", r"[0-9]{11}", later=True)
SOCIAL_SECURITY_NUMBER = CheckedNumber(
    "Rentenversicherungsnummer", social_security_number_is_valid, "15 070649 C 103", r"[0-9]{8}[A-Z][0-9]{3}", later=True
)
ESTABLISHMENT_NUMBER = CheckedNumber("Betriebsnummer", establishment_number_is_valid, "98000006", r"[0-9]{8}", warns=True)

OWN_JOB = shape(
    OwnJob,
    may_lack("kind", Word(choices.JOB_KINDS), default="employed"),
    Field("employer", TEXT),
    Field("weekly_hours", WEEKLY_HOURS),
    Field("monthly_gross", MONEY),
    may_lack("fixed_term_until", DAY),
    Field("status", Word(choices.DISABILITY_STATUS)),
    may_lack("consent_on", DAY),
    added("card_until", DAY),
)
EMPLOYER = shape(
    Employer,
    Field("name", NAME),
    Field("street", TEXT),
    Field("postcode", TEXT),
    Field("city", TEXT),
    Field("state", Word(choices.STATES)),
    may_lack("municipality", TEXT),
    may_lack("local_holidays", ListOf(Word(choices.LOCAL_HOLIDAYS)), default=()),
    Field("establishment_number", ESTABLISHMENT_NUMBER),
    Field("tax_number", TEXT),
    Field("tax_office", TEXT),
    Field("iban", IBAN),
    may_lack("email", TEXT),
    may_lack("phone", TEXT),
    group("levies", Field("u1", FLAG, "levy_u1"), Field("insolvency", FLAG, "levy_insolvency")),
    group(
        "accident_insurer",
        Field("name", TEXT, "accident_insurer_name"),
        Field("member_number", TEXT, "accident_insurer_number"),
    ),
    may_lack("own_job", OWN_JOB),
)
HEALTH_FUND = shape(
    HealthFund,
    Field("key", KEY),
    Field("name", TEXT),
    Field("number", TEXT),
    Field(
        "rates",
        ListOf(
            shape(
                FundRate,
                Field("from", DAY, "valid_from"),
                Field("additional", PERCENT),
                Field("u1", PERCENT),
                Field("u1_refund", PERCENT),
                Field("u1_contributions", Word(choices.U1_CONTRIBUTIONS)),
                Field("u2", PERCENT),
            )
        ),
    ),
)
FUNDER = shape(
    Funder,
    Field("key", KEY),
    Field("kind", Word(choices.FUNDER_KINDS)),
    Field("name", TEXT),
    Field("street", TEXT),
    Field("postcode", TEXT),
    Field("city", TEXT),
)
GRANT = shape(
    Grant,
    Field("key", Text(filled=True, example='"aa"', refused=(PRIVATE,))),
    Field("funder", TEXT),
    Field("reference", TEXT),
    Field("purpose", TEXT),
    may_lack("basis", Word(choices.GRANT_BASES)),
    Field("model", Word(choices.GRANT_MODELS)),
    Field("from", DAY, "valid_from"),
    Field("to", DAY, "valid_to"),
    may_lack("received_on", DAY),
    may_lack("monthly_amount", MONEY),
    may_lack("hours", shape(GrantHours, Field("amount", HOURS), Field("per", Word(choices.HOURS_PER)))),
    may_lack("month_method", Word(choices.MONTH_METHODS)),
    may_lack(
        "rate_cap",
        shape(
            RateCap,
            Field("amount", MONEY),
            Field("scope", Word(choices.CAP_SCOPES)),
            Field("measures", Word(choices.CAP_MEASURES)),
        ),
    ),
    may_lack("lump_sum_month", MONEY),
    Field("admin_lump_sum", MONEY),
    Field("carry_over", FLAG),
    Field("settlement", Word(choices.SETTLEMENTS)),
    group(
        "report",
        Field("every", Word(choices.REPORT_EVERY), "report_every"),
        Field("due_days", Whole(0, 3660), "report_due_days"),
    ),
    group("opening", Field("on", DAY, "opening_on"), Field("balance", SIGNED_MONEY, "opening_balance"), required=False),
    added("notice_on", DAY),
    added("clerk", TEXT),
    added("conditions", TEXT),
    added("conditions_due", DAY),
    added("allowed_expenses", ListOf(Word(choices.EXPENSE_KINDS)), default=()),
    added("renewal_applied_on", DAY),
)
GRANT_PAYMENT = shape(
    GrantPayment,
    Field("grant", TEXT),
    Field("on", DAY),
    Field("for", MONTH, "for_month"),
    Field("amount", SIGNED_MONEY),
)


def _year_and_days(year: int, days: Decimal) -> tuple[int, Decimal]:
    return year, days


def _of_year_and_days(entry: tuple[int, Decimal], name: str) -> Any:
    return entry[("year", "days").index(name)]


ASSISTANT_OPENING = shape(
    AssistantOpening,
    Field("on", DAY),
    may_lack("pay_to_date", SIGNED_MONEY),
    may_lack("tax_to_date", SIGNED_MONEY),
    may_lack("insured_to_date", SIGNED_MONEY),
    may_lack("one_offs_to_date", SIGNED_MONEY),
    may_lack("earnings_13_weeks", MONEY),
    may_lack("hours_13_weeks", Number(2, "252.00", fixed=True)),
    may_lack(
        "vacation",
        ListOf(
            shape(
                _year_and_days,
                Field("year", VACATION_YEAR),
                Field("days", Number(2, "9.5", high=Decimal(999))),
                get=_of_year_and_days,
            )
        ),
        default=(),
    ),
    may_lack(
        "sick",
        ListOf(
            shape(
                SickBefore,
                Field("from", DAY, "first"),
                Field("to", DAY, "last"),
                Field("days_used", Whole(0, 366)),
            )
        ),
        default=(),
    ),
)
TAX_FACT = shape(
    TaxFact,
    Field("from", DAY, "valid_from"),
    Field("method", word(TaxMethod)),
    Field("class", Whole(1, 6), "tax_class"),
    may_lack("factor", Number(3, "0.931", high=Decimal(1))),
    Field("child_allowances", Number(1, "0.5", high=Decimal(99))),
    may_lack(
        "church", Text(filled=True, example='"ev"', pattern="[a-z]{2}", wanted="ein Kirchenkürzel aus zwei Buchstaben")
    ),
    Field("allowance_month", MONEY),
    Field("addition_month", MONEY),
)
INSURANCE_FACT = shape(
    InsuranceFact,
    Field("from", DAY, "valid_from"),
    Field("scheme", word(Scheme)),
    may_lack("fund", TEXT),
    Field("pension_exempt", FLAG),
    Field("parent", FLAG),
    Field("children_under_25", Whole(0, 99)),
    Field("household_check", FLAG),
    Field("statutory_health", FLAG),
)
CONTRACT = shape(
    Contract,
    Field("from", DAY, "valid_from"),
    may_lack("to", DAY, "valid_to"),
    Field("pay", Word(choices.PAY_KINDS)),
    Field("wage", MONEY),
    Field("weekly_hours", WEEKLY_HOURS),
    Field("workdays_per_week", Whole(1, 7)),
    Field("vacation_days", VacationDays()),
    Field("on_call", FLAG),
    Field(
        "premiums",
        shape(
            Premiums,
            *(Field(name, PREMIUM, required=False) for name in ("night", "deep_night", "sunday", "holiday", "high_holiday")),
        ),
    ),
    may_lack("regular_monthly_pay", MONEY),
    may_lack("grant", TEXT),
    added("on_call_hours", Word(choices.ON_CALL_HOURS)),
    added("time_account_from", DAY),
    added("irregular", FLAG, default=False),
    added("vacation_counts", Word(choices.VACATION_COUNTS), default="days"),
)
ASSISTANT = shape(
    Assistant,
    Field("key", KEY),
    Field("first_name", NAME),
    Field("last_name", NAME),
    Field("birth_date", DAY),
    Field("street", TEXT),
    Field("postcode", TEXT),
    Field("city", TEXT),
    Field("tax_id", TAX_ID),
    Field("social_security_number", SOCIAL_SECURITY_NUMBER),
    Field("iban", IBAN_LATER),
    Field("severely_disabled", FLAG),
    Field("relative", FLAG),
    may_lack("opening", ASSISTANT_OPENING),
    Field("tax", ListOf(TAX_FACT)),
    Field("insurance", ListOf(INSURANCE_FACT)),
    Field("contracts", ListOf(CONTRACT)),
    added("weekly_hours_elsewhere", WEEKLY_HOURS),
    added("lives_in", FLAG, default=False),
    added("medical_certificate_on", DAY),
    added("vocational_training", FLAG, default=False),
    added("school_weekdays", ListOf(Word(choices.WEEKDAYS)), default=()),
    added("severely_disabled_from", DAY),
    added("severely_disabled_to", DAY),
)
ROSTER_ENTRY = shape(
    RosterEntry,
    Field("assistant", TEXT),
    Field("weekday", Word(choices.WEEKDAYS)),
    Field("start", Clock()),
    Field("end", Clock()),
    Field("break_minutes", MINUTES),
    Field("from", DAY, "valid_from"),
    may_lack("to", DAY, "valid_to"),
    may_lack("grant", TEXT),
    added("every_weeks", Whole(1, 8), default=1),
    added("kind", Word(choices.ROSTER_KINDS, ShiftKind), default=ShiftKind.WORK),
    added("noted_on", DAY),
    added("ended_on", DAY),
    added("former_to", DAY),
)
SHIFT = shape(
    Shift,
    Field("assistant", TEXT),
    Field("start", WallTime()),
    Field("end", WallTime()),
    Field("break_minutes", MINUTES),
    Field("kind", word(ShiftKind)),
    Field("state", word(ShiftState)),
    may_lack("grant", TEXT),
    may_lack("covers", TEXT),
    added("announced_on", DAY),
)
ABSENCE = shape(
    Absence,
    Field("key", KEY),
    Field("assistant", TEXT),
    Field("kind", word(AbsenceKind)),
    Field("from", DAY, "first"),
    may_lack("to", DAY, "last"),
    Field("worked_that_day", FLAG),
    may_lack("certified_from", DAY),
    may_lack("continues", TEXT),
    added("reported_on", DAY),
    added("vacation_cut", FLAG, default=False),
    added("separate_case", FLAG, default=False),
    added("withheld", FLAG, default=False),
    added("third_party", FLAG, default=False),
    added("work_accident", FLAG, default=False),
    added("employment_ban", FLAG, default=False),
    added("average_until", MONTH),
    added("average_gross", MONEY),
    added("daily_net", MONEY),
)
OVERRIDE = shape(
    Override,
    Field("assistant", TEXT),
    Field("check", Text(filled=True, example='"AZ-05"', pattern="[A-Z]{2}-[0-9]{2}", wanted="die Nummer einer Prüfung")),
    Field("on", DAY),
    Field("reason", REASON),
    Field("noted_on", DAY),
)
ONE_OFF = shape(
    OneOff,
    Field("assistant", TEXT),
    Field("month", MONTH),
    Field("kind", word(OneOffKind)),
    Field("amount", MONEY),
    added("account_hours", Number(2, "12.50", fixed=True)),
)
EXPENSE = shape(
    Expense,
    Field("grant", TEXT),
    Field("on", DAY),
    Field("kind", Word(choices.EXPENSE_KINDS)),
    Field("amount", SIGNED_MONEY),
    may_lack("note", TEXT),
    added("share_of", SIGNED_MONEY),
    added("share_percent", PERCENT),
)
COST_SHARE = shape(
    CostShare,
    Field("from", DAY, "valid_from"),
    Field("grant", TEXT),
    Field("percent", PERCENT),
)
BANK_LINE = shape(
    BankLine,
    Field("number", Whole(1, 9999999)),
    Field("on", DAY),
    Field("amount", SIGNED_MONEY),
    Field("text", TEXT),
    may_lack("booking", TEXT),
)
INVOICE = shape(
    Invoice,
    Field("grant", TEXT),
    Field("provider", TEXT),
    Field("number", TEXT),
    Field("on", DAY),
    Field("from", DAY, "first"),
    Field("to", DAY, "last"),
    Field("hours", HOURS),
    Field("amount", SIGNED_MONEY),
    Field("vat_included", FLAG),
    added("assignment", TEXT),
    added("travel_minutes", MINUTES),
    added("travel_cost", MONEY),
)
REFUND = shape(
    Refund,
    Field("assistant", TEXT),
    Field("kind", Word(choices.REFUND_KINDS)),
    Field("month", MONTH),
    Field("claimed_on", DAY),
    may_lack("received_on", DAY),
    Field("amount", MONEY),
)
SENT_REPORT = shape(
    SentReport,
    Field("grant", TEXT),
    Field("first", MONTH),
    Field("last", MONTH),
    Field("issued", DAY),
    Field("on", DAY),
    Field("to", NAME),
    Field("due_on", DAY),
    Field("digest", Text(filled=True, pattern="[0-9a-f]{64}", wanted="eine Prüfsumme aus 64 Zeichen")),
    may_lack("replaces", DAY),
)
SUBSTITUTE_REQUEST = shape(
    SubstituteRequest,
    Field("key", KEY),
    Field("assistant", TEXT),
    may_lack("absence", TEXT),
    Field("grant", TEXT),
    Field("reason", Word(choices.SUBSTITUTE_REASONS)),
    Field("from", DAY, "first"),
    Field("to", DAY, "last"),
    Field("end_known", FLAG),
    Field("proof", FLAG),
    Field("lost_minutes", REQUEST_MINUTES),
    Field("lost_days", Whole(0, 3660)),
    Field("work", TEXT),
    Field("cover", Word(choices.SUBSTITUTE_COVERS)),
    Field("briefing_minutes", REQUEST_MINUTES),
    Field("continued_pay", MONEY),
    Field("refund", MONEY),
    Field("substitute_cost", MONEY),
    Field("already_granted", MONEY),
    may_lack("account_rest", SIGNED_MONEY),
    Field("drafted_on", DAY),
    may_lack("sent_on", DAY),
    may_lack("asked_back_on", DAY),
    may_lack("reply_by", DAY),
    may_lack("granted_on", DAY),
    may_lack("granted_amount", MONEY),
    may_lack("granted_month", MONTH),
    may_lack("refused_on", DAY),
    may_lack("used_on", DAY),
)
VACATION_NOTICE = shape(
    VacationNotice,
    Field("assistant", TEXT),
    Field("year", VACATION_YEAR),
    Field("on", DAY),
    Field("days", Number(2, "12.5", high=Decimal(999))),
)
VACATION_ADJUSTMENT = shape(
    VacationAdjustment,
    Field("assistant", TEXT),
    Field("year", VACATION_YEAR),
    Field("days", Number(2, "-3.5", signed=True, high=Decimal(366))),
    Field("reason", word(AdjustmentReason)),
)
CLOSED_PAYSLIP = shape(
    ClosedPayslip,
    Field("month", MONTH),
    Field("assistant", TEXT),
    Field("number", NAME),
    Field("inputs", Frozen()),
    Field("parameters_version", TEXT),
    Field("result", Frozen()),
    Field("hash", TEXT),
    may_lack("replaces", TEXT),
    may_lack("recomputed", FLAG, default=False),
    added("corrected_in", MONTH),
    added("original_hash", TEXT),
    added("erased_on", DAY),
)
LEGAL_HOLD = shape(
    LegalHold, Field("assistant", TEXT), Field("reason", Word(choices.HOLD_REASONS)), Field("from", DAY, "since")
)
FINAL_DECISION = shape(FinalDecision, Field("grant", TEXT), Field("on", DAY))


def _book(*, format: str, **parts: Any) -> Book:  # noqa: A002, ARG001 - the key of the file
    return Book(**parts)


def _part(book: Book, name: str) -> Any:
    return FORMAT if name == "format" else getattr(book, name)


def _list(key: str, kind: Any, *, later: bool = False) -> Field:
    """Declare a list of the book; one that came to the format *later* is left out while it is empty."""
    return Field(key, ListOf(kind), required=False, default=(), added=later)


BOOK = shape(
    _book,
    Field("format", Constant(FORMAT)),
    Field("employer", EMPLOYER),
    _list("health_funds", HEALTH_FUND),
    _list("funders", FUNDER),
    _list("grants", GRANT),
    _list("grant_payments", GRANT_PAYMENT),
    _list("assistants", ASSISTANT),
    _list("roster", ROSTER_ENTRY),
    _list("shifts", SHIFT),
    _list("absences", ABSENCE),
    _list("one_offs", ONE_OFF),
    _list("expenses", EXPENSE),
    _list("invoices", INVOICE),
    _list("refunds", REFUND),
    _list("reports_sent", SENT_REPORT),
    _list("substitute_requests", SUBSTITUTE_REQUEST, later=True),
    _list("legal_holds", LEGAL_HOLD, later=True),
    _list("final_decisions", FINAL_DECISION, later=True),
    _list("overrides", OVERRIDE, later=True),
    _list("vacation_notices", VACATION_NOTICE, later=True),
    _list("vacation_adjustments", VACATION_ADJUSTMENT, later=True),
    _list("cost_shares", COST_SHARE, later=True),
    _list("bank_lines", BANK_LINE, later=True),
    _list("closed_months", MONTH),
    _list("closed_payslips", CLOSED_PAYSLIP),
    get=_part,
)
