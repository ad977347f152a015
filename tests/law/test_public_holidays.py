"""Statutory holidays of the Länder and of municipalities."""

import json
from datetime import date, timedelta

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


ALL = ("BW", "BY", "BE", "BB", "HB", "HH", "HE", "MV", "NI", "NW", "RP", "SL", "SN", "ST", "SH", "TH")
FIXED = {
    (1, 1): ALL,
    (1, 6): ("BW", "BY", "ST"),
    (3, 8): ("BE", "MV"),
    (5, 1): ALL,
    (8, 15): ("SL",),
    (9, 20): ("TH",),
    (10, 3): ALL,
    (10, 31): ("BB", "MV", "SN", "ST", "TH", "HB", "HH", "NI", "SH"),
    (11, 1): ("BW", "BY", "NW", "RP", "SL"),
    (12, 25): ALL,
    (12, 26): ALL,
}
FROM_EASTER = {
    -2: ALL,
    0: ("BB",),
    1: ALL,
    39: ALL,
    49: ("BB",),
    50: ALL,
    60: ("BW", "BY", "HE", "NW", "RP", "SL"),
}
EASTER = {2024: (3, 31), 2025: (4, 20), 2026: (4, 5), 2027: (3, 28), 2028: (4, 16)}
REPENTANCE = {2024: (11, 20), 2025: (11, 19), 2026: (11, 18), 2027: (11, 17), 2028: (11, 22)}
ONCE = {(2025, 5, 8): ("BE",), (2028, 6, 17): ("BE",)}


def by_the_holiday_acts(land: str, year: int) -> set[date]:
    """The Feiertagsgesetze of the Länder, written down apart from the program."""
    easter = date(year, *EASTER[year])
    days = {date(year, *day) for day, where in FIXED.items() if land in where}
    days |= {easter + timedelta(days=distance) for distance, where in FROM_EASTER.items() if land in where}
    days |= {date(*day) for day, where in ONCE.items() if day[0] == year and land in where}
    return days | ({date(year, *REPENTANCE[year])} if land == "SN" else set())


@pytest.mark.parametrize("land", ALL)
def test_every_holiday_of_five_years_by_the_acts_of_the_laender(land):
    for year in EASTER:
        assert holidays_of(land, year) == by_the_holiday_acts(land, year), year


@pytest.mark.parametrize(
    ("land", "flag", "days"),
    [
        ("BY", "augsburg", [(8, 8)]),
        ("BY", "mariae_himmelfahrt", [(8, 15)]),
        ("SN", "fronleichnam", [(6, 4)]),
        ("TH", "fronleichnam", [(6, 4)]),
    ],
)
def test_a_local_flag_adds_its_day_and_no_other(land, flag, days):
    plain, local = calendar(land), calendar(land, [flag])
    year = [date(2026, 1, 1) + timedelta(days=number) for number in range(365)]
    assert [day for day in year if local(day) and not plain(day)] == [date(2026, *day) for day in days]
    assert all(local(day) for day in year if plain(day))


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
