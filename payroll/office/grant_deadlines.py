"""Days that matter about a notice and the own status: renewal, the office's decision, conditions, the card."""

from collections.abc import Iterator
from datetime import date

from payroll.funding.facts import Grant
from payroll.funding.terms import decision_deadline, forwarding_deadline, renewal_due
from payroll.pay.facts import OwnJob

WORK_ASSISTANCE = "arbeitsassistenz"


def notice_deadlines(grant: Grant) -> Iterator[tuple[date, str, str]]:
    """Yield (day, title, sentence). Applied for, the renewal waits for the office: six weeks for work assistance
    (§ 185 Abs. 9 SGB IX), two for passing it on (§ 14 SGB IX).
    """
    ends = f"{grant.reference} endet am {grant.valid_to:%d.%m.%Y}"
    applied = grant.renewal_applied_on
    if applied is None:
        yield max(renewal_due(grant.valid_to), grant.valid_from), "Bewilligung verlängern", ends
    elif grant.purpose == WORK_ASSISTANCE:
        text = f"{grant.reference}: Verlängerung, beantragt am {applied:%d.%m.%Y}"
        yield forwarding_deadline(applied), "Weiterleitung spätestens", f"{text}, zwei Wochen (§ 14 SGB IX)"
        decision = decision_deadline(applied)
        if decision is not None:
            yield (
                decision,
                "Entscheidung fällig",
                f"{text}, sechs Wochen; danach gilt sie als genehmigt (§ 185 Abs. 9 SGB IX)",
            )
    if grant.conditions is not None and grant.conditions_due is not None:
        yield grant.conditions_due, "Auflage erfüllen", f"{grant.reference}: {grant.conditions}"


def card_deadlines(job: OwnJob | None) -> Iterator[tuple[date, str, str]]:
    """Yield when to renew the disabled person's card or equal status, and its last day."""
    if job is not None and job.card_until is not None:
        until = f"Ausweis oder Gleichstellung gilt bis {job.card_until:%d.%m.%Y}"
        yield renewal_due(job.card_until), "Ausweis verlängern", until
        yield job.card_until, "Ausweis läuft ab", until
