"""Letters: the request for a substitute and the consent of the person's own employer, as values to print."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from payroll.funding.facts import Funder, Grant, SubstituteRequest
from payroll.money import MINUTES_PER_HOUR, ZERO, round_half_up
from payroll.office.book import Book
from payroll.office.desk import Desk
from payroll.office.lookups import assistant as find_assistant
from payroll.office.lookups import assistant_by_key, grant_by_key
from payroll.office.shelf import load_book
from payroll.pay.facts import Assistant, Employer, OwnJob
from payroll.periods import DateRange
from payroll.refusal import Refusal

NAMES, INITIALS, NONE = "names", "initials", "none"
"""How assistants are called in a letter to an office."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SubstitutePaper:
    """The request for a substitute (layout 3h). *absent*, *substitutes*: as the office may see them, empty if not at all."""

    employer: Employer
    funder: Funder
    grant: Grant
    request: SubstituteRequest
    absent: str
    substitutes: tuple[str, ...]
    issued: date

    @property
    def cover_minutes(self) -> int:
        """Minutes of the substitute, briefing included."""
        return self.request.lost_minutes + self.request.briefing_minutes

    @property
    def hourly_cost(self) -> Decimal:
        """Cost of an hour of the substitute, half up to the cent."""
        minutes = self.cover_minutes
        return round_half_up(self.request.substitute_cost * MINUTES_PER_HOUR / minutes, 2) if minutes else ZERO


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentPaper:
    """The consent of the disabled person's own employer (layout 3e). *assistants*: names, empty if none are named."""

    employer: Employer
    job: OwnJob
    recipient: tuple[str, ...]
    assistants: tuple[str, ...]
    work: str
    issued: date


def substitute_paper(desk: Desk, name: str, naming: str = NONE) -> SubstitutePaper:
    """Return the latest request for the person *name* means, to be printed today.

    *naming*: ``names``, ``initials`` or ``none``; an office sees a name only if it asks for it. ``Refusal``: no request.
    """
    with desk.read() as session:
        book = load_book(session, window=DateRange(desk.today, desk.today))
        person = find_assistant(book, name)
        mine = [each for each in book.substitute_requests if each.assistant == person.key]
        if not mine:
            raise Refusal(
                f"Für {person.first_name} gibt es noch keinen Antrag auf eine Ersatzkraft. Schreiben Sie ihn zuerst: "
                f"lohn vertretung {person.key} brief",
                code="no_request",
                place="Antrag",
            )
        request = mine[-1]
        whole = load_book(session, window=DateRange(request.first, request.last))
        return _paper(whole, request, person, naming, request.sent_on or desk.today)


def _paper(book: Book, request: SubstituteRequest, person: Assistant, naming: str, issued: date) -> SubstitutePaper:
    grant = grant_by_key(book, request.grant)
    keys = dict.fromkeys(
        shift.assistant for shift in book.shifts if request.absence is not None and shift.covers == request.absence
    )
    called = [called_by(assistant_by_key(book, key), naming) for key in keys]
    return SubstitutePaper(
        employer=book.employer,
        funder=next(funder for funder in book.funders if funder.key == grant.funder),
        grant=grant,
        request=request,
        absent=called_by(person, naming),
        substitutes=tuple(name for name in called if name),
        issued=issued,
    )


def called_by(person: Assistant, naming: str) -> str:
    """Return "Anna Krüger", "A. K." or nothing."""
    if naming == NAMES:
        return f"{person.first_name} {person.last_name}"
    return f"{person.first_name[:1]}. {person.last_name[:1]}." if naming == INITIALS else ""


def consent_paper(
    desk: Desk,
    *,
    street: str | None = None,
    postcode: str | None = None,
    city: str | None = None,
    work: str = "",
    named: bool = False,
) -> ConsentPaper:
    """Return the letter that asks the person's own employer for consent; *named*: with the assistants' names.

    ``Refusal``: no own employment is noted, or the person is self-employed and needs no consent.
    """
    with desk.read() as session:
        book = load_book(session, window=DateRange(desk.today, desk.today))
    job = book.employer.own_job
    if job is None:
        raise Refusal(
            "Ihre eigene Arbeitsstelle ist nicht eingetragen. Tragen Sie sie ein mit: lohn einstellung arbeit",
            code="no_own_job",
            place="Arbeitsstelle",
        )
    if job.kind == "self_employed":
        raise Refusal(
            "Sie sind als selbständig eingetragen. Eine Einwilligung des Arbeitgebers brauchen Sie dann nicht.",
            code="self_employed",
            place="Arbeitsstelle",
        )
    town = " ".join(part for part in (postcode, city) if part)
    return ConsentPaper(
        employer=book.employer,
        job=job,
        recipient=tuple(line for line in (job.employer, street or "", town) if line),
        assistants=tuple(called_by(each, NAMES) for each in book.assistants) if named else (),
        work=work,
        issued=desk.today,
    )
