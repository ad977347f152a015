"""The certificate about vacation of the year that an employer hands over when a job ends (§ 6 Abs. 2 BUrlG)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from payroll.office.desk import Desk
from payroll.office.shelf import load_book
from payroll.office.vacation_details import vacation_details
from payroll.pay.facts import Assistant, Employer
from payroll.periods import DateRange, calendar_year
from payroll.refusal import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class VacationCertificatePaper:
    """Vacation of the year in which a job ended: *employed* that year, days of its vacation *granted* and *paid_out*."""

    employer: Employer
    assistant: Assistant
    employed: DateRange
    granted: Decimal
    paid_out: Decimal
    issued: date


def vacation_certificate(desk: Desk, name: str, year: int | None = None) -> VacationCertificatePaper:
    """Return the certificate for the person *name* means, whose job ends in *year* (the current one).

    Days not taken count as paid out, because that is what is owed for them. ``Refusal``: no job ends that year.
    """
    picture = vacation_details(desk, name, year).picture
    ended = [each for each in picture.jobs if each.job.end is not None and each.job.end.year == picture.account.year]
    if not ended:
        raise Refusal(
            f"{picture.assistant.first_name} hört {picture.account.year} nicht auf. Die Bescheinigung gibt es zum Ende der "
            f"Anstellung: lohn person beenden {picture.assistant.key}",
            code="no_end",
            place="Ende",
        )
    with desk.read() as session:
        employer = load_book(session, window=DateRange(desk.today, desk.today)).employer
    last, of = ended[-1], picture.account.year
    employed = last.job.days.overlap(calendar_year(of))
    return VacationCertificatePaper(
        employer=employer,
        assistant=picture.assistant,
        employed=employed or last.job.days,
        granted=sum((used.days for used in last.course.used if used.year == of), Decimal(0)),
        paid_out=sum((rest.days for rest in last.course.rest if rest.share.year == of), Decimal(0)),
        issued=desk.today,
    )
