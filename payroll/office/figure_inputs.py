"""Which tables the figures of a payslip are made of, so that the journal can tell who changed what is behind a figure."""

HOURS = frozenset({"shifts", "absences"})
GROSS = HOURS | {"contracts", "one_offs", "openings", "opening_sick", "employer"}
TAX = GROSS | {"tax_facts", "insurance_facts", "fund_rates", "assistants"}
INSURANCE = GROSS | {"insurance_facts", "fund_rates", "health_funds", "assistants", "opening_vacation"}
EVERYTHING = TAX | INSURANCE
ONE_OFFS = frozenset({"one_offs"})
_ONE_OFF_LINES = frozenset({"line.christmas", "line.vacation_bonus", "line.vacation_payout", "line.bonus", "line.other"})
_BY_BEGINNING = (
    ("line.", GROSS),
    ("gross", GROSS),
    ("tax.", TAX),
    ("employee.", INSURANCE),
    ("employer.", INSURANCE),
    ("refund.", INSURANCE),
)


def inputs_of(code: str) -> frozenset[str]:
    """Return the tables that a figure depends on; *code* as in ``payroll.office.why``. Everything for sums of all."""
    if code in _ONE_OFF_LINES:
        return ONE_OFFS
    return next((tables for beginning, tables in _BY_BEGINNING if code.startswith(beginning)), EVERYTHING)
