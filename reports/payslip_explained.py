"""The second part of a payslip on request: how each figure came about, in plain language."""

from payroll.office.why import explanations
from payroll.pay.payslip import Payslip
from reports.derivations import derivation_table
from reports.layout.model import Block, Heading, NewPage, Paragraph, Points

_EMPLOYERS_OWN = ("employer.", "refund.", "cost")
"""What only the employer pays or gets is not the assistant's business."""


def explanation(slip: Payslip) -> tuple[Block, ...]:
    """Return the pages that derive each figure of *slip* that is not 0.00, in the order of the first page."""
    shown = [item for item in explanations(slip) if item.amount and not item.code.startswith(_EMPLOYERS_OWN)]
    sources = dict.fromkeys(source for item in shown for step in item.derivation.steps for source in step.sources)
    cited: tuple[Block, ...] = (Heading("Woher die Sätze und Grenzen kommen"), Points(tuple(sources), small=True))
    return (
        NewPage(),
        Heading("So kommen die Beträge zustande"),
        Paragraph(
            "Jeder Betrag steht mit seinen Rechenschritten da. Gerechnet wird von links nach rechts, wie auf einem "
            "Taschenrechner; in Klammern steht, welche Vorschrift es so verlangt. "
            "Ein Schritt, der bei einem früheren Betrag schon steht, wird nicht wiederholt."
        ),
        derivation_table((item.title, item.amount, item.derivation) for item in shown),
        *(cited if sources else ()),
    )
