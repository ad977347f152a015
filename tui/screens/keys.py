"""Every key of the screens, declared once: what it does, what the last line calls it, what the help says.

The name of a key's entry is the name of its action; settings rebind by that name (:meth:`textual.app.App.set_keymap`).
"""

from dataclasses import dataclass
from datetime import date

from textual.binding import Binding
from textual.keys import _character_to_key

from payroll.refusal import NotUnderstood

PLACES = (
    ("1", "Heute"),
    ("2", "Stunden"),
    ("3", "Abwesenheit"),
    ("4", "Monat"),
    ("5", "Budget"),
    ("6", "Vertretung"),
    ("7", "Personen"),
    ("8", "Unterlagen"),
    ("0", "Einstellungen"),
)


@dataclass(frozen=True, slots=True)
class Key:
    """*keys*: as Textual names them, several with commas. *label*: in the last line. *help*: a sentence."""

    keys: str
    label: str
    help: str
    action: str = ""


KEYS = {
    "open": Key("enter", "öffnen", "Öffnet die Zeile, auf der Sie stehen."),
    "entry": Key("slash", "Eintrag", "Geht in die Eingabezeile. Dort schreiben Sie, was war: anna heute 8-12"),
    "why": Key("w", "Warum", "Sagt, warum das so ist: wie ein Betrag zustande kommt, woher ein Eintrag stammt."),
    "undo": Key("u", "Zurück", "Nimmt die letzte Änderung zurück, auch mehrmals hintereinander."),
    "help": Key("question_mark", "Hilfe", "Zeigt diese Hilfe."),
    "jump": Key("g", "Springen", "Zeigt an jeder Zeile einen Buchstaben; der nächste Buchstabe springt dorthin."),
    "more": Key("o", "Weiteres", "Zeigt, was es sonst gibt: Nachweis, Jahr, Protokoll, Briefe, prüfen, sichern."),
    "leave": Key("q", "Ende", "Beendet das Programm. Gespeichert ist alles schon."),
    "dismiss": Key("escape", "schließen", "Schließt, was offen ist: Meldung, Eingabe, Fenster."),
    "close_box": Key("escape,enter", "schließen", "Schließt das Fenster.", "dismiss"),
    "close_sheet": Key("escape,q", "zurück", "Geht zurück.", "dismiss"),
    "up": Key("up", "", "Eine Zeile nach oben."),
    "down": Key("down", "", "Eine Zeile nach unten."),
    "page_up": Key("pageup", "", "Eine Seite nach oben."),
    "page_down": Key("pagedown", "", "Eine Seite nach unten."),
    "first": Key("home", "", "An den Anfang."),
    "last": Key("end", "", "Ans Ende."),
    "left": Key("left", "", "Eine Person nach links."),
    "right": Key("right", "", "Eine Person nach rechts."),
    "confirm": Key(
        "enter", "bestätigen", "Bestätigt die geplanten Stunden des Feldes; ein leeres Feld fragt nach der Zeit."
    ),
    "confirm_week": Key("f", "Woche", "Bestätigt alle geplanten Stunden dieser Woche."),
    "confirm_month": Key("m", "Rest des Monats", "Bestätigt alles, was im Monat noch geplant ist."),
    "edit": Key("e", "ändern", "Öffnet das Feld zum Schreiben, zum Beispiel 8-12 pause 30 oder krank."),
    "plan": Key("p", "vorplanen", "Füllt den Monat aus der Wochenplanung; was schon da steht, bleibt."),
    "drop": Key("x", "entfällt", "Lässt die geplanten Stunden des Feldes ausfallen, ohne Lohn."),
    "holiday": Key("h", "Feiertag", "Die geplanten Stunden fallen wegen eines Feiertags aus, mit Lohn."),
    "before": Key("less_than_sign,pageup", "zurück", "Eine Woche oder einen Monat zurück."),
    "after": Key("greater_than_sign,pagedown", "vor", "Eine Woche oder einen Monat vor."),
    "close": Key("a", "Abschließen", "Fragt, ob der Monat abgeschlossen werden soll."),
    "yes": Key("j", "Ja", "Ja."),
    "no": Key("n", "Nein", "Nein, nichts tun."),
    "again": Key("n", "noch einmal", "Versucht es noch einmal."),
    "add": Key("n", "neu", "Legt etwas Neues an."),
    "letter": Key("b", "Brief", "Schreibt den Brief, der um eine Ersatzkraft bittet."),
    "save": Key("f2", "speichern", "Speichert das Formular."),
    **{f"place_{digit}": Key(digit, title, f"Geht zu {title}.", f"place('{digit}')") for digit, title in PLACES},
}

_NAMES = {
    "enter": "Enter",
    "escape": "Esc",
    "slash": "/",
    "question_mark": "?",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "pageup": "Bild auf",
    "pagedown": "Bild ab",
    "up": "Pfeil auf",
    "down": "Pfeil ab",
    "left": "Pfeil links",
    "right": "Pfeil rechts",
    "home": "Pos1",
    "end": "Ende",
    "f2": "F2",
}


def bindings(*names: str) -> list[Binding]:
    """Return the bindings of these keys."""
    return [Binding(KEYS[name].keys, KEYS[name].action or name, KEYS[name].label, id=name) for name in names]


def names_of(shown: "tuple[str | tuple[str, str], ...]") -> tuple[str, ...]:
    """Return the names of keys, some of which have another label."""
    return tuple(each if isinstance(each, str) else each[0] for each in shown)


def key_name(keys: str) -> str:
    """Return what is printed on the first of *keys*."""
    first = keys.split(",", maxsplit=1)[0]
    return _NAMES.get(first, first)


def keymap_of(text: str) -> dict[str, str]:
    """Return the bindings that "w=y f=v" changes: what the key before the sign did, the key after it does now.

    ``NotUnderstood``: no pair of single signs, a key that does nothing, a key that does something else already.
    """
    pairs = [tuple(pair.split("=", 1)) for pair in text.split()]
    for pair in pairs:
        if len(pair) != 2 or any(len(sign) != 1 for sign in pair):
            raise NotUnderstood(
                f"„{'='.join(pair)}“ ist kein Tausch von Tasten. Schreiben Sie alte und neue Taste, mit = dazwischen.",
                code="keys_not_understood",
            )
    wanted = {_character_to_key(old): _character_to_key(new) for old, new in pairs}
    keymap = {name: wanted[first] for name, key in KEYS.items() if (first := key.keys.split(",", maxsplit=1)[0]) in wanted}
    for old, new in pairs:
        if not any(_character_to_key(old) in key.keys.split(",") for key in KEYS.values()):
            raise NotUnderstood(f"Die Taste {old} tut hier nichts.", code="key_unknown")
        if any(_character_to_key(new) in key.keys.split(",") for name, key in KEYS.items() if name not in keymap):
            raise NotUnderstood(
                f"Die Taste {new} tut schon etwas anderes. Nehmen Sie eine freie Taste, oder tauschen Sie auch diese.",
                code="key_taken",
            )
    return keymap


def read_keys(typed: str, _today: date) -> str:
    """Read the setting of own keys; see :func:`keymap_of`."""
    keymap_of(typed)
    return " ".join(typed.split())
