"""Expected against received advances, below the list of ``lohn eingang``."""

from typing import TYPE_CHECKING

from tui import wording
from tui.commands.output import Output

if TYPE_CHECKING:
    from payroll.office.desk import Desk


def print_expected(desk: "Desk", out: Output) -> None:
    """Print the months of each grant: by the notice, offset, at the bank, entered; below each what is still missing."""
    from payroll.office.advances import advances

    for grant, rows in advances(desk):
        out.line()
        out.heading(f"Vorschüsse {grant.key}, {grant.reference}: erwartet und eingetragen")
        out.table(
            ("", "laut Bescheid", "verrechnet", "auf dem Konto", "eingetragen", "fehlt"),
            [
                (
                    wording.month(row.month),
                    wording.amount(row.advance),
                    wording.amount(row.offset) if row.offset else "",
                    wording.amount(row.at_the_bank),
                    wording.amount(row.noted),
                    wording.amount(row.missing) if row.missing else "",
                )
                for row in rows
            ],
            units=["Euro"] * 5,
        )
        if any(row.offset for row in rows):
            out.line("Verrechnetes Geld haben Sie schon. Tragen Sie den vollen Vorschuss als Eingang ein.")
