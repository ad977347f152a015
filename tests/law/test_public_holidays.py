"""Statutory holidays of the Länder and of municipalities."""

import json
from datetime import date

import holidays
import pytest

from payroll.law.easter import easter_sunday, whit_sunday
from payroll.law.public_holidays import calendar, count, holidays_of, is_holiday_in
from payroll.refusal import Refusal
from tests.holiday_table import PATH, table

COUNTS = {
    **dict.fromkeys(("BW", "BY", "SL", "BB"), 12),
    **dict.fromkeys(("NW", "RP", "MV", "SN", "ST", "TH"), 11),
    **dict.fromkeys(("BE", "HB", "HH", "HE", "NI", "SH"), 10),
}


@pytest.mark.parametrize(("land", "days"), COUNTS.items())
def test_holidays_of_a_land_in_a_year(land, days):
    assert count(land, 2026) == days


def test_one_off_holidays_of_berlin():
    assert date(2025, 5, 8) in holidays_of("BE", 2025)
    assert date(2028, 6, 17) in holidays_of("BE", 2028)
    assert date(2026, 5, 8) not in holidays_of("BE", 2026)


@pytest.mark.parametrize("year", range(2000, 2060, 7))
def test_easter_agrees_with_the_library(year):
    assert easter_sunday(year) == next(
        day
        for day, name in holidays.country_holidays("DE", subdiv="BB", years=[year], language="de").items()
        if name == "Ostersonntag"
    )
    assert (whit_sunday(year) - easter_sunday(year)).days == 49


def test_flags_switch_on_what_holds_in_a_part_of_a_land():
    plain, with_flag = calendar("BY"), calendar("BY", ["mariae_himmelfahrt"])
    assert not plain(date(2026, 8, 15))
    assert with_flag(date(2026, 8, 15))
    assert calendar("TH", ["fronleichnam"])(date(2026, 6, 4))
    assert calendar("BY", ["augsburg"])(date(2026, 8, 8))


def test_a_known_municipality_needs_no_flag():
    assert calendar("SN", municipality="Crostwitz")(date(2026, 6, 4))
    assert not calendar("SN", municipality="Leipzig")(date(2026, 6, 4))


@pytest.mark.parametrize(
    ("municipality", "year", "holds"),
    [("Baiersdorf", 2024, False), ("Baiersdorf", 2025, True), ("Seßlach", 2024, True), ("Seßlach", 2025, False)],
)
def test_15_august_in_bavaria_follows_the_census(municipality, year, holds):
    """Art. 1 Abs. 3 FTG: census of 2011 until 2024, of 2022 from 2025."""
    assert is_holiday_in("BY", municipality, date(year, 8, 15)) is holds


def test_an_unknown_municipality_is_refused_with_a_way_out():
    with pytest.raises(Refusal, match="mariae_himmelfahrt"):
        is_holiday_in("BY", "Musterdorf", date(2026, 8, 15))


def test_an_unknown_land_is_refused():
    with pytest.raises(Refusal, match="„XX“ ist kein Bundesland"):
        holidays_of("XX", 2026)


def test_the_kept_table_is_what_the_library_says():
    """The table spares every command the library's import; a changed Feiertagsgesetz shows here first."""
    assert json.loads(PATH.read_text(encoding="utf-8")) == table()
