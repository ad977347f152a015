"""Actions about keeping and erasing: erase what is over, hold it, note what ends the proof toward a funder."""

from dataclasses import replace

from tui.actions.common import ASSISTANT, GRANT, ON, choice, yes_no
from tui.actions.declare import Action, Choice

KINDS = (
    Choice("sick", "krankheit", "Daten zur Krankheit"),
    Choice("hours", "arbeitszeiten", "Aufzeichnungen der Arbeitszeit"),
    Choice("everything", "alles", "alles über eine ausgeschiedene Person"),
)
HOLDS = (
    Choice("dispute", "rechtsstreit", "ein Rechtsstreit"),
    Choice("audit", "prüfung", "eine Prüfung, zum Beispiel vom Finanzamt"),
    Choice("objection", "widerspruch", "ein Widerspruch gegen einen Bescheid"),
    Choice("third_party", "ersatzanspruch", "ein Anspruch gegen jemanden, der den Ausfall verursacht hat"),
)

ACTIONS = (
    Action(
        name="erase",
        words=("aufbewahrung", "löschen"),
        title="Löschen, was nicht mehr aufbewahrt werden muss",
        use_case="payroll.office.erasing:erase",
        preview="payroll.office.erasing:preview_erasing",
        final=True,
        fields=(
            replace(ASSISTANT, help="Was gelöscht werden darf, zeigt: lohn aufbewahrung"),
            choice("kind", "art", "Was soll gelöscht werden?", KINDS, positional=True),
            yes_no(
                "copies",
                "sicherungen",
                "Auch die alten Sicherungen neben dem Buch löschen? Darin stehen die Daten noch.",
                default=False,
            ),
        ),
    ),
    Action(
        name="set_hold",
        words=("aufbewahrung", "sperren"),
        title="Das Löschen für eine Person sperren",
        use_case="payroll.office.holds:set_hold",
        fields=(ASSISTANT, choice("reason", "grund", "Warum darf nichts gelöscht werden?", HOLDS, positional=True)),
    ),
    Action(
        name="lift_hold",
        words=("aufbewahrung", "freigeben"),
        title="Das Löschen für eine Person wieder freigeben",
        use_case="payroll.office.holds:lift_hold",
        fields=(ASSISTANT,),
    ),
    Action(
        name="note_final_decision",
        words=("aufbewahrung", "bescheid"),
        title="Den endgültigen Bescheid einer Stelle eintragen",
        use_case="payroll.office.holds:note_final_decision",
        fields=(GRANT, replace(ON, question="Von welchem Tag ist der endgültige Bescheid?", positional=True)),
    ),
)
