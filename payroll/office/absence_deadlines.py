"""What absences ask for today: certificates, ends that nobody noted, the end of pay, refunds to be claimed."""

from collections.abc import Iterator
from datetime import date, timedelta

from payroll.office.levy_claims import OPEN, claims_of
from payroll.office.month import OpenBook
from payroll.office.sick_story import forgotten, story_of
from payroll.office.upkeep import amount_text
from payroll.pay.facts import AbsenceKind
from payroll.periods import Month

LOOK_BACK = timedelta(days=14)
"""How long a missing certificate is asked about after the illness."""


def absence_deadlines(opened: OpenBook, today: date) -> Iterator[tuple[date, str, str]]:
    """Yield (day, title, sentence) for each; *opened*: the book with the present month and what illnesses look back on."""
    people = {person.key: person for person in opened.book.assistants}
    for absence in opened.book.absences:
        name = people[absence.assistant].first_name
        asked = absence.first <= today and (absence.last is None or absence.last >= today - LOOK_BACK)
        if absence.kind is AbsenceKind.SICK and asked:
            story = story_of(opened.book, people[absence.assistant], absence, today)
            yield from ((today, "Krankheit", f"{name}: {sentence}") for sentence in story.next_steps)
        elif forgotten(absence, today):
            text = (
                f"{name} ist seit {absence.first:%d.%m.%Y} abwesend, ohne letzten Tag. Ist {name} wieder da: "
                f"lohn abwesenheit ende {absence.key} --bis {today:%d.%m.%Y}"
            )
            yield today, "Ende fehlt", text
    claims = [each for each in claims_of(opened, Month.of(today)) if each.state == OPEN and not each.month_open]
    if claims:
        listed = "; ".join(
            f"{each.assistant.first_name} {each.month.month}/{each.month.year}, {amount_text(each.amount)}"
            for each in claims
        )
        yield today, "Erstattung beantragen", f"{listed}. Alle Angaben zeigt: lohn krank antrag"
