"""The plan that an illness froze (§ 4 Abs. 1 EFZG): what was planned when it was reported is the time lost by it.

From the report on nobody moves, drops, deletes or adds planned time inside it, or the pay would follow a plan that never
was. A plan that had been noted wrongly before can be put right by saying so; the journal keeps both.
"""

from collections.abc import Iterable
from datetime import date, datetime

from payroll.office.book import Book
from payroll.office.intake.words import clock_in_words, day_in_words, listed
from payroll.office.lookups import assistant_by_key
from payroll.office.planning import reported_illness
from payroll.pay.facts import Absence, Shift, ShiftState
from payroll.pay.payslip import Notice
from payroll.refusal import Refusal

WAY_OUT = "plan war falsch"
_LOST = frozenset({ShiftState.PLANNED, ShiftState.HOLIDAY})
Lost = tuple[datetime, datetime, int]


def frozen_findings(
    book: Book, before: Iterable[Shift], after: Iterable[Shift], *, plan_was_wrong: bool = False
) -> list[Refusal]:
    """Refuse to turn *before* into *after* where that changes the time lost by a reported illness.

    *plan_was_wrong*: the person says that the plan had been noted wrongly before the report; refused where none is frozen.
    """
    was, will = [*before], [*after]
    found = []
    frozen = False
    for assistant, day in dict.fromkeys((shift.assistant, shift.start.date()) for shift in (*was, *will)):
        illness = reported_illness(book, assistant, day)
        if illness is None:
            continue
        frozen = True
        lost = _lost(was, assistant, day)
        if not plan_was_wrong and lost != _lost(will, assistant, day):
            found.append(_refusal(book, illness, day, lost))
    if plan_was_wrong and not frozen and (was or will):
        found.append(_nothing_frozen(book, (was or will)[0]))
    return found


def _lost(shifts: Iterable[Shift], assistant: str, day: date) -> set[Lost]:
    return {
        (shift.start, shift.end, shift.break_minutes)
        for shift in shifts
        if shift.assistant == assistant and shift.start.date() == day and shift.state in _LOST
    }


def _refusal(book: Book, illness: Absence, day: date, lost: set[Lost]) -> Refusal:
    name = assistant_by_key(book, illness.assistant).first_name
    times = [f"{clock_in_words(start.time())} bis {clock_in_words(end.time())} Uhr" for start, end, _ in sorted(lost)]
    planned = f"Geplant war {listed(times)}." if times else "Geplant war an diesem Tag nichts."
    return Refusal(
        f"{name} ist am {day_in_words(day)} krank gemeldet{_when(illness)}. {planned} Danach richtet sich der Lohn bei "
        f"Krankheit (§ 4 EFZG), darum steht es fest. War der Plan schon vor der Meldung falsch eingetragen, sagen Sie es "
        f"dazu, zum Beispiel: {name.lower()} {day.day}.{day.month}. 8-12 {WAY_OUT}. Fiel die Schicht schon vorher weg: "
        f"{name.lower()} frei {day.day}.{day.month}. {WAY_OUT}",
        code="frozen_plan",
        place="Tag",
    )


def _when(illness: Absence) -> str:
    return "" if illness.reported_on is None else f" (gemeldet am {day_in_words(illness.reported_on, weekday=False)})"


def _nothing_frozen(book: Book, shift: Shift) -> Refusal:
    name = assistant_by_key(book, shift.assistant).first_name
    return Refusal(
        f"{name} ist am {day_in_words(shift.start.date())} nicht krank gemeldet, der Plan steht dort nicht fest. "
        f"Lassen Sie „{WAY_OUT}“ weg.",
        code="nothing_frozen",
        place="Tag",
    )


def frozen_notices(book: Book, assistant: str, first: date, last: date | None) -> tuple[Notice, ...]:
    """Say which reported illnesses a change of the roster from *first* to *last* does not reach into."""
    name = assistant_by_key(book, assistant).first_name
    return tuple(
        Notice(
            code="frozen_plan",
            text=f"{name} ist ab {day_in_words(absence.first, weekday=False)} krank gemeldet{_when(absence)}. Für diese "
            "Krankheit zählt weiter der Plan von vor der Meldung. War er falsch, ändern Sie die einzelnen Tage mit "
            f"„{WAY_OUT}“.",
            law="§ 4 Abs. 1 EFZG",
        )
        for absence in book.absences
        if absence.assistant == assistant
        and absence.reported_on is not None
        and absence.first <= (last or date.max)
        and first <= (absence.last or date.max)
    )
