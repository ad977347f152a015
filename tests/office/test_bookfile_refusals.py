"""Bad book files: each is refused with the JSON path and a sentence."""

import json

import pytest

from payroll.office.bookfile import read_book
from payroll.refusal import NotUnderstood, Refusal, RefusalList
from tests.books import rich_book

GONE = object()
ANNA = "assistants[0]"


def put(*path_and_value):
    *path, value = path_and_value

    def change(book):
        *way, last = path
        for step in way:
            book = book[step]
        if value is GONE:
            del book[last]
        else:
            book[last] = value

    return change


def append(*path_and_value):
    *path, value = path_and_value

    def change(book):
        for step in path:
            book = book[step]
        book.append(value)

    return change


def both(*changes):
    def change(book):
        for each in changes:
            each(book)

    return change


def copied(name, index, **changes):
    def change(book):
        book[name].append({**book[name][index], **changes})

    return change


CONTRACT = ("assistants", 0, "contracts", 0)
SHIFT = ("shifts", 0)
BAD = [
    # rule 1: which keys there are
    (put("employer", "colour", "blue"), "employer.colour"),
    (put("shift", []), "shift"),
    (put(*CONTRACT, "wages", "1.00"), f"{ANNA}.contracts[0].wages"),
    (put("employer", GONE), "employer"),
    (put("format", GONE), "format"),
    (put("assistants", 0, "tax_id", GONE), f"{ANNA}.tax_id"),
    (put("assistants", 0, "tax_id", None), f"{ANNA}.tax_id"),
    (put("employer", "levies", "u1", GONE), "employer.levies.u1"),
    (put(*CONTRACT, "premiums", GONE), f"{ANNA}.contracts[0].premiums"),
    (put(*CONTRACT, "premiums", "evening", "10"), f"{ANNA}.contracts[0].premiums.evening"),
    (put(*CONTRACT, "premiums", "night", None), f"{ANNA}.contracts[0].premiums.night"),
    (put("grants", 0, "report", None), "grants[0].report"),
    (put("grants", 0, "opening", "balance", GONE), "grants[0].opening.balance"),
    (put("assistants", 0, "opening", "on", GONE), f"{ANNA}.opening.on"),
    # wrong types
    (put(*CONTRACT, "wage", 15.5), f"{ANNA}.contracts[0].wage"),
    (put(*CONTRACT, "wage", 15), f"{ANNA}.contracts[0].wage"),
    (put(*SHIFT, "break_minutes", "30"), "shifts[0].break_minutes"),
    (put(*SHIFT, "break_minutes", True), "shifts[0].break_minutes"),
    (put(*SHIFT, "break_minutes", 10**30), "shifts[0].break_minutes"),
    (put("employer", "levies", "u1", 1), "employer.levies.u1"),
    (put("employer", "name", 7), "employer.name"),
    (put("employer", []), "employer"),
    (put("shifts", {}), "shifts"),
    (put("shifts", 3, "text"), "shifts[3]"),
    (put(*CONTRACT, "vacation_days", "20"), f"{ANNA}.contracts[0].vacation_days"),
    (put(*CONTRACT, "vacation_days", 20.5), f"{ANNA}.contracts[0].vacation_days"),
    # texts
    (put("employer", "name", "Mira\nSommer"), "employer.name"),
    (put("employer", "street", "x" * 1001), "employer.street"),
    (put("employer", "name", " "), "employer.name"),
    (put("expenses", 0, "note", "\x00"), "expenses[0].note"),
    (put("employer", "city", "\ud800"), "employer.city"),
    # numbers
    (put(*CONTRACT, "wage", "15,50"), f"{ANNA}.contracts[0].wage"),
    (put(*CONTRACT, "wage", "15.505"), f"{ANNA}.contracts[0].wage"),
    (put(*CONTRACT, "wage", "1e3"), f"{ANNA}.contracts[0].wage"),
    (put(*CONTRACT, "wage", "-1.00"), f"{ANNA}.contracts[0].wage"),
    (put(*CONTRACT, "wage", "1234567890.00"), f"{ANNA}.contracts[0].wage"),
    (put(*CONTRACT, "wage", "١٥.٥٠"), f"{ANNA}.contracts[0].wage"),
    (put(*CONTRACT, "wage", ""), f"{ANNA}.contracts[0].wage"),
    (put(*CONTRACT, "wage", "NaN"), f"{ANNA}.contracts[0].wage"),
    (put(*CONTRACT, "weekly_hours", "168.01"), f"{ANNA}.contracts[0].weekly_hours"),
    (put(*CONTRACT, "workdays_per_week", 8), f"{ANNA}.contracts[0].workdays_per_week"),
    (put("health_funds", 0, "rates", 0, "u2", "0.44444"), "health_funds[0].rates[0].u2"),
    (put("assistants", 0, "tax", 0, "class", 7), f"{ANNA}.tax[0].class"),
    (put("assistants", 0, "tax", 0, "factor", "0.9"), f"{ANNA}.tax[0].factor"),
    # words
    (put("employer", "state", "XX"), "employer.state"),
    (put("employer", "state", "DE-NW"), "employer.state"),
    (put(*SHIFT, "state", "done"), "shifts[0].state"),
    (put("grants", 0, "settlement", "keep"), "grants[0].settlement"),
    (put("assistants", 0, "insurance", 0, "scheme", "midijob"), f"{ANNA}.insurance[0].scheme"),
    (put("assistants", 0, "tax", 0, "church", "Kirche"), f"{ANNA}.tax[0].church"),
    # check digits
    (put("employer", "iban", "DE02120300000000202052"), "employer.iban"),
    (put("assistants", 0, "tax_id", "36574261808"), f"{ANNA}.tax_id"),
    (put("assistants", 0, "social_security_number", "15170594K101"), f"{ANNA}.social_security_number"),
    (put("employer", "establishment_number", "1234567"), "employer.establishment_number"),
    # dates and times
    (put("absences", 0, "from", "04.03.2026"), "absences[0].from"),
    (put("absences", 0, "from", "2026-02-30"), "absences[0].from"),
    (put("absences", 0, "from", "20260304"), "absences[0].from"),
    (put("one_offs", 0, "month", "2026-13"), "one_offs[0].month"),
    (put("roster", 0, "start", "24:00"), "roster[0].start"),
    (put(*SHIFT, "start", "2026-03-02 08:00"), "shifts[0].start"),
    (put(*SHIFT, "start", "2026-03-29T02:30"), "shifts[0].start"),
    (put(*SHIFT, "start", "2026-03-02T08:00+02:00"), "shifts[0].start"),
    (put(*SHIFT, "start", "2026-03-02T08:00:00"), "shifts[0].start"),
    (put("assistants", 0, "birth_date", "2026-01-01"), f"{ANNA}.birth_date"),
    # names that are referred to
    (put(*SHIFT, "assistant", "cem"), "shifts[0].assistant"),
    (put(*SHIFT, "grant", "bb"), "shifts[0].grant"),
    (put(*SHIFT, "covers", "s9"), "shifts[0].covers"),
    (put("absences", 1, "continues", "s9"), "absences[1].continues"),
    (put("absences", 1, "continues", "s2"), "absences[1].continues"),
    (put("absences", 1, "continues", "u1"), "absences[1].continues"),
    (put("grants", 0, "funder", "kv"), "grants[0].funder"),
    (put(*CONTRACT, "grant", "none"), f"{ANNA}.contracts[0].grant"),
    (put("assistants", 0, "insurance", 0, "fund", "tk"), f"{ANNA}.insurance[0].fund"),
    (put("assistants", 0, "insurance", 0, "fund", None), f"{ANNA}.insurance[0].fund"),
    (put("grant_payments", 0, "grant", "none"), "grant_payments[0].grant"),
    (put("refunds", 0, "assistant", "cem"), "refunds[0].assistant"),
    # names and days that occur twice
    (copied("assistants", 0), "assistants[2].key"),
    (copied("absences", 0), "absences[3].key"),
    (copied("funders", 0), "funders[2].key"),
    (put("grants", 1, "key", "none"), "grants[1].key"),
    (put("assistants", 0, "contracts", 1, "from", "2026-01-01"), f"{ANNA}.contracts[1].from"),
    (put("health_funds", 0, "rates", 1, "from", "2026-01-01"), "health_funds[0].rates[1].from"),
    (put("closed_months", ["2026-01", "2026-01"]), "closed_months[1]"),
    # order, overlap, length
    (put(*SHIFT, "end", "2026-03-02T07:00"), "shifts[0].end"),
    (put(*SHIFT, "end", "2026-03-02T08:00"), "shifts[0].end"),
    (put(*SHIFT, "break_minutes", 270), "shifts[0].break_minutes"),
    (copied("shifts", 0, start="2026-03-02T12:00", end="2026-03-02T13:00"), "shifts[9].start"),
    (copied("shifts", 3, start="2026-03-29T05:00", end="2026-03-29T07:00"), "shifts[9].start"),
    (put("roster", 0, "break_minutes", 270), "roster[0].break_minutes"),
    (put("roster", 1, "to", "2026-01-31"), "roster[1].to"),
    (put("absences", 0, "to", "2026-03-03"), "absences[0].to"),
    (put("grants", 0, "to", "2025-12-31"), "grants[0].to"),
    (put("invoices", 0, "to", "2026-02-28"), "invoices[0].to"),
    (put("assistants", 1, "contracts", 0, "to", "2026-01-31"), "assistants[1].contracts[0].to"),
    # outside the contract
    (both(put(*SHIFT, "start", "2025-12-31T08:00"), put(*SHIFT, "end", "2025-12-31T12:00")), "shifts[0].start"),
    (put("shifts", 5, "end", "2026-11-01T00:30"), "shifts[5].end"),
    (put("absences", 2, "to", "2026-11-02"), "absences[2].to"),
    (put("absences", 0, "from", "2025-12-30"), "absences[0].from"),
    (put("one_offs", 0, "assistant", "ben"), "one_offs[0].month"),
    (put("roster", 1, "from", "2026-01-10"), "roster[1].from"),
    # frozen slips
    (
        append(
            "closed_payslips",
            {
                "month": "2026-01",
                "assistant": "anna",
                "number": "1",
                "inputs": {},
                "parameters_version": "x",
                "result": {},
                "hash": "0",
            },
        ),
        "closed_payslips[0].month",
    ),
    (
        append(
            "closed_payslips",
            {
                "month": "2026-01",
                "assistant": "anna",
                "number": "1",
                "inputs": {"a": [1.5]},
                "parameters_version": "x",
                "result": {},
                "hash": "0",
            },
        ),
        "closed_payslips[0].inputs.a[0]",
    ),
    # format
    (put("format", "lohn-book/2"), "format"),
    (put("format", 1), "format"),
]


