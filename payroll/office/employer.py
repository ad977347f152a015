"""The employer: set up the book, change what is said about them, their own job."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from payroll.office import edit
from payroll.office.bookfile import form
from payroll.office.check_digits import establishment_number_is_valid
from payroll.office.desk import Desk
from payroll.office.done import Done
from payroll.office.file_rules import file_findings
from payroll.office.guards import refuse
from payroll.office.row_pairs import EMPLOYER, OWN_JOB
from payroll.office.shelf import load_book
from payroll.office.upkeep import say
from payroll.pay.facts import Employer, OwnJob
from payroll.pay.payslip import Notice
from payroll.records.tables import EmployerRow, OwnJobRow
from payroll.refusal import Refusal

ONLY = 1
"""The id of the one row: a book has one employer."""


def set_up(desk: Desk, **values: Any) -> Done:
    """Write the employer (fields of ``Employer``) into a book that has none yet."""
    employer = Employer(**values)
    refuse(file_findings(form.EMPLOYER, employer))
    with desk.action("set_up_employer", f"Buch für {employer.name} eingerichtet.") as session:
        if edit.find_row(session, EmployerRow) is not None:
            raise Refusal(
                "Dieses Buch ist schon eingerichtet. Ändern Sie Ihre Angaben mit: lohn einstellung ändern",
                code="already_set_up",
                place="Name",
            )
        session.add(EMPLOYER.row_of(employer, id=ONLY))
        return Done(summary=f"Buch für {employer.name} eingerichtet.", notices=_notices(employer))


def change_employer(desk: Desk, **changes: Any) -> Done:
    """Change what is given; closed months keep what was known when they were closed."""
    with desk.action("change_employer", "Ihre Angaben geändert.") as session:
        after = replace(load_book(session).employer, **changes)
        refuse(file_findings(form.EMPLOYER, after))
        edit.overwrite(edit.row_where(session, EmployerRow), changes)
        return Done(summary="Ihre Angaben geändert.", notices=_notices(after))


def set_own_job(
    desk: Desk,
    *,
    employer: str,
    weekly_hours: Decimal,
    monthly_gross: Decimal,
    status: str,
    kind: str = "employed",
    fixed_term_until: date | None = None,
    consent_on: date | None = None,
    card_until: date | None = None,
) -> Done:
    """Write or replace the employer's own job, on which grants for work assistance depend."""
    job = OwnJob(
        kind=kind,
        employer=employer,
        weekly_hours=weekly_hours,
        monthly_gross=monthly_gross,
        fixed_term_until=fixed_term_until,
        status=status,
        consent_on=consent_on,
        card_until=card_until,
    )
    refuse(file_findings(form.OWN_JOB, job))
    with desk.action("set_own_job", "") as session:
        load_book(session)
        row = edit.find_row(session, OwnJobRow)
        if row is None:
            session.add(OWN_JOB.row_of(job, id=ONLY))
        else:
            edit.overwrite(row, OWN_JOB.values_of(job))
        return Done(summary=say(session, f"Eigene Arbeit eingetragen: {employer}."))


def end_own_job(desk: Desk) -> Done:
    """Take the own job out: there is none any more."""
    with desk.action("end_own_job", "Eigene Arbeit ausgetragen.") as session:
        row = edit.find_row(session, OwnJobRow)
        if row is None:
            raise Refusal("Es ist keine eigene Arbeit eingetragen.", code="no_own_job")
        edit.remove(session, row)
        return Done(summary="Eigene Arbeit ausgetragen.")


def _notices(employer: Employer) -> tuple[Notice, ...]:
    if establishment_number_is_valid(employer.establishment_number):
        return ()
    text = (
        f"Die Prüfziffer der Betriebsnummer {employer.establishment_number} stimmt nicht. "
        "Bitte vergleichen Sie sie mit dem Bescheid."
    )
    return (Notice(code="establishment_number", text=text),)
