"""``lohn-case/1``: one month of one person without a book, read by the book file's own declared shapes."""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from payroll.money import MINUTES_PER_HOUR
from payroll.office.book import Book
from payroll.office.bookfile.check import check_book
from payroll.office.bookfile.findings import Findings, not_json, shown
from payroll.office.bookfile.form import ASSISTANT, EMPLOYER, HEALTH_FUND, HOURS, ONE_OFF, SHIFT
from payroll.office.bookfile.kinds import Constant, JsonSchema
from payroll.office.bookfile.parse import load_json
from payroll.office.bookfile.shapes import Field, Group, ListOf, Shape, may_lack, shape
from payroll.office.bookfile.time_kinds import MonthKind
from payroll.pay.facts import Assistant, Employer, HealthFund, MonthFacts, OneOff, Shift, ShiftKind, ShiftState
from payroll.pay.month import compute_payslip
from payroll.pay.payslip import Payslip
from payroll.periods import Month
from payroll.refusal import Refusal, RefusalList

FORMAT = "lohn-case/1"
HOURS_OF_A_DAY = 24
NOT_SAID = Month(1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """A case as it stands in the file. *hours*: worked hours of the month, or shifts."""

    employer: Employer
    health_funds: tuple[HealthFund, ...]
    assistant: Assistant
    month: Month
    hours: Decimal | tuple[Shift, ...]
    one_offs: tuple[OneOff, ...]


def read_case(text: str | bytes) -> MonthFacts:
    """Return the facts of the case in *text* (bytes are UTF-8).

    ``NotUnderstood`` if it is no JSON; a :class:`Refusal` or ``RefusalList`` with JSON paths for everything else. Address,
    numbers and bank account may be missing: no figure depends on them. Names of grants mean nothing here and are dropped.
    """
    try:
        data = load_json(text)
        findings = Findings()
        case = CASE.read(data, "", findings)
        findings.end()
    except RecursionError as error:
        raise not_json("Das ist kein Fall: Klammern sind viel zu tief geschachtelt.") from error
    case = _own_names(case)
    _check(case)
    return _facts(case)


def compute_case(facts: MonthFacts) -> Payslip:
    """Return the payslip of a case; what does not fit together is refused by its path in the file."""
    try:
        return compute_payslip(facts)
    except RefusalList as found:
        raise RefusalList(tuple(_placed(refusal, facts) for refusal in found.refusals)) from None
    except Refusal as found:
        raise _placed(found, facts) from None


def minutes_of(hours: Decimal) -> int:
    """Return hours as whole minutes: the ones that are shown as these hundredths (10.33 is 620 minutes)."""
    return int((hours * MINUTES_PER_HOUR).to_integral_value())


class WorkedTime:
    """Hours of the month as text, or a list of shifts."""

    def read(self, value: Any, place: str, findings: Findings) -> Any:
        """Return the hours, or the shifts."""
        if isinstance(value, list):
            return ListOf(CASE_SHIFT).read(value, place, findings)
        if isinstance(value, str):
            return HOURS.read(value, place, findings)
        return findings.refuse(
            place, f"Hier steht {shown(value)}; erwartet sind Stunden wie „62.50“ oder eine Liste von Schichten.", "type"
        )

    def write(self, value: Any) -> Any:
        """Return the JSON value."""
        return HOURS.write(value) if isinstance(value, Decimal) else ListOf(CASE_SHIFT).write(value)

    def schema(self) -> JsonSchema:
        """Text or a list."""
        return {"anyOf": [HOURS.schema(), ListOf(CASE_SHIFT).schema()]}


def _easier(form: Shape, **defaults: Any) -> Shape:
    """Return *form* with keys that may be missing: those no figure depends on, or the case already says."""

    def ease(field: Field | Group) -> Field | Group:
        if field.key not in defaults:
            return field
        if isinstance(field, Group):
            return replace(field, required=False, nullable=True)
        return replace(field, required=False, nullable=True, default=defaults[field.key])

    return replace(form, fields=replace(form.fields, fields=tuple(ease(field) for field in form.fields.fields)))


CASE_EMPLOYER = _easier(
    EMPLOYER,
    **dict.fromkeys(("name", "street", "postcode", "city", "establishment_number", "tax_number", "tax_office", "iban"), ""),
    accident_insurer=None,
)
CASE_ASSISTANT = _easier(
    ASSISTANT,
    **dict.fromkeys(("street", "postcode", "city"), ""),
    **dict.fromkeys(("tax_id", "social_security_number", "iban")),
    severely_disabled=False,
    relative=False,
)
CASE_SHIFT = _easier(SHIFT, assistant=None, break_minutes=0, kind=ShiftKind.WORK, state=ShiftState.WORKED)


def _case_file(*, format: str, **parts: Any) -> CaseFile:  # noqa: A002, ARG001 - the key of the file
    return CaseFile(**parts)


CASE = shape(
    _case_file,
    Field("format", Constant(FORMAT)),
    Field("employer", CASE_EMPLOYER),
    may_lack("health_funds", ListOf(HEALTH_FUND), default=()),
    Field("assistant", CASE_ASSISTANT),
    Field("month", MonthKind()),
    Field("hours", WorkedTime()),
    may_lack("one_offs", ListOf(_easier(ONE_OFF, assistant=None, month=NOT_SAID)), default=()),
)


def _own_names(case: CaseFile) -> CaseFile:
    """Fill in the person and month that shifts and one-off pay need not repeat; drop names of grants."""
    key = case.assistant.key
    contracts = tuple(replace(contract, grant=None) for contract in case.assistant.contracts)
    hours = case.hours
    if not isinstance(hours, Decimal):
        hours = tuple(replace(shift, assistant=shift.assistant or key, grant=None, covers=None) for shift in hours)
    one_offs = tuple(
        replace(one, assistant=one.assistant or key, month=case.month if one.month == NOT_SAID else one.month)
        for one in case.one_offs
    )
    return replace(case, assistant=replace(case.assistant, contracts=contracts), hours=hours, one_offs=one_offs)


def _check(case: CaseFile) -> None:
    """Refuse what cannot be true together, by the book file's own checks."""
    findings = Findings()
    if isinstance(case.hours, Decimal):
        most = case.month.days * HOURS_OF_A_DAY
        if case.hours > most:
            findings.refuse("hours", f"{shown(str(case.hours))} Stunden passen nicht in einen Monat mit {most}.", "range")
    for index, one in enumerate(case.one_offs):
        if one.month != case.month:
            findings.refuse(
                f"one_offs[{index}].month",
                f"{shown(str(one.month))} ist nicht der Monat des Falls, {case.month}. Nehmen Sie diesen Monat.",
                "month_other",
            )
    book = Book(
        employer=case.employer,
        health_funds=case.health_funds,
        assistants=(case.assistant,),
        shifts=() if isinstance(case.hours, Decimal) else case.hours,
        one_offs=case.one_offs,
    )
    of_the_book = Findings()
    check_book(book, of_the_book)
    for refusal in of_the_book.refusals:
        findings.refuse(_in_a_case(refusal.place), refusal.sentence.replace("shifts[", "hours["), refusal.code)
    findings.end()


def _in_a_case(place: str) -> str:
    return place.replace("assistants[0]", "assistant").replace("shifts[", "hours[")


def _facts(case: CaseFile) -> MonthFacts:
    shifts: tuple[Shift, ...] = ()
    minutes = None
    if isinstance(case.hours, Decimal):
        minutes = minutes_of(case.hours)
    else:
        shifts = case.hours
    return MonthFacts(
        month=case.month,
        employer=case.employer,
        assistant=case.assistant,
        funds=case.health_funds,
        shifts=shifts,
        one_offs=case.one_offs,
        flat_minutes=minutes,
    )


def _placed(refusal: Refusal, facts: MonthFacts) -> Refusal:
    """Return a refusal of the computation with the path in the case it is about."""
    person, place = facts.assistant, refusal.place
    path = "month"
    if place.startswith(f"{person.key}: "):
        entries: tuple[tuple[str, str, tuple[Any, ...]], ...] = (
            ("Versicherung", "insurance", person.insurance),
            ("Lohnsteuer", "tax", person.tax),
        )
        for word, name, dated in entries:
            for index, entry in enumerate(dated):
                if place == f"{person.key}: {word} ab {entry.valid_from:%d.%m.%Y}":
                    path = f"assistant.{name}[{index}]"
    elif place == person.key:
        path = "assistant"
    elif place.partition(".")[0] in {field.key for field in CASE.fields.fields}:
        path = place
    return Refusal(refusal.sentence, code=refusal.code, place=path)