def places(refusal):
    return [each.place for each in getattr(refusal, "refusals", (refusal,))]


@pytest.mark.parametrize(("change", "place"), BAD, ids=[f"{number:03d} {place}" for number, (_, place) in enumerate(BAD)])
def test_a_bad_book_is_refused_with_the_path_and_a_sentence(change, place):
    book = rich_book()
    change(book)
    with pytest.raises(Refusal) as caught:
        read_book(json.dumps(book))
    assert places(caught.value)[0] == place
    first = getattr(caught.value, "refusals", (caught.value,))[0]
    assert first.exit_code == 1
    assert first.sentence[0].isupper() or first.sentence[0] in "„0123456789"
    assert first.sentence.endswith((".", "?"))


@pytest.mark.parametrize(
    "text",
    ["", "{", "[1, 2", "nonsense", "{'a': 1}", "[" * 100_000, b"\xff\xfe{\x00}\x00", b'{"a": "\xe4"}', '{"a": 1} x'],
    ids=["empty", "open", "list", "word", "quotes", "nested", "utf-16", "latin-1", "rest"],
)
def test_what_is_no_json_is_not_understood(text):
    with pytest.raises(NotUnderstood) as caught:
        read_book(text)
    assert caught.value.exit_code == 2


@pytest.mark.parametrize("text", ["[]", "null", '"lohn-book/1"', "7", "NaN"])
def test_json_that_is_no_object_is_refused(text):
    with pytest.raises(Refusal, match="Objekt"):
        read_book(text)


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999999", "9" * 5000])
def test_numbers_no_key_can_hold_are_refused_by_their_path(number):
    text = json.dumps(rich_book()).replace('"break_minutes": 45', f'"break_minutes": {number}')
    with pytest.raises(Refusal) as caught:
        read_book(text)
    assert places(caught.value) == ["roster[1].break_minutes"]


