"""What a check found: one shape for all checks of the funding side."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing an office may ask about.

    *weight*: ``warning`` (money may be refused) or ``hint`` (good to know). *text*: what was found, with the value;
    *source*: the ground; *answer*: what one can answer or do. German sentences.
    """

    code: str
    text: str
    weight: str
    source: str
    answer: str


def warning(code: str, text: str, source: str, answer: str) -> Finding:
    """Money may be refused."""
    return Finding(code=code, text=text, weight="warning", source=source, answer=answer)


def hint(code: str, text: str, source: str, answer: str) -> Finding:
    """Good to know."""
    return Finding(code=code, text=text, weight="hint", source=source, answer=answer)
