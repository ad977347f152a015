"""Statutory holidays (gesetzliche Feiertage) of the Länder, and of municipalities where only a part of a Land has one.

The place of work decides. The Länder come from the ``holidays`` library; the three holidays that hold in a part of a
Land only are switched on by a flag of the workplace, or found by the municipality's name in
``parameters/municipal_holidays.toml``.
"""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import cache

from payroll.law.easter import easter_sunday
from payroll.law.parameters import load_file, load_table
from payroll.refusal import Refusal

AUGSBURG, FRONLEICHNAM, MARIAE_HIMMELFAHRT = "augsburg", "fronleichnam", "mariae_himmelfahrt"
_CORPUS_CHRISTI = timedelta(days=60)


def local_holiday(flag: str, year: int) -> date:
    """Return the date of one of the three holidays that hold in a part of a Land only."""
    match flag:
        case "augsburg":
            return date(year, 8, 8)
        case "mariae_himmelfahrt":
            return date(year, 8, 15)
        case "fronleichnam":
            return easter_sunday(year) + _CORPUS_CHRISTI
        case _:
            raise ValueError(f"not a local holiday: {flag!r}")


@cache
def holidays_of(land: str, year: int) -> frozenset[date]:
    """Return the statutory holidays that hold in a whole Land (ISO code without ``DE-``) in a year."""
    noted = _table().get(str(year), {}).get(land)
    return from_library(land, year) if noted is None else frozenset(date.fromisoformat(day) for day in noted)


def from_library(land: str, year: int) -> frozenset[date]:
    """Return them from the ``holidays`` library; importing it costs 110 ms, felt at every command."""
    import holidays

    try:
        return frozenset(holidays.country_holidays("DE", subdiv=land, years=[year], observed=False))
    except NotImplementedError:
        raise Refusal(f"„{land}“ ist kein Bundesland.", code="state_unknown", place="employer.state") from None


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    """The library's answers for the years near us, kept as data; a test holds the two together."""
    return load_table("holidays")


def calendar(land: str, flags: Iterable[str] = (), municipality: str | None = None) -> Callable[[date], bool]:
    """Return a test that tells whether a day is a statutory holiday at a place of work; the same for the same place.

    *flags*: those of ``augsburg``, ``fronleichnam``, ``mariae_himmelfahrt`` that hold there. A *municipality* known by
    name adds its own; one that is not known adds none, because then the flags decide.
    """
    return _calendar(land, frozenset(flags), municipality)


@cache
def _calendar(land: str, flags: frozenset[str], municipality: str | None) -> Callable[[date], bool]:
    return lambda day: day in _days_off(land, flags, municipality, day.year)


@cache
def _days_off(land: str, flags: frozenset[str], municipality: str | None, year: int) -> frozenset[date]:
    days = set(holidays_of(land, year))
    for flag in (AUGSBURG, FRONLEICHNAM, MARIAE_HIMMELFAHRT):
        day = local_holiday(flag, year)
        if flag in flags or flag in municipal_flags(land, municipality, day):
            days.add(day)
    return frozenset(days)


def municipal_flags(land: str, municipality: str | None, on: date) -> frozenset[str]:
    """Return the local holidays known for a municipality on a day; empty if there are none or it is not listed."""
    found = {flag: _listed(land, municipality, flag, on) for flag in (AUGSBURG, FRONLEICHNAM, MARIAE_HIMMELFAHRT)}
    return frozenset(flag for flag, holds in found.items() if holds)


def is_holiday_in(land: str, municipality: str | None, day: date) -> bool:
    """Tell whether a day is a statutory holiday in a municipality.

    :class:`Refusal` for a local holiday in a municipality of which the program does not know whether it has it.
    """
    if day in holidays_of(land, day.year):
        return True
    for flag in (AUGSBURG, FRONLEICHNAM, MARIAE_HIMMELFAHRT):
        if local_holiday(flag, day.year) == day and flag in load_file("municipal_holidays").get(land, {}):
            holds = _listed(land, municipality, flag, day)
            if holds is None:
                raise Refusal(
                    f"Ob der {day:%d.%m.%Y} in „{municipality or land}“ Feiertag ist, weiß dieses Programm nicht. "
                    f"Bitte fragen Sie die Gemeinde und tragen Sie „{flag}“ bei den örtlichen Feiertagen ein, wenn er gilt.",
                    code="local_holiday_unknown",
                    place="employer.local_holidays",
                )
            return holds
    return False


def _listed(land: str, municipality: str | None, flag: str, on: date) -> bool | None:
    """``True``/``False`` as the dated lists say, ``None`` if they are silent."""
    name = (municipality or "").strip().casefold()
    answer: bool | None = None
    for entry in load_file("municipal_holidays").get(land, {}).get(flag, []):
        if entry["valid_from"] <= on <= entry.get("valid_to", date.max):
            if name in (listed.casefold() for listed in entry.get("holiday_in", [])):
                return True
            if entry.get("complete", False) or name in (listed.casefold() for listed in entry.get("no_holiday_in", [])):
                answer = False
    return answer


def count(land: str, year: int, *, with_municipal: bool = False) -> int:
    """Return the number of statutory holidays of a year; *with_municipal*: with those of a part of the Land, without the
    one that Augsburg alone has.
    """
    days = set(holidays_of(land, year))
    if with_municipal:
        flags = load_file("municipal_holidays").get(land, {})
        days.update(local_holiday(flag, year) for flag in flags if flag != AUGSBURG)
    return len(days)
