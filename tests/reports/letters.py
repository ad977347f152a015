"""Made-up letters: the request for a substitute and the consent of the person's own employer."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from payroll.funding.facts import SubstituteRequest
from payroll.office.letters import ConsentPaper, SubstitutePaper
from payroll.office.vacation_certificates import VacationCertificatePaper
from payroll.office.vacation_letters import VacationLetterPaper
from payroll.pay.facts import OwnJob
from payroll.periods import DateRange
from tests.reports.examples import ANNA, EMPLOYER, FUNDER, GRANT


def request(**changes: object) -> SubstituteRequest:
    """Case S10: 72 lost hours in six weeks of illness, a new person with four hours of briefing at 19.20 euro."""
    values: dict = {
        "key": "anna-2026-03-02",
        "assistant": "anna",
        "absence": "anna-2026-03-02",
        "grant": GRANT.key,
        "reason": "illness",
        "first": date(2026, 3, 2),
        "last": date(2026, 4, 9),
        "end_known": False,
        "proof": True,
        "lost_minutes": 4320,
        "lost_days": 18,
        "work": "Vorlesen von Akten und Begleiten zu Terminen",
        "cover": "new",
        "briefing_minutes": 240,
        "continued_pay": Decimal("1303.20"),
        "refund": Decimal("1042.56"),
        "substitute_cost": Decimal("1459.20"),
        "already_granted": Decimal("1303.20"),
        "account_rest": Decimal("212.40"),
        "drafted_on": date(2026, 4, 1),
    }
    return SubstituteRequest(**(values | changes))


def substitute(**changes: object) -> SubstitutePaper:
    """The request with nobody named, as an office gets it unless it asks for names."""
    values: dict = {
        "employer": replace(EMPLOYER, phone="0251 123456", email="mira.sommer@example.org"),
        "funder": FUNDER,
        "grant": GRANT,
        "request": request(),
        "absent": "",
        "substitutes": (),
        "issued": date(2026, 4, 1),
    }
    return SubstitutePaper(**(values | changes))


def crowded() -> SubstitutePaper:
    """Everything at once: long names, pay that has ended, an account below zero."""
    return substitute(
        absent="Annegret Krüger-Hohenstein",
        substitutes=("Benedikt Hartmann", "Cem Yıldız", "Dorothea Lindner-Schulz"),
        request=request(
            cover="existing",
            reason="accident",
            end_known=True,
            proof=False,
            continued_pay=Decimal("800.00"),
            refund=Decimal("448.00"),
            account_rest=Decimal("-80.15"),
        ),
    )


def vacation_notice(**changes: object) -> VacationLetterPaper:
    """Days of this year and some of the year before; a part year left a fraction."""
    values: dict = {
        "employer": replace(EMPLOYER, phone="0251 123456", email="mira.sommer@example.org"),
        "assistant": ANNA,
        "year": 2026,
        "open": ((2025, Decimal(25) / 3), (2026, Decimal(20))),
        "until": date(2026, 12, 31),
        "carried_until": date(2027, 3, 31),
        "leaving": False,
        "provisional": False,
        "issued": date(2026, 4, 1),
    }
    return VacationLetterPaper(**(values | changes))


def certificate() -> VacationCertificatePaper:
    """Somebody who leaves with March."""
    return VacationCertificatePaper(
        employer=EMPLOYER,
        assistant=ANNA,
        employed=DateRange(date(2026, 1, 1), date(2026, 3, 31)),
        granted=Decimal(2),
        paid_out=Decimal("3.25"),
        issued=date(2026, 4, 1),
    )


def consent() -> ConsentPaper:
    """The consent with the employer's address and the assistants named."""
    return ConsentPaper(
        employer=EMPLOYER,
        job=OwnJob(
            employer="Stadtwerke Münster",
            weekly_hours=Decimal(25),
            monthly_gross=Decimal(2600),
            status="severely_disabled",
        ),
        recipient=("Stadtwerke Münster", "Hafenweg 1", "48155 Münster"),
        assistants=("Anna Krüger", "Ben Hartmann"),
        work="",
        issued=date(2026, 4, 1),
    )
