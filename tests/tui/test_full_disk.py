"""A disk without space, a folder that takes no file: a sentence, exit code 1, nothing half written."""

import errno
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from payroll.refusal import Refusal
from tui.commands.crash import report
from tui.plain.draft import Draft

FULL = Path("/dev/full")
ANSWERS = {"employer": {"name": "Mira Sommer"}}


def no_space(*_arguments: object, **_options: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.skipif(not FULL.exists(), reason="this system has no device that is always full")
def test_output_that_does_not_fit_is_a_sentence():
    with FULL.open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "tui.commands.main", "--hilfe"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.startswith("Ausgabe: Der Speicherplatz reicht nicht.")
    assert "Traceback" not in done.stderr


def test_answers_that_cannot_be_kept_are_a_sentence_and_leave_no_file(tmp_path, monkeypatch):
    monkeypatch.setattr("tui.plain.draft.json.dump", no_space)
    with pytest.raises(Refusal) as refused:
        Draft(tmp_path / "buch.lohn.entwurf").save(ANSWERS)
    assert refused.value.code == "disk_full"
    assert not list(tmp_path.iterdir())


def test_a_folder_that_takes_no_answers_is_named(tmp_path):
    (tmp_path / "datei").write_text("")
    with pytest.raises(Refusal) as refused:
        Draft(tmp_path / "datei" / "buch.lohn.entwurf").save(ANSWERS)
    assert "buch.lohn.entwurf" in str(refused.value)


def test_a_report_of_a_crash_that_does_not_fit_is_said(tmp_path, monkeypatch):
    monkeypatch.setattr("tui.commands.crash.os.fdopen", no_space)
    assert "ließ sich nicht speichern" in report(ValueError(), tmp_path, datetime(2026, 3, 20, tzinfo=UTC))
    assert not list(tmp_path.iterdir())
