"""Whatever a book says comes back: read, written, stored, loaded; and nothing makes the reader fail otherwise than by refusing."""

import contextlib
import json
from datetime import date, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from payroll.office.bookfile import export_book, import_book, read_book, write_book
from payroll.office.bookfile.schema import book_schema
from payroll.office.desk import Desk
from payroll.refusal import Refusal
from tests.books import rich_book, small_book

TEXT = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=40)
DAY = st.dates(date(2026, 2, 1), date(2026, 10, 31)).map(str)
SCHEMA = Draft202012Validator(book_schema())


def money(low=0):
    return st.integers(low, 10**9).map(lambda cents: f"{'-' if cents < 0 else ''}{abs(cents) // 100}.{abs(cents) % 100:02d}")


def decimal(places, high):
    return st.integers(0, high * 10**places).map(
        lambda number: f"{number / 10**places:.{places}f}".rstrip("0").rstrip(".") if places else str(number)
    )


@st.composite
def shifts(draw):
    """Return shifts of one person, one after the other, across both clock changes."""
    moment, found = datetime(2026, 2, 1), []  # noqa: DTZ001 - wall time
    for _ in range(draw(st.integers(0, 6))):
        start = moment + timedelta(hours=draw(st.integers(4, 1200)))
        end = start + timedelta(minutes=draw(st.integers(130, 1500)))
        if end >= datetime(2026, 10, 31):  # noqa: DTZ001
            break
        found.append(
            {
                "assistant": "ben",
                "start": f"{start:%Y-%m-%dT%H:%M}",
                "end": f"{end:%Y-%m-%dT%H:%M}",
                "break_minutes": draw(st.integers(0, 60)),
                "kind": draw(st.sampled_from(["work", "standby", "travel", "training", "companion"])),
                "state": draw(st.sampled_from(["planned", "worked", "dropped", "holiday"])),
                "grant": draw(st.sampled_from([None, "none", "aa"])),
                "covers": draw(st.sampled_from([None, "s1"])),
            }
        )
        moment = end
    return found


@st.composite
def books(draw):
    book = rich_book()
    book["employer"] |= {"name": "M" + draw(TEXT), "city": draw(TEXT), "municipality": draw(st.none() | TEXT)}
    book["employer"]["levies"] = {"u1": draw(st.booleans()), "insolvency": draw(st.booleans())}
    book["grants"][0] |= {"monthly_amount": draw(st.none() | money()), "admin_lump_sum": draw(money())}
    book["grants"][0]["opening"]["balance"] = draw(money(-(10**9)))
    anna = book["assistants"][0]
    anna["contracts"][0] |= {
        "wage": draw(money()),
        "weekly_hours": draw(decimal(2, 168)),
        "vacation_days": draw(st.integers(0, 366)),
    }
    anna["contracts"][0]["premiums"] = draw(
        st.dictionaries(st.sampled_from(["night", "deep_night", "sunday"]), decimal(4, 200))
    )
    book["health_funds"][0]["rates"][0] |= {"additional": draw(decimal(4, 9)), "u1_refund": draw(decimal(2, 80))}
    book["grant_payments"] = draw(
        st.lists(
            st.fixed_dictionaries(
                {"grant": st.just("aa"), "on": DAY, "for": DAY.map(lambda day: day[:7]), "amount": money(-(10**6))}
            ),
            max_size=4,
        )
    )
    book["expenses"] = draw(
        st.lists(
            st.fixed_dictionaries(
                {
                    "grant": st.just("svc"),
                    "on": DAY,
                    "kind": st.just("other"),
                    "amount": money(-100),
                    "note": st.none() | TEXT,
                }
            ),
            max_size=4,
        )
    )
    book["shifts"] = draw(shifts())
    return book


def accepted(book):
    """Leave out the few books whose wall times the clock change makes impossible."""
    with contextlib.suppress(Refusal):
        return read_book(json.dumps(book)).book
    return None


@given(books())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_reading_what_was_written_gives_the_same_book_and_the_same_bytes(book):
    read = accepted(book)
    if read is not None:
        text = write_book(read)
        assert read_book(text).book == read
        assert write_book(read_book(text).book) == text
        assert not list(SCHEMA.iter_errors(json.loads(text)))


@given(books())
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
def test_the_records_lose_nothing(tmp_path_factory, book):
    if accepted(book) is None:
        return
    folder = tmp_path_factory.mktemp("book")
    with Desk.create(folder / "a.sqlite") as desk:
        import_book(desk, json.dumps(book))
        exported = export_book(desk)
    with Desk.create(folder / "b.sqlite") as desk:
        import_book(desk, exported)
        assert export_book(desk) == exported
    assert read_book(exported).book == read_book(json.dumps(book)).book


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


def spots(value, way=()):
    yield way
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from spots(inner, (*way, key))


SPOTS = [way for way in spots(rich_book()) if way]


@given(st.sampled_from(SPOTS), JSON)
@settings(max_examples=300, deadline=None)
def test_anything_anywhere_is_read_or_refused_never_a_programming_error(way, value):
    book = rich_book()
    target = book
    for step in way[:-1]:
        target = target[step]
    target[way[-1]] = value
    with contextlib.suppress(Refusal):
        read_book(json.dumps(book))


@given(st.text(max_size=200) | st.binary(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_text_or_bytes_are_read_or_refused(text):
    with contextlib.suppress(Refusal):
        read_book(text)


def test_the_schema_is_a_schema_and_fits_the_example():
    Draft202012Validator.check_schema(book_schema())
    for book in (rich_book(), small_book()):
        assert not list(SCHEMA.iter_errors(book))


def test_the_schema_refuses_unknown_and_missing_keys():
    book = small_book()
    book["employer"]["colour"] = "blue"
    del book["employer"]["iban"]
    assert len(list(SCHEMA.iter_errors(book))) == 2
