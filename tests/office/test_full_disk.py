"""A disk that fills up, or may not be written, while a month is closed and corrected: a sentence, and nothing is lost.

The disk is full for the database once it may not grow by more than a few pages; where it stops differs with their number.
"""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, event

from payroll.office import desk as desk_module
from payroll.office.bookfile import export_book
from payroll.office.closing import close_month
from payroll.office.desk import Desk
from payroll.office.entry import enter
from payroll.office.month import view_month
from payroll.records.journal_proof import verify
from payroll.refusal import Refusal
from tests.samples import READY, open_desk

LATER_SHIFT = "anna 5.9. 8-14"
"""An entry of September, which is closed."""


@contextmanager
def room_for(pages: int) -> Iterator[None]:
    """Let the database file grow by *pages* pages of 4 KiB at most."""

    most: list[int] = []

    def limit(connection: Connection) -> None:
        most.append(connection.exec_driver_sql("PRAGMA page_count").scalar_one() + pages)
        connection.exec_driver_sql(f"PRAGMA max_page_count={most[0]}")

    event.listen(Engine, "begin", limit)
    try:
        yield
    finally:
        event.remove(Engine, "begin", limit)


@pytest.fixture
def path(closed_file: Path, tmp_path: Path) -> Path:
    """The sample book with an hour noted in closed September that waits for October's slip."""
    book = tmp_path / "beispiel.lohn"
    book.write_bytes(closed_file.read_bytes())
    with open_desk(book) as desk, desk.correcting():
        enter(desk, LATER_SHIFT)
    return book


def refused(desk: Desk) -> str:
    with pytest.raises(Refusal) as caught:
        close_month(desk, READY)
    return caught.value.code


def picture(path: Path) -> str:
    with open_desk(path) as desk:
        with desk.read() as session:
            assert verify(session) == []
        assert view_month(desk, READY).state == "open"
        return export_book(desk)


@pytest.mark.parametrize("pages", [0, 8, 40])
def test_closing_and_settling_a_correction_on_a_full_disk_leaves_the_month_as_it_was(path: Path, pages: int) -> None:
    before = picture(path)
    with room_for(pages), open_desk(path) as desk:
        assert refused(desk) == "disk_full"
    assert picture(path) == before
    with open_desk(path) as desk:  # and with room it closes, correction included
        assert close_month(desk, READY).corrections == 1


def test_correcting_closed_months_on_a_full_disk_keeps_what_was_said_to_be_kept_and_nothing_more(path: Path) -> None:
    kept: list[int] = []

    def note_every_day() -> None:
        for day in range(1, 31):
            enter(desk, f"anna {day}.9. 19-20")
            kept.append(day)

    with room_for(4), open_desk(path) as desk, desk.correcting(), pytest.raises(Refusal) as caught:
        note_every_day()
    assert caught.value.code == "disk_full"
    assert picture(path).count('T19:00"') == len(kept) > 0


def test_no_room_for_the_copy_beside_the_book_and_nothing_is_closed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room(*_arguments: object) -> Path:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    before = picture(path)
    monkeypatch.setattr(desk_module, "copy_beside", no_room)
    with open_desk(path) as desk:
        assert refused(desk) == "disk_full"
    assert picture(path) == before


def test_a_folder_that_takes_no_copy_and_nothing_is_closed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_arguments: object) -> Path:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    before = picture(path)
    monkeypatch.setattr(desk_module, "copy_beside", forbidden)
    with open_desk(path) as desk:
        assert refused(desk) == "book_read_only"
    assert picture(path) == before
