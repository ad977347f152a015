"""A month of twelve people with sixty shifts each, and what years of records before it cost.

The last closed month is really closed; older months are copies of its slips and shifts, which is what a grown book weighs.
"""

import tempfile
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import replace
from datetime import datetime, time, timedelta
from io import StringIO
from pathlib import Path
from time import process_time

from sqlalchemy import insert, select

from payroll.office.book import Book
from payroll.office.closing import close_month
from payroll.office.desk import Desk
from payroll.office.shelf import store_book
from payroll.pay.facts import Shift, ShiftKind, ShiftState
from payroll.periods import BERLIN, Month, local
from payroll.records.closing import ClosedMonthRow, ClosedSlipRow
from tests.benchmarks.processes import LOHN, PYTHON, say, seconds
from tests.office.small_book import anna, contract, insurance, small_book, tax

OPEN = Month(2026, 10)
CLOSED = OPEN.plus(-1)
PEOPLE, SHIFTS = 12, 60
YEARS = (1, 2, 5, 10)
ROUNDS = 7


def measure_years() -> None:
    """Print the month's time after start, the whole process, and how both grow with years of records."""
    with tempfile.TemporaryDirectory() as folder:
        one = Path(folder) / "1.lohn"
        grown(one, 1)
        inside = {}
        for years in YEARS:
            book = Path(folder) / f"{years}.lohn"
            if years > 1:
                grown(book, years)
            inside[years] = _shown(book)
            whole = seconds([LOHN, "--buch", str(book), "monat", str(OPEN)], runs=5)
            start = seconds([PYTHON, "-c", "import payroll.office.month, tui.commands.month"], runs=5)
            growth = inside[years] / inside[1]
            say(
                f"Monat, {PEOPLE} Menschen × {SHIFTS} Schichten, {years} Jahre: Rechenzeit nach dem Start",
                inside[years],
                "s",
                "≤ 0,5",
            )
            say(f"    gegenüber einem Jahr ({whole:.2f} s ganzer Prozess, {start:.2f} s Start)", growth, "×", "< 1,5")


def _shown(book: Path) -> float:
    """Seconds for one ``lohn monat`` in a process that has everything loaded: the best of some rounds."""
    from tui.commands.main import main

    taken = []
    for _ in range(ROUNDS):
        with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
            begin = process_time()
            main(["--buch", str(book), "monat", str(OPEN)])
            taken.append(process_time() - begin)
    return min(taken)


def grown(path: Path, years: int) -> None:
    """Make a book with *years* of closed months before the open one."""
    with Desk.create(path, clock=lambda: datetime(2026, 11, 2, 9, tzinfo=BERLIN)) as desk:
        with desk.action("fill", "Gefüllt", detailed=False) as session:
            store_book(session, _book(), now=desk.now, actor="")
        with desk.action("close", "Davor abgeschlossen", detailed=False) as session:
            rows = [_month_row(desk, month) for month in OPEN.plus(-12 * years).until(CLOSED.plus(-1))]
            session.connection().execute(insert(ClosedMonthRow.__table__), rows)
        close_month(desk, CLOSED)
        with desk.action("copy", "Alte Abrechnungen", detailed=False) as session:
            slips = ClosedSlipRow.__table__
            found = [dict(row) for row in session.connection().execute(select(slips)).mappings()]
            for month in OPEN.plus(-12 * years).until(CLOSED.plus(-1)):
                session.connection().execute(insert(slips), [_copied(row, month) for row in found])
            first = OPEN.plus(-12 * years)
            _insert_shifts(session, [s for month in first.until(CLOSED.plus(-8)) for s in _shifts(month)])


def _insert_shifts(session, shifts: list[Shift]) -> None:
    from payroll.office.row_pairs import shift_row
    from payroll.records.base import Base

    table = Base.metadata.tables["shifts"]
    names = [column.key for column in table.columns if column.key != "id"]
    rows = [shift_row(shift) for shift in shifts]
    session.connection().execute(insert(table), [{name: getattr(row, name) for name in names} for row in rows])


def _month_row(desk: Desk, month: Month) -> dict[str, object]:
    return {"month": month, "closed_at": desk.now, "closed_by": "", "estimates_accepted": False}


def _copied(row: dict[str, object], month: Month) -> dict[str, object]:
    """The same slip, told of an earlier month."""
    old, new = f'"{CLOSED}"', f'"{month}"'
    changed = {name: str(row[name]).replace(old, new) for name in ("inputs", "result", "settled")}
    number = str(row["number"]).replace(str(CLOSED), str(month))
    return {name: value for name, value in row.items() if name != "id"} | changed | {"month": month, "number": number}


def _book() -> Book:
    base, first = small_book(), OPEN.plus(-12 * max(YEARS)).first
    person = replace(
        anna(), contracts=(contract(first),), tax=(tax(valid_from=first),), insurance=(insurance(valid_from=first),)
    )
    funds = tuple(replace(f, rates=(replace(f.rates[0], valid_from=first),)) for f in base.health_funds)
    people = tuple(replace(person, key=f"p{number}", first_name=f"Person{number}", opening=None) for number in range(PEOPLE))
    shifts = tuple(shift for month in CLOSED.plus(-7).until(OPEN) for shift in _shifts(month))
    return replace(base, assistants=people, health_funds=funds, shifts=shifts, absences=(), roster=(), closed_months=())


def _shifts(month: Month) -> list[Shift]:
    """Sixty shifts of two hours for each person, three a day."""
    found = []
    for number in range(PEOPLE):
        for index in range(SHIFTS):
            day = month.first + timedelta(days=index // 3)
            start = local(day, time(0)) + timedelta(hours=6 + 5 * (index % 3))
            found.append(
                Shift(
                    assistant=f"p{number}",
                    start=start,
                    end=start + timedelta(hours=2),
                    break_minutes=0,
                    kind=ShiftKind.WORK,
                    state=ShiftState.WORKED,
                )
            )
    return found
