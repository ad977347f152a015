"""The three looks of the screens: dark, light, high contrast. Every text stands out from its background by at least 7:1.

Only the colours named here are used (``lohn-…`` in ``tui/screens/lohn.tcss``); a test measures :data:`PAIRS`.
"""

from textual.theme import Theme

DEFAULT = "dunkel"

_LOOKS = {
    "dunkel": {
        "ground": "#12161c",
        "text": "#eceff3",
        "quiet": "#b4bcc8",
        "act": "#8fd0ff",
        "wrong": "#ffa3a3",
        "bar-ground": "#1f2733",
        "cursor-ground": "#2b4363",
        "cursor-text": "#ffffff",
        "field-ground": "#1b222c",
    },
    "hell": {
        "ground": "#fbfaf7",
        "text": "#1b1e23",
        "quiet": "#474d57",
        "act": "#0b4a8f",
        "wrong": "#8f1414",
        "bar-ground": "#eceae4",
        "cursor-ground": "#0b4a8f",
        "cursor-text": "#ffffff",
        "field-ground": "#f1efe9",
    },
    "kontrast": {
        "ground": "#000000",
        "text": "#ffffff",
        "quiet": "#ffffff",
        "act": "#ffff00",
        "wrong": "#ffb8b8",
        "bar-ground": "#000000",
        "cursor-ground": "#ffff00",
        "cursor-text": "#000000",
        "field-ground": "#000000",
    },
}

PAIRS = (
    ("text", "ground"),
    ("quiet", "ground"),
    ("act", "ground"),
    ("wrong", "ground"),
    ("text", "bar-ground"),
    ("quiet", "bar-ground"),
    ("act", "bar-ground"),
    ("cursor-text", "cursor-ground"),
    ("text", "field-ground"),
    ("quiet", "field-ground"),
    ("wrong", "field-ground"),
)
"""Text on background, by the names of the colours: all that occur."""

TITLES = {"dunkel": "dunkel", "hell": "hell", "kontrast": "hoher Kontrast"}


def _theme(name: str, look: dict[str, str]) -> Theme:
    return Theme(
        name=name,
        primary=look["act"],
        secondary=look["act"],
        warning=look["wrong"],
        error=look["wrong"],
        success=look["text"],
        accent=look["act"],
        foreground=look["text"],
        background=look["ground"],
        surface=look["ground"],
        panel=look["bar-ground"],
        dark=name != "hell",
        variables={f"lohn-{key}": value for key, value in look.items()},
    )


THEMES = tuple(_theme(name, look) for name, look in _LOOKS.items())
