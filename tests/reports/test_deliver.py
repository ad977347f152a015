"""Delivering: each file whole or absent, repeatable, the same bytes; a full disk or a locked folder is refused in a sentence."""

import errno
import os
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

import pytest

from payroll.office.papers import DueDocument
from payroll.periods import Month
from payroll.refusal import Refusal
from reports.deliver import Paper, deliver, file_names
from tests.reports import examples

MARCH = Month(2026, 3)
SLIP = DueDocument(
    id=1, kind="payslip", month=MARCH, subject="anna", file_name="2026-03 Lohnabrechnung Krüger Anna.pdf", state="due"
)
SHEET = DueDocument(
    id=2, kind="time_sheet", month=MARCH, subject="anna", file_name="2026-03 Stundennachweis Krüger Anna.pdf", state="due"
)
REPORT = DueDocument(
    id=3,
    kind="usage_report",
    month=MARCH,
    subject="aa",
    file_name="2026-01 bis 2026-03 Verwendungsnachweis 61-123-4.pdf",
    state="due",
)


@dataclass
class Office:
    """An office with its documents in memory."""

    documents: list[DueDocument] = field(default_factory=lambda: [SLIP, SHEET, REPORT])
    digests: dict[int, str] = field(default_factory=dict)

    def due(self, month: Month) -> tuple[DueDocument, ...]:
        return tuple(each for each in self.documents if each.month == month)

    def paper(self, due: DueDocument) -> Paper:
        return {"payslip": examples.ordinary, "time_sheet": examples.month_of_shifts, "usage_report": examples.report}[
            due.kind
        ]()

    def done(self, due: DueDocument, path: Path, digest: str) -> None:
        self.documents = [replace(each, state="done") if each.id == due.id else each for each in self.documents]
        self.digests[due.id] = digest


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_every_document_lies_in_the_folder_and_is_marked(tmp_path):
    office, folder = Office(), tmp_path / "Unterlagen" / "2026"
    delivered = deliver(office, MARCH, folder)
    assert names(folder) == sorted(each.file_name for each in (SLIP, SHEET, REPORT))
    assert [each.written for each in delivered] == [True] * 3
    assert office.digests == {each.due.id: sha256(each.path.read_bytes()).hexdigest() for each in delivered}
    assert all(each.state == "done" for each in office.documents)


def test_again_writes_nothing_and_a_lost_file_comes_back_the_same(tmp_path):
    office = Office()
    first = deliver(office, MARCH, tmp_path)
    before = first[0].path.read_bytes()
    assert [each.written for each in deliver(office, MARCH, tmp_path)] == [False] * 3
    first[0].path.unlink()
    assert [each.written for each in deliver(office, MARCH, tmp_path)] == [True, False, False]
    assert first[0].path.read_bytes() == before


def test_progress_names_each_document(tmp_path):
    told = []
    deliver(Office(), MARCH, tmp_path, progress=lambda name, number, count: told.append((name, number, count)))
    assert told == [(SLIP.file_name, 1, 3), (SHEET.file_name, 2, 3), (REPORT.file_name, 3, 3)]


def test_a_crash_before_marking_leaves_a_whole_file_and_goes_on_later(tmp_path):
    class Crashing(Office):
        def done(self, due: DueDocument, path: Path, digest: str) -> None:
            if due.id == SHEET.id and SHEET.id not in self.digests:
                self.digests[SHEET.id] = "crash"
                raise KeyboardInterrupt
            super().done(due, path, digest)

    office = Crashing()
    with pytest.raises(KeyboardInterrupt):
        deliver(office, MARCH, tmp_path)
    assert names(tmp_path) == sorted([SLIP.file_name, SHEET.file_name])
    interrupted = (tmp_path / SHEET.file_name).read_bytes()
    assert [each.written for each in deliver(office, MARCH, tmp_path)] == [False, True, True]
    assert (tmp_path / SHEET.file_name).read_bytes() == interrupted


def test_a_crash_while_writing_leaves_no_half_file(tmp_path, monkeypatch):
    """The power fails before the rename: under its name the file is absent."""
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        deliver(Office(), MARCH, tmp_path)
    assert not list(tmp_path.glob("[!.]*.pdf"))
    monkeypatch.undo()
    deliver(Office(), MARCH, tmp_path)
    assert len(names(tmp_path)) == 3


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "Der Datenträger ist voll."),
        (errno.EROFS, "Dort darf nicht geschrieben werden."),
        (errno.EIO, "Das System meldet:"),
    ],
)
def test_what_cannot_be_written_is_refused_and_leaves_nothing(tmp_path, monkeypatch, number, said):
    """The first document is safe and marked; of the second nothing is left, not even a part."""
    sync, calls = os.fsync, []

    def failing(handle: int) -> None:
        calls.append(handle)
        if len(calls) == 3:
            raise OSError(number, os.strerror(number))
        sync(handle)

    office = Office()
    monkeypatch.setattr(os, "fsync", failing)
    with pytest.raises(Refusal) as refused:
        deliver(office, MARCH, tmp_path)
    assert refused.value.code == "paper_not_written"
    assert said in refused.value.sentence
    assert str(tmp_path / SHEET.file_name) in refused.value.sentence
    assert names(tmp_path) == [SLIP.file_name]
    assert [each.state for each in office.documents] == ["done", "due", "due"]
    monkeypatch.undo()
    deliver(office, MARCH, tmp_path)
    assert len(names(tmp_path)) == 3


def test_an_old_file_stays_whole_when_the_new_one_fails(tmp_path, monkeypatch):
    (tmp_path / SLIP.file_name).write_bytes(b"earlier")
    monkeypatch.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError(errno.ENOSPC, "full")))
    with pytest.raises(Refusal):
        deliver(Office(), MARCH, tmp_path)
    assert (tmp_path / SLIP.file_name).read_bytes() == b"earlier"


def test_a_folder_that_is_a_file_is_refused(tmp_path):
    (tmp_path / "Unterlagen").write_text("x")
    with pytest.raises(Refusal, match="kann nicht geschrieben werden"):
        deliver(Office(), MARCH, tmp_path / "Unterlagen")


def test_two_people_of_one_name_get_two_files():
    """Otherwise the second slip would replace the first."""
    other = replace(SLIP, id=4, subject="anna-2", file_name=SLIP.file_name.upper().replace(".PDF", ".pdf"))
    made = file_names((SLIP, other, SHEET))
    assert made[1] == "2026-03 Lohnabrechnung Krüger Anna – anna.pdf"
    assert made[4] == "2026-03 LOHNABRECHNUNG KRÜGER ANNA – anna-2.pdf"
    assert made[2] == SHEET.file_name


def test_a_name_cannot_leave_the_folder():
    assert file_names((replace(SLIP, file_name="../../x.pdf"),)) == {1: "x.pdf"}


def test_explained_payslips_on_request(tmp_path):
    deliver(Office(documents=[SLIP]), MARCH, tmp_path / "short")
    deliver(Office(documents=[SLIP]), MARCH, tmp_path / "long", explained=True)
    assert (tmp_path / "long" / SLIP.file_name).stat().st_size > (tmp_path / "short" / SLIP.file_name).stat().st_size
