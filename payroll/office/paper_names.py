"""File names of papers: they sort by month, speak, and hold on every system.

``2026-03 Lohnabrechnung Krüger Anna.pdf``. Characters that Windows forbids become a hyphen; a name too long for a file
system is cut.
"""

import re
import unicodedata

from payroll.pay.facts import Assistant
from payroll.periods import Month

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_LONGEST_BYTES = 200
_ENDING = ".pdf"


def payslip_name(month: Month, assistant: Assistant, edition: int = 1) -> str:
    """Return the name of a payslip's file; *edition* counts replacements of the same month from 2 on."""
    return _name(f"{month} Lohnabrechnung {_person(assistant)}", edition)


def time_sheet_name(month: Month, assistant: Assistant, edition: int = 1) -> str:
    """Return the name of a time sheet's file."""
    return _name(f"{month} Stundennachweis {_person(assistant)}", edition)


def usage_report_name(first: Month, last: Month, reference: str, edition: int = 1) -> str:
    """Return the name of a usage report's file for the grant with that *reference* (Aktenzeichen)."""
    period = str(first) if first == last else f"{first} bis {last}"
    return _name(f"{period} Verwendungsnachweis {reference}", edition)


def safe_file_name(name: str) -> str:
    """Return *name* so that it is one file's name on every system, its ending kept."""
    stem, dot, ending = unicodedata.normalize("NFC", name).rpartition(".")
    if not dot:
        stem, ending = ending, ""
    stem = " ".join(_FORBIDDEN.sub("-", stem).split()).strip(" .")
    stem = stem.encode()[:_LONGEST_BYTES].decode(errors="ignore").rstrip(" .") or "Unterlage"
    return f"{stem}{dot}{_FORBIDDEN.sub('-', ending)}"


def _person(assistant: Assistant) -> str:
    return f"{assistant.last_name} {assistant.first_name}"


def _name(words: str, edition: int) -> str:
    return safe_file_name(words + (f" Fassung {edition}" if edition > 1 else "") + _ENDING)
