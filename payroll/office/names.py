"""File names that sort and speak: ``2026-03 Lohnabrechnung Krüger Anna.pdf``."""

import re
import unicodedata
from pathlib import PurePath

from payroll.periods import Month

# what some file system refuses: separators, reserved signs, control characters
_REFUSED = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
# one name may have 255 bytes on the usual file systems; room is left for a temporary suffix
LONGEST = 200


def file_name(period: Month | str, title: str, subject: str, ending: str = "pdf") -> str:
    """Return a name that every usual file system takes; what one of them refuses becomes a hyphen."""
    stem = _REFUSED.sub("-", unicodedata.normalize("NFC", f"{period} {title} {subject}")).strip(" .")
    while len(stem.encode()) > LONGEST:
        stem = stem[:-1]
    return str(PurePath(f"{stem}.{ending}"))
