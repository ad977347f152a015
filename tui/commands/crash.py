"""What happens when the program itself is at fault: a calm sentence and a report without anything personal in it."""

import os
import sys
import traceback
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from payroll import __version__

EXIT_CODE = 70


def report(error: BaseException, folder: Path, now: datetime) -> str:
    """Save the report in *folder*, or the temporary folder, and return the sentence to show.

    The report names types of errors and places in the program; messages and values are left out, because they may hold
    names and health data.
    """
    place = _save(_text(error, now), folder, f"lohn-fehlerbericht-{now:%Y-%m-%d-%H%M%S-%f}.txt")
    saved = (
        f"Ein Bericht ohne persönliche Angaben liegt hier: {place}" if place else "Ein Bericht ließ sich nicht speichern."
    )
    return (
        "Das Programm hat einen Fehler gemacht. Sie haben nichts falsch gemacht, und Ihr Buch ist, wie es vorher war. "
        f"{saved}"
    )


def _text(error: BaseException, now: datetime) -> str:
    lines = [f"Lohn {__version__}, Python {sys.version.split()[0]}, {sys.platform}, {now:%d.%m.%Y %H:%M}", ""]
    current: BaseException | None = error
    while current is not None:
        lines.append(f"{type(current).__module__}.{type(current).__qualname__}")
        frames = traceback.extract_tb(current.__traceback__)
        lines += [f"  {frame.filename}:{frame.lineno} {frame.name}: {frame.line}" for frame in frames]
        current = current.__cause__ or current.__context__
    return "\n".join([*lines, ""])


def _save(text: str, folder: Path, name: str) -> Path | None:
    import tempfile

    for place in (folder, Path(tempfile.gettempdir())):
        file = place / name
        try:
            with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as opened:
                opened.write(text)
        except OSError:
            with suppress(OSError):
                file.unlink(missing_ok=True)  # a full disk leaves an empty file
            continue
        return file
    return None
