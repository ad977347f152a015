"""Every field of the reference's forms 3a to 3h stands on the paper it belongs to, where a screen reader hears it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache

import pytest

from payroll.funding.report_words import sharing_keys
from payroll.pay.facts import OwnJob
from reports.layout.render import render
from reports.usage_report import Annexes, usage_report
from tests.reports import examples
from tests.reports.catalogue import PAPERS
from tests.reports.reading import plain

JOB = OwnJob(employer="Stadtwerke", weekly_hours=Decimal(25), monthly_gross=Decimal("2600.00"), status="severely_disabled")


@cache
def said(name: str) -> str:
    paper = {"report": _report, "interpreters": PAPERS["usage_report_interpreters"]}.get(name) or PAPERS[name]
    return " ".join(plain(render(paper())).split())


def _report():
    """The example with everything a notice can say."""
    report = examples.report()
    grant = replace(
        report.grant, notice_on=date(2025, 10, 2), clerk="Frau Sander", conditions="Arbeitsvertrag vorlegen",
        conditions_due=date(2026, 1, 31),
    )  # fmt: skip
    report = replace(
        report, grant=grant, employer=replace(report.employer, own_job=JOB), sharing=sharing_keys(grant),
        prepared_by=("Ina Berg",),
    )  # fmt: skip
    return usage_report(report, Annexes(derived=True, time_sheets=(examples.month_of_shifts(),)))


USAGE_REPORT = {  # 3a, 3f, 3g
    "sender": "Mira Sommer Lindenweg 4".replace(" L", " P L"),
    "contact": "0251 123456",
    "office": "LWL-Inklusionsamt Arbeit",
    "title with its provision": "Verwendungsnachweis Arbeitsassistenz (§ 185 Abs. 5 SGB IX)",
    "Aktenzeichen": "Aktenzeichen | 61-123/4",
    "notice of": "Bescheid vom | 02.10.2025",
    "clerk": "Bei Ihnen | Frau Sander",
    "approval from-to": "Bewilligt | 01.01.2026 bis 31.12.2026",
    "report period": "Berichtszeit | 01.01.2026 bis 31.03.2026",
    "interim or final": "Nachweis | Zwischennachweis",
    "model": "Form | Arbeitgebermodell",
    "replaces": "Ersetzt | den Nachweis vom 03.04.2026",
    "hours a month": "Stunden im Monat | 65,25",
    "monthly amount": "Betrag im Monat | 1.900,00 €",
    "rate or cap": "Höchstbetrag je Stunde | 24,00 €",
    "what the cap includes": "Höchstbetrag umfasst | alle Kosten des Arbeitgebers",
    "lump sums": "Pauschale für Verwaltung | 30,00 €",
    "conditions with due dates": "Auflage | Arbeitsvertrag vorlegen, bis 31.01.2026",
    "report due": "spätestens am 12.05.2026",
    "basis": "Grundlage | um die Arbeit zu behalten",
    "own employer and hours": "Eigene Arbeit | Stadtwerke, 25,00 Stunden",
    "table A": "Monat | erhalten am | Vorschuss | Arbeit Std. | bezahlt frei Std. | Ersatz Std. | Kosten | Erstattungen | anerkannt |",
    "advances: date and amount": "01/2026 | 02.01. | 1.900,00",
    "sums": "TR Summe | | 5.700,00 | 195:15",
    "decimal hours in the foot": "Arbeit 195,25, bezahlt frei 19,50, Ersatzkraft 3,00",
    "own money laid out": "eigenes Geld, das ausgelegt wurde",
    "table B": "Arbeitgeberanteile zur Sozialversicherung | 1.051,95",
    "B equals A": "Summe wie in Tabelle A | 6.141,95",
    "table C": "Assistenzkraft | Stunden | Kosten € | angemeldet seit | Ersatz für",
    "substitute for": "B. M. | 66,00 | 1.551,95 | | A. K.",
    "result": "Selbst getragen 131,90 €",
    "proposal": "Es ist kein Geld übrig.",
    "bank account": "Bankverbindung: DE02 1203 0000 0000 2020 51",
    "explanations": "bewilligt sind 65,25 Stunden",
    "true and complete": "Meine Angaben sind richtig und vollständig.",
    "used for the purpose": "nur für den bewilligten Zweck",
    "no other body": "Für dieselben Stunden hat keine andere Stelle gezahlt.",
    "changes reported": "§ 60 SGB I",
    "receipts kept": "Die Belege bewahre ich auf",
    "repaid or offset": "zurückgezahlt oder verrechnet",
    "annexes": "Anlagen: Kostentabelle für jede Assistenzkraft; Stundennachweise",
    "place, date, signature": "Ort, Datum P Unterschrift Mira Sommer",
    "budget assistant": "Bearbeitet von Ina Berg.",
    "sharing keys": "Jede bezahlte Minute gehört zu genau einem Zweck.",
    "nine columns": "1 Monat | 2 Stunden | 3 Arbeitnehmer-Brutto | 4 Rentenversicherung | 5 Arbeitslosenversicherung | "
    "6 Krankenversicherung | 7 Pflegeversicherung | 8 Minijob-Zentrale | 9 anderes | Summe",
    "levies named": "Spalte 9 enthält: Umlagen",
    "derivations": "So kommen die Beträge zustande",
}
INTERPRETERS = {  # 3a: Hamburg's table
    "date, assignment, cost": "05.03.2026 | Teamsitzung | Ute Ahlers | 2,00 | 1,00 | 18,60 | 187,00",
    "provider, number, date, hours, price": "2026-17 | Assistenz GmbH | 31.03.2026 | 01.03.2026 bis 31.03.2026 | 42,50 | 1.062,50",
}
TIME_SHEET = {  # 3b
    "assistant": "Assistenzkraft | Anna",
    "month": "Monat | 01.03.2026 bis 31.03.2026",
    "columns": "Beginn | Ende | Pause",
    "sums": "bezahlt zusammen",
    "signatures of both sides": "Unterschrift Assistenzkraft P Ort, Datum, Unterschrift Mira Sommer",
}
CONSENT = {"letter to the own employer": "einverstanden"}  # 3e
REQUEST = {  # 3d, 3h
    "absent since": "seit | 02.03.2026", "reason kind": "Grund | Krankheit", "sick note": "Krankmeldung | liegt vor",
    "need": "2 Bedarf", "work": "Vorlesen von Akten", "cover": "3 Ersatz", "continued pay": "1.303,20", "refund": "−1.042,56",
    "substitute": "1.459,20", "extra need": "416,64", "rest in the account": "212,40", "from receipt": "ab Eingang dieses Antrags",
    "please call": "rufen Sie mich an", "signature": "Unterschrift Mira Sommer",
}  # fmt: skip


@pytest.mark.parametrize(
    ("paper", "field", "text"),
    [
        (paper, field, text)
        for paper, fields in (
            ("report", USAGE_REPORT), ("interpreters", INTERPRETERS), ("time_sheet", TIME_SHEET), ("consent_letter", CONSENT),
            ("substitute_request", REQUEST),
        )
        for field, text in fields.items()
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 40 else "",
)  # fmt: skip
def test_the_field_is_there(paper: str, field: str, text: str) -> None:
    assert text in said(paper), field


def test_at_most_two_pages_before_the_annexes() -> None:
    """3g: at most two pages, then the annexes."""
    from tests.reports.reading import pages

    assert pages(render(usage_report(replace(examples.report(), cost_tables=()), Annexes(costs=False)))) <= 2
