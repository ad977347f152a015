"""Records of working time (AZ-12): § 16 Abs. 2 ArbZG, § 17 Abs. 1 MiLoG, and advice for the rest."""

from datetime import date

import pytest

from payroll.law.record_checks import OpenDay, missing_records
from payroll.law.working_days import Severity

DAY = date(2026, 3, 10)


@pytest.mark.parametrize(
    ("given", "today", "severity", "law"),
    [
        ({"minijob": True}, date(2026, 3, 17), Severity.WARNING, "§ 17 Abs. 1 MiLoG"),
        ({"minijob": True}, date(2026, 3, 18), Severity.ERROR, "§ 17 Abs. 1 MiLoG"),
        ({"rest_day": True}, date(2026, 3, 18), Severity.ERROR, "§ 16 Abs. 2 ArbZG"),
        ({"minutes": 481}, date(2026, 3, 18), Severity.ERROR, "§ 16 Abs. 2 ArbZG"),
        ({"minutes": 480}, date(2026, 3, 18), Severity.WARNING, "EuGH C-55/18, C-531/23; BAG 1 ABR 22/21"),
    ],
    ids=["Minijob, in time", "Minijob, late", "Sunday", "beyond eight hours", "advice"],
)
def test_who_wants_the_record_and_by_when(given, today, severity, law):
    values = {"minutes": 240, "rest_day": False, "minijob": False} | given
    (finding,) = missing_records([OpenDay(DAY, **values)], today)
    assert (finding.severity, finding.law, finding.due) == (severity, law, date(2026, 3, 17))
    assert ("17.03.2026" in finding.proposal) == law.startswith("§")


def test_today_is_not_over_yet():
    assert list(missing_records([OpenDay(DAY, 240, rest_day=False, minijob=True)], DAY)) == []
