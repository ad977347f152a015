"""A person who talks to ``lohn``: knows what to answer to which question, presses Enter at all others, and keeps a transcript."""

import io
import os
import re
import sys
from datetime import datetime
from pathlib import Path

import pytest

from tui.commands.main import main

PATIENCE = 40
"""Questions passed over with Enter before the person gives up."""
PICK = "→ "
"""In front of an answer: the words of an option just read; its number is typed."""


class Person(io.TextIOBase):
    """Standard input and output of one conversation.

    *answers*: pairs of words from a question and what is typed to it, in the order the questions come.
    """

    def __init__(self, answers: list[tuple[str, str]]) -> None:
        self.answers, self.heard, self.transcript, self.waited = list(answers), "", io.StringIO(), 0

    def write(self, text: str) -> int:
        self.heard += text
        self.transcript.write(text)
        return len(text)

    def readline(self, _size: int = -1) -> str:
        typed, self.waited = "", self.waited + 1
        if self.answers and self.answers[0][0] in self.heard:
            typed, self.waited = self.answers.pop(0)[1], 0
        if typed.startswith(PICK):
            typed = self._number(typed.removeprefix(PICK))
        if typed == "<Ende>" or self.waited > PATIENCE:
            return ""
        self.transcript.write(f"{typed}\n")
        self.heard = ""
        return f"{typed}\n"

    def _number(self, words: str) -> str:
        found = re.findall(rf"^(\d+)\. .*{re.escape(words)}", self.heard, re.MULTILINE)
        assert found, f"not offered: {words}\n{self.text}"
        return found[-1]

    @property
    def text(self) -> str:
        """Everything said and typed, line by line."""
        return self.transcript.getvalue()


def talk(
    monkeypatch: pytest.MonkeyPatch, now: datetime, words: list[str], answers: list[tuple[str, str]]
) -> tuple[int, str]:
    """Run ``lohn`` with a person who answers; return the exit code and the transcript. All answers must have been asked for."""
    person = Person(answers)
    monkeypatch.setattr(sys, "stdin", person)
    monkeypatch.setattr(sys, "stdout", person)
    monkeypatch.setattr(sys, "stderr", person)
    code = main(words, clock=lambda: now)
    monkeypatch.undo()
    assert person.answers == [], f"never asked: {person.answers}\n{person.text}"
    return code, person.text


def reads_as_before(name: str, transcript: str, folder: Path) -> None:
    """Hold a conversation against its text in ``tests/journeys/plain``; *folder*: the book's, which is written as "Ordner".

    A change that is meant: read the text aloud, then run with ``LOHN_NEU_SCHREIBEN=1`` and commit it.
    """
    kept = Path(__file__).parent / "plain" / f"{name}.txt"
    said = transcript.replace(str(folder), "Ordner")
    if os.environ.get("LOHN_NEU_SCHREIBEN"):
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(said, encoding="utf-8")
    assert said == kept.read_text(encoding="utf-8")
