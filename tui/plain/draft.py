"""Answers of a long dialogue kept beside the book, so that it can stop and go on later; readable by their owner only."""

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from payroll.office.desk_refusals import opening_refusal
from payroll.refusal import NotUnderstood
from tui.actions.declare import Field
from tui.actions.written import written

OWNER_ONLY = 0o600


@dataclass(frozen=True, slots=True)
class Draft:
    """A file of typed answers by section and field."""

    path: Path

    def load(self) -> dict[str, dict[str, str]]:
        """Return the answers kept, none if there is no draft or it cannot be read."""
        try:
            data = json.loads(self.path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return data if isinstance(data, dict) else {}

    def save(self, answers: Mapping[str, Mapping[str, Any]]) -> None:
        """Keep *answers*, whole or as they were before; a :class:`Refusal` where the folder takes no file."""
        texts = {name: {key: written(value) for key, value in values.items()} for name, values in answers.items()}
        part = self.path.with_name(f"{self.path.name}.part")
        with opening_refusal(str(self.path)):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            try:
                handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, OWNER_ONLY)
                with os.fdopen(handle, "w", encoding="utf-8") as file:
                    json.dump(texts, file, ensure_ascii=False, indent=1)
                part.replace(self.path)
            except OSError:
                with suppress(OSError):
                    part.unlink(missing_ok=True)
                raise

    def remove(self) -> None:
        """Take the draft away."""
        self.path.unlink(missing_ok=True)


def read_back(fields: tuple[Field, ...], texts: Mapping[str, str], today: date) -> dict[str, Any]:
    """Return the values of kept *texts*; what can no longer be read is asked again."""
    values = {}
    for field in fields:
        if field.name not in texts:
            continue
        try:
            values[field.name] = field.value(texts[field.name], today)
        except NotUnderstood:
            if field.default is None and texts[field.name] == written(None):
                values[field.name] = None
    return values
