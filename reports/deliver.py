"""Bring the documents of a month into a folder: each whole or not there at all, as often as asked, always the same bytes.

Closing a month commits what is due; this second step may fail (a full disk, a missing stick) and be repeated. Every face and
``lohn unterlagen`` call :func:`deliver`.
"""

import errno
import os
from collections import Counter as Tally
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Protocol

from payroll.funding.report import UsageReport
from payroll.office.names import file_name
from payroll.office.papers import DueDocument, PayslipPaper, TimeSheetPaper, YearPaper
from payroll.periods import Month
from payroll.refusal import Refusal
from reports.layout.model import Document

if TYPE_CHECKING:
    from reports.usage_report import Annexes

Paper = PayslipPaper | TimeSheetPaper | UsageReport | YearPaper
Progress = Callable[[str, int, int], None]
"""Told before each document: its file's name, its number from 1 on, how many there are."""

_FULL = {errno.ENOSPC, errno.EDQUOT}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


class Counter(Protocol):
    """The office's counter, where papers are asked for and handed in."""

    def due(self, month: Month) -> tuple[DueDocument, ...]:
        """Return every document of a closed month, those already done too."""
        ...

    def paper(self, due: DueDocument) -> Paper:
        """Return the values the document is printed from, as they were frozen."""
        ...

    def done(self, due: DueDocument, path: Path, digest: str) -> None:
        """Mark the document as done: it lies at *path*; *digest* is the SHA-256 of its bytes, hexadecimal."""
        ...


@dataclass(frozen=True, slots=True)
class Delivered:
    """A document that lies in the folder; *written*: now, not earlier."""

    due: DueDocument
    path: Path
    written: bool


def _silent(_name: str, _number: int, _count: int) -> None:
    """Report no progress."""


def deliver(
    counter: Counter, month: Month, folder: Path, *, explained: bool = False, progress: Progress = _silent
) -> tuple[Delivered, ...]:
    """Write the documents of *month* into *folder* (made if missing) and mark each as done once it is safe on the disk.

    A document done earlier is written again only if its file is no longer in the folder. *explained*: payslips with the
    pages that explain each line. ``Refusal`` when the folder cannot be written to; what was delivered before stays, and
    calling again goes on.
    """
    documents = counter.due(month)
    names = file_names(documents)
    make_folder(folder)
    delivered = []
    for number, due in enumerate(documents, 1):
        name = names[due.id]
        progress(name, number, len(documents))
        path = folder / name
        written = due.state != "done" or not path.exists()
        if written:
            content = printed(counter.paper(due), explained=explained)
            write_whole(path, content)
            counter.done(due, path, sha256(content).hexdigest())
        delivered.append(Delivered(due, path, written))
    return tuple(delivered)


def document_of(paper: Paper, *, explained: bool = False, annexes: "Annexes | None" = None) -> Document:
    """Return the document a paper value becomes; *annexes* of a usage report other than its cost tables."""
    match paper:
        case PayslipPaper():
            from reports.payslip import payslip

            return payslip(paper, explained=explained)
        case TimeSheetPaper():
            from reports.time_sheet import time_sheet

            return time_sheet(paper)
        case YearPaper():
            from reports.year_statement import year_statement

            return year_statement(paper)
        case UsageReport():
            from reports.usage_report import WITH_COSTS, usage_report

            return usage_report(paper, annexes or WITH_COSTS)


def printed(paper: Paper, *, explained: bool = False, annexes: "Annexes | None" = None) -> bytes:
    """Return a paper value as PDF."""
    from reports.layout.render import render

    return render(document_of(paper, explained=explained, annexes=annexes))


def file_names(documents: tuple[DueDocument, ...]) -> dict[int, str]:
    """Return the file name of each document by its id; two of the same name (two people alike) get their key added."""
    often = Tally(due.file_name.casefold() for due in documents)
    names = {}
    for due in documents:
        path = PurePath(due.file_name)
        alike = often[due.file_name.casefold()] > 1
        names[due.id] = file_name(path.stem, "–", due.subject, path.suffix[1:]) if alike else path.name
    return names


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it is whole or absent even if the power fails: beside it, flushed, then renamed.

    ``Refusal`` with the path and a way out if it cannot be written; nothing of it is left behind then.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
        _keep_folder(path.parent)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise _refusal(error, path) from error


def _keep_folder(folder: Path) -> None:
    """Make the new name in *folder* last; only POSIX can do that, and has to."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def make_folder(folder: Path) -> None:
    """Make *folder* if it is missing; ``Refusal`` with a way out if it cannot be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _refusal(error, folder) from error


def _refusal(error: OSError, path: Path) -> Refusal:
    if error.errno in _FULL:
        reason, way_out = "Der Datenträger ist voll.", "Machen Sie Platz oder wählen Sie einen anderen Ordner"
    elif error.errno in _FORBIDDEN:
        reason, way_out = "Dort darf nicht geschrieben werden.", "Wählen Sie einen anderen Ordner oder ändern Sie die Rechte"
    else:
        reason = f"Das System meldet: {error.strerror or error}."
        way_out = "Prüfen Sie den Ordner oder wählen Sie einen anderen"
    return Refusal(
        f"„{path}“ kann nicht geschrieben werden. {reason} {way_out} und holen Sie die Unterlagen dann noch einmal: "
        "Was schon geschrieben ist, bleibt.",
        code="paper_not_written",
    )
