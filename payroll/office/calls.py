"""The day of a call: when somebody who works on call was told of a planned shift (§ 12 Abs. 3 TzBfG)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from payroll.office.book import Book
from payroll.office.lookups import assistant_by_key
from payroll.pay.facts import Shift, ShiftState, valid_on


def announced(book: Book, shift: Shift, old: Sequence[Shift], today: date) -> Shift:
    """Return *shift* with the day of its call; *old*: the shifts it takes the place of.

    The same hours planned again keep the day they were called on; work as it was done keeps the day of its call.
    """
    contract = valid_on(assistant_by_key(book, shift.assistant).contracts, shift.start.date())
    if contract is None or not contract.on_call:
        return shift
    called = next((other.announced_on for other in old if other.announced_on is not None), None)
    same = any((other.start, other.end) == (shift.start, shift.end) for other in old)
    if shift.state is ShiftState.PLANNED and not same:
        called = today
    return replace(shift, announced_on=called)
