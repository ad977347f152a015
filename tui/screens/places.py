"""Which view stands behind which digit."""

from importlib import import_module

from tui.screens.view import View

_VIEWS = {
    "1": ("today", "Today"),
    "2": ("hours", "Hours"),
    "3": ("absences", "Absences"),
    "4": ("month", "MonthPlace"),
    "5": ("budget", "Budget"),
    "6": ("cover", "Cover"),
    "7": ("people", "People"),
    "8": ("papers", "Papers"),
    "0": ("settings", "Settings"),
}


def made(digit: str, *, id: str) -> View:  # noqa: A002 - Textual's own name
    """Return the view of a place."""
    module, name = _VIEWS[digit]
    view: View = getattr(import_module(f"tui.screens.{module}"), name)(id=id)
    return view
