"""The number of a slip."""

from payroll.periods import Month


def slip_number(month: Month, assistant: str, version: int = 1) -> str:
    """Return a slip's number: month, person, and which slip of that month it is; from 2 on it replaces the one before."""
    return f"{month}-{assistant}-{version}"