def test_a_key_may_not_occur_twice():
    text = json.dumps(rich_book()).replace('"wage": "14.50"', '"wage": "14.50", "wage": "14.60"')
    with pytest.raises(Refusal) as caught:
        read_book(text)
    assert places(caught.value) == ["assistants[1].contracts[0].wage"]


def test_deep_nesting_inside_a_frozen_slip_is_not_understood():
    text = json.dumps(rich_book()).replace(
        '"closed_payslips": []', '"closed_payslips": ' + '[{"inputs": ' * 300 + "1" + "}]" * 300
    )
    with pytest.raises(Refusal):
        read_book(text)


def test_all_findings_come_together():
    book = rich_book()
    book["employer"]["state"] = "XX"
    book["assistants"][0]["contracts"][0]["wage"] = "x"
    with pytest.raises(RefusalList) as caught:
        read_book(json.dumps(book))
    assert places(caught.value) == ["employer.state", "assistants[0].contracts[0].wage"]


def test_an_unknown_key_names_the_one_that_was_meant():
    book = rich_book()
    book["assistants"][0]["contracts"][0]["wages"] = "1.00"
    with pytest.raises(Refusal, match="„wage“"):
        read_book(json.dumps(book))


def test_shifts_may_touch_and_overlap_with_those_of_others():
    book = rich_book()
    book["shifts"].append({**book["shifts"][0], "start": "2026-03-02T12:30", "end": "2026-03-02T13:00"})
    book["shifts"].append({**book["shifts"][0], "assistant": "ben"})
    assert len(read_book(json.dumps(book)).book.shifts) == 11


def test_pay_below_the_minimum_wage_is_no_reason_to_refuse_a_book():
    book = rich_book()
    book["assistants"][0]["contracts"][0]["wage"] = "9.00"
    assert str(read_book(json.dumps(book)).book.assistants[0].contracts[0].wage) == "9.00"
