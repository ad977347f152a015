"""People: take somebody on, change what is true from a day on, bring values along, end the employment."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from payroll.office import edit
from payroll.office.book import Book
from payroll.office.bookfile import form
from payroll.office.desk import Desk
from payroll.office.done import Done
from payroll.office.file_rules import file_findings
from payroll.office.guards import order_findings, refuse
from payroll.office.intake.words import day_in_words
from payroll.office.lookups import assistant as find_assistant
from payroll.office.lookups import new_key
from payroll.office.people_checks import (
    LATER,
    birth_findings,
    contract_notices,
    ending_findings,
    fact_findings,
    person_findings,
    time_notices,
)
from payroll.office.roster import end_rows
from payroll.office.row_pairs import (
    ASSISTANT,
    INSURANCE_FACT,
    OPENING,
    TAX_FACT,
    contract_row,
    contract_values,
)
from payroll.office.shelf import load_book
from payroll.office.upkeep import amount_text, chosen, fund_key, grant_key, number_text, say
from payroll.pay.facts import (
    Assistant,
    AssistantOpening,
    Contract,
    InsuranceFact,
    Premiums,
    Scheme,
    ShiftState,
    TaxFact,
    TaxMethod,
    valid_on,
)
from payroll.periods import ONE_DAY, DateRange
from payroll.records import tables
from payroll.records.journal import BookSession
from payroll.refusal import Refusal


def add_assistant(desk: Desk, **values: Any) -> Done:
    """Take somebody on: person, first contract, wage tax and insurance from the first day.

    *values*: the fields of ``Assistant``, ``Contract``, ``TaxFact`` and ``InsuranceFact``; ``valid_from`` is the first day.
    """
    with desk.action("add_assistant", "") as session:
        book = load_book(session)
        person = _new_person(book, values)
        findings = person_findings(person, desk.today)
        contradictions, notices = fact_findings(book, person, person.contracts[0].valid_from, desk.today)
        refuse([*findings, *contradictions])
        session.add(tables.AssistantRow(**_stored(ASSISTANT.values_of(person))))
        session.add(contract_row(person.key, person.contracts[0]))
        session.add(TAX_FACT.row_of(person.tax[0], assistant=person.key))
        session.add(INSURANCE_FACT.row_of(person.insurance[0], assistant=person.key))
        contract = person.contracts[0]
        summary = say(
            session,
            f"{_full(person)} angestellt ab {_said(contract.valid_from)}, {_pay(contract)}. Kürzel: {person.key}.",
        )
        return Done(summary=summary, notices=(*notices, *contract_notices(person, contract)))


def change_assistant(desk: Desk, assistant: str, **changes: Any) -> Done:
    """Change name, address, numbers, bank account or status; the journal keeps what it said before."""
    with desk.action("change_assistant", "") as session:
        book = load_book(session)
        before = find_assistant(book, assistant)
        if changes.get("severely_disabled") is False:
            changes |= {"severely_disabled_from": None, "severely_disabled_to": None}
        after = replace(before, **changes)
        refuse(person_findings(after, desk.today))
        row = edit.row_where(session, tables.AssistantRow, key=before.key)
        edit.overwrite(row, _stored(changes))
        notices = time_notices(after) if after.lives_in != before.lives_in else ()
        return Done(summary=say(session, f"Angaben von {_full(after)} geändert."), notices=notices)


def change_contract(desk: Desk, assistant: str, valid_from: date, **changes: Any) -> Done:
    """Change wage or contract from a day on: a new section that keeps what is not named; on the same day it is corrected."""
    with desk.action("change_contract", "") as session:
        book = load_book(session)
        person = find_assistant(book, assistant)
        if "grant" in changes:
            changes["grant"] = grant_key(book, changes["grant"])
        before = _holding(person.contracts, valid_from, "einen Vertrag")
        contract = replace(before, valid_from=valid_from, **changes)
        if contract.valid_to is not None and contract.valid_to < valid_from and "valid_to" not in changes:
            contract = replace(contract, valid_to=None)
        after = replace(person, contracts=_with_fact(person.contracts, contract))
        refuse([*file_findings(form.CONTRACT, contract), *_order(contract)])
        notices = _checked(book, after, valid_from, desk.today)
        _put(session, tables.ContractRow, person.key, valid_from, contract_values(contract))
        summary = say(session, f"{_full(person)}: Vertrag ab {_said(valid_from)} geändert, {_pay(contract)}.")
        return Done(summary=summary, notices=(*notices, *contract_notices(after, contract)))


def change_tax(desk: Desk, assistant: str, valid_from: date, **changes: Any) -> Done:
    """Change wage tax features from a day on."""
    with desk.action("change_tax", "") as session:
        book = load_book(session)
        person = find_assistant(book, assistant)
        if "method" in changes:
            changes["method"] = TaxMethod(changes["method"])
        fact = replace(_holding(person.tax, valid_from, "Lohnsteuermerkmale"), valid_from=valid_from, **changes)
        after = replace(person, tax=_with_fact(person.tax, fact))
        refuse([*file_findings(form.TAX_FACT, fact)])
        notices = _checked(book, after, valid_from, desk.today)
        _put(session, tables.TaxFactRow, person.key, valid_from, TAX_FACT.values_of(fact))
        return Done(summary=say(session, f"{_full(person)}: Lohnsteuer ab {_said(valid_from)} geändert."), notices=notices)


def change_insurance(desk: Desk, assistant: str, valid_from: date, **changes: Any) -> Done:
    """Change insurance or health fund from a day on."""
    with desk.action("change_insurance", "") as session:
        book = load_book(session)
        person = find_assistant(book, assistant)
        if "scheme" in changes:
            changes["scheme"] = Scheme(changes["scheme"])
        if "fund" in changes:
            changes["fund"] = fund_key(book, changes["fund"])
        fact = replace(_holding(person.insurance, valid_from, "eine Versicherung"), valid_from=valid_from, **changes)
        after = replace(person, insurance=_with_fact(person.insurance, fact))
        refuse([*file_findings(form.INSURANCE_FACT, fact)])
        notices = _checked(book, after, valid_from, desk.today)
        _put(session, tables.InsuranceFactRow, person.key, valid_from, INSURANCE_FACT.values_of(fact))
        return Done(summary=say(session, f"{_full(person)}: Versicherung ab {_said(valid_from)} geändert."), notices=notices)


def set_opening(
    desk: Desk, assistant: str, on: date, vacation_days_left: Decimal | None = None, **values: Decimal | None
) -> Done:
    """Bring along what another payroll came to until the day before *on*; given again, it replaces what was given."""
    with desk.action("set_opening", "") as session:
        book = load_book(session)
        person = find_assistant(book, assistant)
        vacation = () if vacation_days_left is None else ((on.year, vacation_days_left),)
        sick = person.opening.sick if person.opening else ()
        opening = AssistantOpening(on=on, vacation=vacation, sick=sick, **values)
        refuse([*file_findings(form.ASSISTANT_OPENING, opening), *_opening_day(person, on)])
        if person.opening is not None:
            edit.remove(session, edit.row_where(session, tables.OpeningRow, assistant=person.key))
            for year, _ in person.opening.vacation:
                edit.remove(session, edit.row_where(session, tables.OpeningVacationRow, assistant=person.key, year=year))
        session.add(OPENING.row_of(opening, assistant=person.key))
        session.add_all(tables.OpeningVacationRow(assistant=person.key, year=year, days=days) for year, days in vacation)
        return Done(summary=say(session, f"{_full(person)}: Werte bis {_said(on - ONE_DAY)} übernommen."))


def end_employment(desk: Desk, assistant: str, valid_to: date) -> Done:
    """Set the last day of the employment; what was planned after it is taken out, the roster ends with it."""
    with desk.action("end_employment", "") as session:
        book = load_book(session, window=DateRange(valid_to - timedelta(days=31), date.max - timedelta(days=31)))
        person = find_assistant(book, assistant)
        contract = _holding(person.contracts, valid_to, "einen Vertrag")
        refuse(ending_findings(book, person, valid_to))
        row = edit.row_where(session, tables.ContractRow, assistant=person.key, valid_from=contract.valid_from)
        row.valid_to = valid_to
        end_rows(session, person.key, valid_to)
        planned = [
            shift
            for shift in book.shifts
            if shift.assistant == person.key and shift.state is not ShiftState.WORKED and shift.end.date() > valid_to
        ]
        late = [shift for shift in planned if shift.start.date() > valid_to]
        for shift in late:
            edit.remove(session, edit.find_shift(session, shift))
        gone = f" {len(late)} geplante Schichten danach sind gelöscht." if late else ""
        return Done(summary=say(session, f"{_full(person)}: Anstellung endet am {_said(valid_to)}.{gone}"))


# --- helpers ----------------------------------------------------------------------------------------------------------


def _new_person(book: Book, values: dict[str, Any]) -> Assistant:
    first_name, last_name = values["first_name"], values["last_name"]
    taken = [entry.key for entry in book.assistants]
    key = new_key(first_name, ())
    contract = {**chosen(values, Contract), "grant": grant_key(book, values.get("grant"))}
    tax = {**chosen(values, TaxFact), "method": TaxMethod(values["method"])}
    insurance = {
        **chosen(values, InsuranceFact),
        "scheme": Scheme(values["scheme"]),
        "fund": fund_key(book, values.get("fund")),
    }
    return Assistant(
        **{**chosen(values, Assistant), "key": key if key not in taken else new_key(f"{first_name} {last_name}", taken)},
        tax=(TaxFact(**tax),),
        insurance=(InsuranceFact(**insurance),),
        contracts=(Contract(**{"premiums": Premiums(), **contract}),),
    )


def _stored(values: dict[str, Any]) -> dict[str, Any]:
    """Numbers not handed in yet are empty text in the records."""
    return {name: "" if name in LATER and value is None else value for name, value in values.items()}


def _holding(facts: tuple[Any, ...], day: date, what: str) -> Any:
    """Return the fact that holds on *day*, or the first one where the day lies before it."""
    if not facts:
        raise Refusal(f"Diese Person hat noch {what} nicht. Legen Sie sie neu an.", code="fact_missing", place="Person")
    return valid_on(facts, day) or min(facts, key=lambda fact: fact.valid_from)


def _with_fact(facts: tuple[Any, ...], fact: Any) -> tuple[Any, ...]:
    return (*(entry for entry in facts if entry.valid_from != fact.valid_from), fact)


def _checked(book: Book, person: Assistant, day: date, today: date) -> tuple[Any, ...]:
    contradictions, notices = fact_findings(book, person, day, today)
    refuse([*birth_findings(person), *contradictions])
    return notices


def _order(contract: Contract) -> list[Refusal]:
    return order_findings(contract.valid_from, contract.valid_to, "Bis")


def _put(session: BookSession, kind: type[Any], assistant: str, valid_from: date, values: dict[str, Any]) -> None:
    """Correct the row of that day, or add one."""
    row = edit.find_row(session, kind, assistant=assistant, valid_from=valid_from)
    if row is None:
        session.add(kind(assistant=assistant, **values))
    else:
        edit.overwrite(row, values)


def _opening_day(person: Assistant, on: date) -> list[Refusal]:
    start = min(contract.valid_from for contract in person.contracts)
    if on >= start:
        return []
    return [
        Refusal(
            f"{_full(person)} ist erst ab {_said(start)} angestellt. Der Tag der Übernahme liegt nicht davor.",
            code="outside_contract",
            place="Am",
        )
    ]


def _full(person: Assistant) -> str:
    return f"{person.first_name} {person.last_name}"


def _said(day: date) -> str:
    return day_in_words(day, weekday=False)


def _pay(contract: Contract) -> str:
    unit = "in der Stunde" if contract.pay == "hourly" else "im Monat"
    return f"{amount_text(contract.wage)} {unit}, {number_text(contract.weekly_hours)} Stunden in der Woche"
