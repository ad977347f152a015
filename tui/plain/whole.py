"""What the plain dialogue does less often: a usage report, a substitute, the whole book as a file, the checks."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from payroll.periods import Month
from tui.actions.common import ASSISTANT, GRANT
from tui.actions.declare import Action, Field
from tui.actions.parsers import text
from tui.actions.periods import EXAMPLE
from tui.actions.year import YEAR
from tui.plain.ask import values_for

if TYPE_CHECKING:
    from tui.plain.menu import Plain

PERIOD = Field(
    name="period",
    option="zeitraum",
    question="Für welchen Zeitraum?",
    read=text,
    example=EXAMPLE,
    help="Auch „2026-Q1“, „2026“ oder ein Monat, mit dem der Zeitraum endet.",
)
MISSING = replace(ASSISTANT, question="Wer fehlt?")
FILE = Field(
    name="file",
    option="datei",
    question="Wie soll die Datei heißen?",
    read=text,
    example="mein-buch.json",
    help="Der Name einer Datei, die es noch nicht gibt.",
)


def write_report(plain: "Plain") -> None:
    """Ask for grant and period, write the usage report."""
    answers = _asked(plain, GRANT, PERIOD)
    plain.command("nachweis", answers[GRANT.name], answers[PERIOD.name])


def show_cover(plain: "Plain") -> None:
    """Ask who is missing, read who may come."""
    plain.command("vertretung", _asked(plain, MISSING)[MISSING.name])


def show_year(plain: "Plain") -> None:
    """Ask whose year, read it."""
    answers = _asked(plain, ASSISTANT, YEAR)
    year = answers[YEAR.name]
    plain.command("jahr", answers[ASSISTANT.name], *([str(year)] if year else []))


def show_history(plain: "Plain", month: Month) -> None:
    """Ask whose payslip of which month, read who changed which of its inputs."""
    wanted = plain.which_month(month)
    plain.command("protokoll", str(wanted), _asked(plain, ASSISTANT)[ASSISTANT.name])


def write_letter(plain: "Plain") -> None:
    """Ask who is missing, write the letter that asks the office for a substitute."""
    plain.command("vertretung", "brief", _asked(plain, MISSING)[MISSING.name])


def show_illnesses(plain: "Plain") -> None:
    """Ask for a person, read their illnesses in words."""
    plain.command("krank", _asked(plain, ASSISTANT)[ASSISTANT.name])


def show_claim(plain: "Plain", month: Month) -> None:
    """Ask for whom and which month, read all that the form of the fund asks."""
    person = _asked(plain, ASSISTANT)[ASSISTANT.name]
    plain.command("krank", "antrag", person, str(plain.which_month(month)))


def show_vacation(plain: "Plain") -> None:
    """Ask for a person, read their vacation in detail."""
    plain.command("urlaub", _asked(plain, ASSISTANT)[ASSISTANT.name])


def write_certificate(plain: "Plain") -> None:
    """Ask who leaves, write the certificate about vacation."""
    plain.command("urlaub", "bescheinigung", _asked(plain, ASSISTANT)[ASSISTANT.name])


def export(plain: "Plain") -> None:
    """Ask for a name, write the whole book there."""
    plain.command("export", _asked(plain, FILE)[FILE.name])


def check(plain: "Plain") -> None:
    """Run the checks; the dialogue says it where everything is well."""
    if plain.command("prüfe") == 0:
        plain.dialogue.say("Alles stimmt.")


def _asked(plain: "Plain", *fields: Field) -> dict[str, Any]:
    """Ask questions that belong to no declared action of the book."""
    return values_for(plain.desk, plain.dialogue, Action(name="", words=(), title="", use_case="", fields=fields), {})
