"""Requests for a substitute: the migration that brings their table, and their way through the book file."""

import json

import pytest

from payroll.office.bookfile import export_book, import_book, read_book
from payroll.office.desk import Desk
from payroll.records.engine import connect, known_revisions
from payroll.records.upgrade import downgrade, upgrade
from payroll.refusal import Refusal, RefusalList
from tests.books import rich_book
from tests.records.test_migrations import counts

REVISION = "20261122_0004"
REQUEST = {
    "key": "anna-2026-03",
    "assistant": "anna",
    "absence": None,
    "grant": "aa",
    "reason": "vacancy",
    "from": "2026-03-01",
    "to": "2026-03-31",
    "end_known": True,
    "proof": False,
    "lost_minutes": 4320,
    "lost_days": 18,
    "work": "Vorlesen und Begleiten",
    "cover": "new",
    "briefing_minutes": 240,
    "continued_pay": "0.00",
    "refund": "0.00",
    "substitute_cost": "1459.20",
    "already_granted": "1303.20",
    "account_rest": "-12.40",
    "drafted_on": "2026-03-01",
    "sent_on": "2026-03-02",
    "asked_back_on": None,
    "reply_by": None,
    "granted_on": "2026-03-20",
    "granted_amount": "156.00",
    "granted_month": "2026-03",
    "refused_on": None,
    "used_on": None,
}


def with_request(**changes: object) -> dict:
    book = rich_book()
    grant, assistant = book["grants"][0]["key"], book["assistants"][0]["key"]
    return {**book, "substitute_requests": [{**REQUEST, "grant": grant, "assistant": assistant, **changes}]}


def test_the_migration_adds_an_empty_table_to_a_filled_book_and_touches_no_other(desk):
    """20261122_0004: a full old book goes down to the revision before, up again, and says the same."""
    import_book(desk, json.dumps(rich_book()))
    before, exported = counts(connect(desk.path)), export_book(desk)
    engine = connect(desk.path)
    downgrade(engine, known_revisions()[known_revisions().index(REVISION) - 1])
    later = set(before) - set(counts(engine))
    assert "substitute_requests" in later
    assert counts(engine) == {name: rows for name, rows in before.items() if name not in later}
    upgrade(engine)
    assert counts(engine) == before
    engine.dispose()
    assert export_book(desk) == exported


def test_a_request_travels_in_the_book_file_whole(desk, tmp_path):
    import_book(desk, json.dumps(with_request()))
    exported = export_book(desk)
    (request,) = json.loads(exported)["substitute_requests"]
    assert request == with_request()["substitute_requests"][0]
    with Desk.create(tmp_path / "zwei.sqlite") as second:
        import_book(second, exported)
        assert export_book(second) == exported


def test_a_book_without_requests_says_nothing_about_them(desk):
    import_book(desk, json.dumps(rich_book()))
    assert "substitute_requests" not in json.loads(export_book(desk))


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"to": "2026-02-01"}, "substitute_requests[0].to"),
        ({"granted_amount": None}, "substitute_requests[0].granted_on"),
        ({"refused_on": "2026-03-21"}, "substitute_requests[0].refused_on"),
        ({"absence": "niemals"}, "substitute_requests[0].absence"),
        ({"reason": "grippe"}, "substitute_requests[0].reason"),
    ],
    ids=["order", "half granted", "granted and refused", "unknown absence", "no diagnosis is a reason"],
)
def test_what_cannot_be_true_is_refused_with_its_place(changes, place):
    with pytest.raises(Refusal) as refused:
        read_book(json.dumps(with_request(**changes)))
    error = refused.value
    found = error.refusals if isinstance(error, RefusalList) else (error,)
    assert place in [each.place for each in found]
