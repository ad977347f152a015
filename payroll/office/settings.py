"""Settings of the book: a few choices about how the program speaks and looks; none changes a figure."""

from dataclasses import dataclass

from sqlalchemy import select

from payroll.office.desk import Desk
from payroll.office.done import Done
from payroll.records.tables import SettingRow
from payroll.refusal import NotUnderstood


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its *key*, what it decides, its *choices* (empty: any text) and the one that holds unless set."""

    key: str
    title: str
    choices: tuple[str, ...]
    default: str


SETTINGS = (
    Setting("darstellung", "Bildschirm oder schlichter Text", ("bildschirm", "schlicht"), "bildschirm"),
    Setting("farben", "Farben des Bildschirms", ("dunkel", "hell", "kontrast"), "dunkel"),
    Setting("vorschlaege", "Graue Vorschläge in der Eingabezeile", ("ja", "nein"), "ja"),
    Setting("tasten", "Eigene Tasten der Bildschirme", (), ""),
    Setting("erklaerungen", "Zweite Seite der Lohnabrechnung mit Erklärungen", ("ja", "nein"), "nein"),
)


def all_settings(desk: Desk) -> dict[str, str]:
    """Return every setting with its value."""
    with desk.read() as session:
        stored = {row.key: row.value for row in session.scalars(select(SettingRow))}
    return {setting.key: stored.get(setting.key, setting.default) for setting in SETTINGS}


def change_setting(desk: Desk, key: str, value: str) -> Done:
    """Set *key* to *value*; an unknown key or value is refused with those there are."""
    # reading settings is part of every command's start; writing them is rare and needs more
    from payroll.office import edit
    from payroll.office.guards import choice_findings, refuse
    from payroll.office.upkeep import say

    setting = next((each for each in SETTINGS if each.key == key), None)
    if setting is None:
        known = ", ".join(each.key for each in SETTINGS)
        raise NotUnderstood(
            f"Eine Einstellung „{key}“ gibt es nicht. Es gibt: {known}.", code="unknown_setting", place="Einstellung"
        )
    if setting.choices:
        refuse(choice_findings(value, setting.choices, setting.title))
    with desk.action("change_setting", "") as session:
        row = edit.find_row(session, SettingRow, key=key)
        if row is None:
            session.add(SettingRow(key=key, value=value))
        else:
            row.value = value
        return Done(summary=say(session, f"Einstellung {key}: {value}."))
