"""Checks over weeks (§§ 3, 6 ArbZG): the average of 48 hours, the longest week, night workers; each yields its findings."""

from collections.abc import Iterator
from datetime import timedelta

from payroll.law import labour_law
from payroll.law.work_situation import Situation
from payroll.law.working_days import DAYS_OF_WEEK, SATURDAY, Finding, Severity, monday_of, said_hours
from payroll.law.working_time import average_budget, limit_minutes, longest_week, usual_night_percent
from payroll.money import MINUTES_PER_HOUR
from payroll.periods import DateRange


def high_average(situation: Situation) -> Iterator[Finding]:
    """AZ-03: more than 48 hours a week on average of the 24 weeks up to the window's end (§ 3 Satz 2 ArbZG)."""
    yield from _average(situation, "AZ-03", "working_time.average_weeks", "§ 3 Satz 2 ArbZG")


def long_week(situation: Situation) -> Iterator[Finding]:
    """AZ-04: more than 60 hours on the Werktage of one week (§ 3 Satz 2 ArbZG: six times ten)."""
    monday = monday_of(situation.window.first)
    while monday <= situation.window.last:
        saturday = monday + timedelta(days=SATURDAY)
        minutes = sum(situation.worked.get(day, 0) for day in DateRange(monday, saturday))
        most = longest_week(monday)
        if minutes and minutes + situation.elsewhere(DAYS_OF_WEEK) > most * MINUTES_PER_HOUR:
            total = minutes + situation.elsewhere(DAYS_OF_WEEK)
            text = (
                f"In der Woche ab {monday:%d.%m.%Y} sind es {said_hours(total)} an Werktagen, höchstens {most} Stunden "
                f"gehen.{situation.said_elsewhere}"
            )
            way = f"Geben Sie {said_hours(total - int(most * MINUTES_PER_HOUR))} dieser Woche an jemand anderes."
            yield Finding("AZ-04", Severity.ERROR, saturday, text, "§ 3 ArbZG", way, since=monday)
        monday += timedelta(weeks=1)


def high_night_average(situation: Situation) -> Iterator[Finding]:
    """AZ-10: a night worker's average above 48 hours a week in four weeks (§ 6 Abs. 2 ArbZG)."""
    if is_night_worker(situation):
        yield from _average(situation, "AZ-10", "working_time.night_average_weeks", "§ 6 Abs. 2 ArbZG", "mit Nachtarbeit ")


def unpaid_nights(situation: Situation) -> Iterator[Finding]:
    """AZ-11: night work of a night worker without supplement or paid time off, or with less than usual (§ 6 Abs. 5 ArbZG).

    BAG 09.12.2015 - 10 AZR 423/14. What is due where most of it is standby has no usual number.
    """
    last = situation.window.last
    nights = {day for day in situation.nights if day in situation.window}
    if not nights or not is_night_worker(situation):
        return
    permanent = all(span.start.date() in nights for span in situation.spans if span.start.date() in situation.window)
    usual = usual_night_percent(last, permanent=permanent)
    agreed = situation.night_percent
    if agreed is not None and agreed >= usual:
        return
    text = f"Für die Nachtarbeit bis {last:%d.%m.%Y} ist kein Zuschlag vereinbart."
    if agreed is not None:
        text = f"Für Nachtarbeit sind {agreed.normalize():f} Prozent vereinbart, üblich sind {usual.normalize():f}."
    first, until = (labour_law.whole(f"working_time.night_{name}", last) for name in ("from", "to"))
    way = (
        f"Vereinbaren Sie {usual.normalize():f} Prozent für die Stunden von {first} bis {until} Uhr oder ebenso viel "
        "bezahlte freie Zeit (weniger nur, wenn die Nacht meist Bereitschaft ist), und tragen Sie es im Vertrag ein."
    )
    severity = Severity.ERROR if agreed is None else Severity.WARNING
    yield Finding("AZ-11", severity, last, text, "§ 6 Abs. 5 ArbZG", way, since=min(nights))


def is_night_worker(situation: Situation) -> bool:
    """Tell whether somebody works at night by turns, or on at least 48 days of the year (§ 2 Abs. 5 ArbZG)."""
    needed = labour_law.number("working_time.night_days", situation.window.last)
    return situation.rotating_nights or len(situation.nights) >= needed


def _average(situation: Situation, check: str, weeks_name: str, law: str, what: str = "") -> Iterator[Finding]:
    last = situation.window.last
    weeks = labour_law.whole(weeks_name, last)
    days = DateRange(last - timedelta(days=weeks * DAYS_OF_WEEK - 1), last)
    minutes, budget = situation.minutes_in(days), average_budget(weeks, last)
    over = minutes - int(budget * MINUTES_PER_HOUR)
    if over > 0:
        text = (
            f"In den {weeks} Wochen bis {last:%d.%m.%Y} sind es {what}{said_hours(minutes)}, erlaubt sind {budget} Stunden "
            f"(Urlaub, Krankheit und Feiertage zählen mit {said_hours(limit_minutes('working_time.day', last))})."
            f"{situation.said_elsewhere}"
        )
        way = f"Planen Sie in den nächsten Wochen {said_hours(over)} weniger; danach gleicht es sich aus."
        yield Finding(check, Severity.ERROR, last, text, law, way, since=days.first)
