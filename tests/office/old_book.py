"""A made-up book that lies far back: Anna worked January to March 2024, was ill and left; Ben stood in for her and stayed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest

from payroll.office.closing import close_month
from payroll.office.desk import Desk
from payroll.office.entry import enter
from payroll.office.hours import plan_month
from payroll.office.money_in import add_refund
from payroll.office.shelf import store_book
from payroll.periods import BERLIN, Month
from tests.office import small_book as made

START, EXIT = date(2024, 1, 1), date(2024, 3, 31)
MONTHS = tuple(Month(2024, 1).until(Month(2024, 3)))


def clock(day: date) -> Callable[[], datetime]:
    return lambda: datetime.combine(day, time(12), BERLIN)


def old_book(**changes: object) -> made.Book:
    """Anna with a contract until the end of March 2024, Ben without end; nobody's grant pays unless *changes* say so."""
    grant = changes.pop("grant", None)
    anna, ben = (
        replace(
            person,
            contracts=(replace(made.contract(START, wage, until), grant=grant),),
            tax=(replace(person.tax[0], valid_from=START),),
            insurance=(replace(person.insurance[0], valid_from=START),),
        )
        for person, wage, until in ((made.anna(), "16.00", EXIT), (made.ben(), "14.00", None))
    )
    values: dict = {
        "health_funds": (replace(made.FUND, rates=(replace(made.RATE, valid_from=START),)),),
        "grants": (replace(made.grant("arbeit", "arbeitsassistenz"), valid_from=START, valid_to=date(2024, 12, 31)),),
        "assistants": (anna, ben),
        "roster": tuple(
            replace(made.weekly("anna", weekday, "08:00", "12:00"), valid_from=START, valid_to=EXIT)
            for weekday in ("mon", "tue", "wed", "thu")
        ),
    }
    return made.small_book(**(values | changes))


def write_old_book(folder: Path, book: made.Book) -> Path:
    """Live through the three months by the use cases, so that the journal tells of everything, and close them."""
    path = folder / "alt.lohn"
    with (
        Desk.create(path, clock=clock(START), actor="Mira") as desk,
        desk.action("import_book", "Buch aufgenommen", undoable=False, detailed=False) as session,
    ):
        store_book(session, book, now=desk.now, actor="Mira")
    for month in MONTHS:
        with Desk.open(path, clock=clock(month.last), actor="Mira") as desk:
            plan_month(desk, month)
            if month.month == 2:
                enter(desk, "anna krank 12.2.-16.2. bescheinigt")
                enter(desk, "ben 13.2. 14-18 für anna")
                enter(desk, "anna krank 26.2.-27.2.")
                desk.undo()
            if month.month == 1:
                enter(desk, "ben 16.1. 14-18")
            if month.month == 3:
                enter(desk, "ben 12.3. 14-18")
            enter(desk, f"anna {month.first:%d.%m.%Y}-{month.last:%d.%m.%Y} wie geplant")
            enter_holidays(desk, month)
            close_month(desk, month)
    with Desk.open(path, clock=clock(date(2024, 4, 10)), actor="Mira") as desk:
        add_refund(
            desk, "anna", kind="u1", month=Month(2024, 2), claimed_on=date(2024, 4, 2),
            received_on=date(2024, 4, 10), amount=Decimal("180.00"),
        )  # fmt: skip
    return path


@pytest.fixture(scope="session")
def old_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The old book with its copies beside it, lived through once a test run; copy it before changing it."""
    return write_old_book(tmp_path_factory.mktemp("alt"), old_book())


def enter_holidays(desk: Desk, month: Month) -> None:
    """New Year falls out because of the holiday."""
    if month.month == 1:
        enter(desk, "anna feiertag 1.1.2024")
