"""One call of ``lohn`` in a test: what was typed, what was printed where, and the exit code."""

import io
import json
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from payroll.periods import BERLIN
from tui.commands.main import main


@dataclass(frozen=True)
class Said:
    """The outcome of a command."""

    code: int
    out: str
    err: str


@dataclass
class Lohn:
    """``lohn`` on one book at one moment. Input that is not given ends at once."""

    book: Path
    monkeypatch: pytest.MonkeyPatch
    capsys: pytest.CaptureFixture[str]
    now: datetime = datetime(2026, 3, 20, 12, tzinfo=BERLIN)

    def __call__(self, *words: str, typed: str = "", code: int = 0) -> Said:
        said = self.any_code(*words, typed=typed)
        assert said.code == code, f"lohn {' '.join(words)}: {said.code}\n{said.out}\n{said.err}"
        return said

    def json(self, *words: str) -> Any:
        """Call it with ``--json`` and read what it printed."""
        return json.loads(self(*words, "--json").out)

    def any_code(self, *words: str, typed: str = "") -> Said:
        """Call it, whether it goes or not."""
        self.monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        for name in ("LOHN_SCHLICHT", "ACCESSIBLE"):
            self.monkeypatch.delenv(name, raising=False)
        self.monkeypatch.setenv("LOHN_BUCH", str(self.book))
        self.capsys.readouterr()
        got = main(list(words), clock=lambda: self.now)
        out, err = self.capsys.readouterr()
        return Said(got, out, err)
