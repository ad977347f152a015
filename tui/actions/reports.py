"""Actions about usage reports: noting that one was sent."""

from tui.actions import parsers
from tui.actions.common import GRANT, ON, optional
from tui.actions.declare import Action, Field
from tui.actions.periods import EXAMPLE, period

ACTIONS = (
    Action(
        name="mark_report_sent",
        words=("nachweis", "gesendet"),
        title="Festhalten, dass ein Nachweis gesendet ist",
        use_case="payroll.office.usage_reports:mark_sent",
        fields=(
            GRANT,
            Field(
                name="period",
                option="zeitraum",
                question="Für welchen Zeitraum ist der Nachweis?",
                read=period,
                example=EXAMPLE,
                positional=True,
                help="Auch „2026-Q1“, „2026“ oder ein Monat, mit dem der Zeitraum endet.",
            ),
            optional(
                Field(name="on", option="am", question="Wann gesendet?", read=parsers.past_day, example=ON.example),
                None,
                "heute",
            ),
            optional(
                Field(
                    name="to",
                    option="an",
                    question="An wen?",
                    read=parsers.text,
                    example="LWL-Inklusionsamt Arbeit, per Post",
                ),
                None,
                "die Stelle der Bewilligung",
            ),
        ),
    ),
)
