"""Actions about the bank account: its lines, from a file or one by one, and what of the book each of them is."""

from dataclasses import replace

from tui.actions import parsers
from tui.actions.common import AMOUNT, ON, optional
from tui.actions.declare import Action, Field

_LINE = Field(
    name="line",
    option="zeile",
    question="Welche Zeile des Kontos?",
    read=parsers.between(1, 9_999_999),
    example="3",
    help="Die Nummern zeigt: lohn konto",
    positional=True,
)

ACTIONS = (
    Action(
        name="take_in_bank_file",
        words=("konto", "einlesen"),
        title="Umsätze der Bank aus einer Datei einlesen (CSV)",
        use_case="payroll.office.bank:take_in_bank_file",
        preview="payroll.office.bank:preview_bank_file",
        fields=(
            Field(
                name="path",
                option="datei",
                question="Welche Datei? Mit ihrem Ordner.",
                read=parsers.text,
                example="umsaetze.csv",
                help="Die Umsätze, wie Ihre Bank sie als CSV speichert. Erst wird alles gezeigt.",
                positional=True,
            ),
        ),
    ),
    Action(
        name="add_bank_line",
        words=("konto", "zeile"),
        title="Eine Zeile des Kontoauszugs eintragen",
        use_case="payroll.office.bank:add_bank_line",
        fields=(
            replace(
                AMOUNT, read=parsers.signed_money, positional=True, question="Welcher Betrag?", help="Mit minus: Ausgang."
            ),
            replace(ON, question="An welchem Tag?"),
            Field(
                name="text", option="text", question="Was steht dabei?", read=parsers.text, example="LWL Vorschuss Januar"
            ),
        ),
    ),
    Action(
        name="tick_off",
        words=("konto", "abhaken"),
        title="Eine Zeile des Kontos abhaken",
        use_case="payroll.office.bank:tick_off",
        fields=(
            _LINE,
            optional(
                Field(
                    name="booking",
                    option="buchung",
                    question="Welche Buchung ist es?",
                    read=parsers.text,
                    example="eingang aa 2026-01",
                    help="Der Anfang genügt. Was offen ist, zeigt: lohn konto",
                ),
                said="die einzige, die nach Betrag und Tag passt",
            ),
        ),
    ),
    Action(
        name="untick",
        words=("konto", "lösen"),
        title="Eine Zeile des Kontos nicht mehr abhaken",
        use_case="payroll.office.bank:untick",
        fields=(_LINE,),
    ),
    Action(
        name="remove_bank_line",
        words=("konto", "löschen"),
        title="Eine Zeile des Kontos löschen, die falsch eingetragen ist",
        use_case="payroll.office.bank:remove_bank_line",
        fields=(_LINE,),
    ),
)
