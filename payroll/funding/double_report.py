"""No minute in two reports: one person's time may be paid once, by one funder or by none (SchwbAV § 18 Abs. 1, R8).

Two persons at the same time are two paid minutes; the same person twice at the same time is one minute told twice.
"""

from collections.abc import Iterable, Mapping

from payroll.pay.facts import Shift, ShiftState
from payroll.refusal import Refusal, RefusalList


def doubles(shifts: Iterable[Shift]) -> tuple[tuple[Shift, Shift], ...]:
    """Return the pairs of shifts of one person that share time, each with the later one second.

    Shifts that fell out without pay (``dropped``) take no time.
    """
    found: list[tuple[Shift, Shift]] = []
    mine: dict[str, list[Shift]] = {}
    for shift in shifts:
        if shift.state is not ShiftState.DROPPED:
            mine.setdefault(shift.assistant, []).append(shift)
    for own in mine.values():
        latest: Shift | None = None
        for shift in sorted(own, key=lambda each: (each.start.timestamp(), each.end.timestamp())):
            if latest is not None and shift.start.timestamp() < latest.end.timestamp():
                found.append((latest, shift))
            if latest is None or shift.end.timestamp() > latest.end.timestamp():
                latest = shift
    return tuple(found)


def refuse_doubles(shifts: Iterable[Shift], names: Mapping[str, str]) -> None:
    """Refuse a report where a minute would be reported twice; each sentence names the date and both shifts.

    *names*: how people are called, by key.
    """
    refusals = tuple(
        Refusal(
            f"Am {later.start:%d.%m.%Y} stünde Zeit von {names.get(later.assistant, later.assistant)} zweimal im Nachweis: "
            f"{_span(earlier)} und {_span(later)}. Ändern oder löschen Sie eine der beiden Schichten.",
            code="reported_twice",
            place=f"{later.start:%Y-%m-%d}",
        )
        for earlier, later in doubles(shifts)
    )
    if len(refusals) == 1:
        raise refusals[0]
    if refusals:
        raise RefusalList(refusals)


def _span(shift: Shift) -> str:
    return f"die Schicht {shift.start:%H:%M} bis {shift.end:%H:%M}"
