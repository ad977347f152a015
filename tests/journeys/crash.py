"""Kill the program at a random moment while it closes a month and writes its papers, and look at what is left.

The month that closes also corrects an earlier one: the replacement slip and its papers belong to what is all or nothing.

The child is a fork that has everything imported, so that a kill costs no start-up. It reports each step through a pipe;
the killer waits for the step it was given, a random while longer, and then sends SIGKILL.
"""

import os
import random
import shutil
import signal
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from pypdf import PdfReader
from sqlalchemy import select

from payroll.office.bookfile import export_book
from payroll.office.closing import close_month
from payroll.office.documents import Archive
from payroll.office.entry import enter
from payroll.office.month import view_month
from payroll.records.closing import ClosedMonthRow, ClosedSlipRow, CorrectionDueRow, DocumentDueRow
from payroll.records.journal_proof import verify
from reports.deliver import deliver
from tests.samples import READY, open_desk

CLOSING, DELIVERING = "closing", "delivering"
SLIPS = 4
CORRECTIONS = 1
PAPERS = 2 * (SLIPS + CORRECTIONS)


@dataclass
class Outcome:
    """What the kills met: how often in each phase, and how often the month was open or closed afterwards."""

    phases: Counter[str] = field(default_factory=Counter)
    states: Counter[str] = field(default_factory=Counter)

    def __str__(self) -> str:
        return f"Abbrüche je Phase: {dict(self.phases)}; danach: {dict(self.states)}"


def close_and_deliver(book: Path, folder: Path, pipe: int) -> None:
    """Do what ``lohn monat abschließen`` does, saying each step."""
    with open_desk(book) as desk:
        os.write(pipe, b"c")
        close_month(desk, READY)
        os.write(pipe, b"d")
        deliver(Archive(desk), READY, folder, progress=lambda *_: None)
        os.write(pipe, b"e")


def crash_many(source: Path, workplace: Path, kills: int, seed: int) -> Outcome:
    """Kill *kills* times at random moments and check the book after each; returns the counts by phase."""
    chance = random.Random(seed)
    outcome = Outcome()
    source = _with_correction(source, workplace)
    before = _picture(source)
    closing, delivering = _durations(source, workplace)
    for index in range(kills):
        place = workplace / f"kill-{index}"
        place.mkdir()
        book, folder = place / source.name, place / "Unterlagen"
        shutil.copy(source, book)
        # every third kill while closing, the others between commit and last document
        phase, length = ((CLOSING, closing), (DELIVERING, delivering), (DELIVERING, delivering))[index % 3]
        outcome.phases[_kill(book, folder, phase, chance.uniform(0, length))] += 1
        outcome.states[check(book, folder, before)] += 1
        shutil.rmtree(place)
    return outcome


def _with_correction(source: Path, workplace: Path) -> Path:
    """The book with an hour noted in a closed month, waiting for the next slip."""
    book = workplace / source.name
    shutil.copy(source, book)
    with open_desk(book) as desk, desk.correcting():
        enter(desk, "anna 5.9. 8-14")
    return book


def _durations(source: Path, workplace: Path) -> tuple[float, float]:
    """Measure how long each phase takes undisturbed."""
    place = workplace / "whole"
    place.mkdir()
    shutil.copy(source, place / source.name)
    reader, child = _start(place / source.name, place / "Unterlagen")
    marks = {}
    while mark := os.read(reader, 1):
        marks[mark] = time.perf_counter()
    os.close(reader)
    os.waitpid(child, 0)
    shutil.rmtree(place)
    return marks[b"d"] - marks[b"c"], marks[b"e"] - marks[b"d"]


def _start(book: Path, folder: Path) -> tuple[int, int]:
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        code = 1
        try:
            close_and_deliver(book, folder, writer)
            code = 0
        finally:
            os._exit(code)
    os.close(writer)
    return reader, child


def _kill(book: Path, folder: Path, phase: str, delay: float) -> str:
    """Start, wait for the phase and *delay* seconds, kill; return the phase in which the kill arrived."""
    reader, child = _start(book, folder)
    wanted = b"c" if phase == CLOSING else b"d"
    reached = b""
    while (mark := os.read(reader, 1)) and mark != wanted:
        reached = mark
    reached = mark or reached
    time.sleep(delay)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while mark := os.read(reader, 1):
        reached = mark
    os.close(reader)
    return {b"c": CLOSING, b"d": DELIVERING, b"e": "finished"}[reached]


def _picture(book: Path) -> str:
    with open_desk(book) as desk:
        return export_book(desk)


def check(book: Path, folder: Path, before: str) -> str:
    """Reopen the book: nothing lost, the month wholly open or wholly closed, every paper whole or absent, all repeatable."""
    with open_desk(book) as desk:
        with desk.read() as session:
            closed = READY in session.scalars(select(ClosedMonthRow.month)).all()
            slips = session.scalars(select(ClosedSlipRow).where(ClosedSlipRow.month == READY)).all()
            replaced = session.scalars(select(ClosedSlipRow).where(ClosedSlipRow.corrected_in == READY)).all()
            waiting = session.scalars(select(CorrectionDueRow)).all()
            papers = session.scalars(select(DocumentDueRow).where(DocumentDueRow.month == READY)).all()
            assert verify(session) == []
        assert (len(slips), len(papers)) == ((SLIPS, PAPERS) if closed else (0, 0))
        assert (len(replaced), len(waiting)) == ((CORRECTIONS, 0) if closed else (0, CORRECTIONS))
        if not closed:
            assert export_book(desk) == before, "an entry was lost or changed"
            assert not list(folder.glob("*.pdf")), "a paper of a month that is not closed"
            close_month(desk, READY)
        for path in folder.glob("*.pdf"):
            assert PdfReader(path).pages, path
        written = {path: path.read_bytes() for path in folder.glob("*.pdf")}
        delivered = deliver(Archive(desk), READY, folder)
        assert sorted(paper.path.name for paper in delivered) == sorted(path.name for path in folder.glob("*.pdf"))
        assert len(delivered) == PAPERS
        for path, content in written.items():
            assert path.read_bytes() == content, f"{path} was printed differently the second time"
        assert view_month(desk, READY).state == "closed"
    return "closed" if closed else "open"
