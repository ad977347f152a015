"""Who pays when an assistant comes along into hospital: the care funder, not work assistance (reference 1b no. 24).

Work assistance is auxiliary work at the job; SchwbAV § 18 Abs. 1 lets nobody pay for another body's duty. A companion shift
that a person put to another purpose, or to none, stays there: that was decided by hand.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from payroll.funding.facts import Grant
from payroll.pay.facts import Shift, ShiftKind

CARE = "pflege"
WORK_ASSISTANCE = "arbeitsassistenz"


def care_grant(shift: Shift, grants: Iterable[Grant]) -> Grant | None:
    """Return the first grant for care that is valid on the day *shift* begins, ``None`` if there is none."""
    day = shift.start.date()
    return next((g for g in grants if g.purpose == CARE and g.valid_from <= day <= g.valid_to), None)


def charged(shift: Shift, grants: Mapping[str, Grant]) -> Shift:
    """Return *shift* charged to the grant that has to bear it; *grants* by key, in the order of the book.

    Only a companion shift may change: from its contract's grant, or from work assistance, to the grant for care.
    """
    if shift.kind is not ShiftKind.COMPANION:
        return shift
    named = grants.get(shift.grant) if shift.grant is not None else None
    by_hand = shift.grant is not None and (named is None or named.purpose != WORK_ASSISTANCE)
    care = None if by_hand else care_grant(shift, grants.values())
    return shift if care is None else replace(shift, grant=care.key)
