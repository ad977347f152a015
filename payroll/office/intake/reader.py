"""Reads the pieces of a line in any order; each says one thing."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, NoReturn

from payroll.office.intake.clock import clock_of, end_after, looks_like_day, minutes_of
from payroll.office.intake.dates import YEARS, DaySpec, likely_month, resolve, resolve_range, spec_of
from payroll.office.intake.entries import PRIVATE, Name
from payroll.office.intake.lexer import Kind, Token, tokens
from payroll.office.intake.names import find, is_exact, known
from payroll.office.intake.said import Said
from payroll.office.intake.words import DAY_WORDS, MONTH_WORDS, WEEKDAY_WORDS, WEEKDAYS, day_in_words
from payroll.pay.facts import AbsenceKind, ShiftKind, ShiftState
from payroll.periods import ONE_DAY, Month

LONGEST_LINE = 300
MOST_MINUTES = 24 * 60

_FILLERS = {"am", "den", "dem", "der", "die", "das", "von", "vom", "um", "uhr", "und", "im", "ist", "war", "hat", "mit"} | {
    "zum",
    "zur",
    "einschliesslich",
    "frueh",
    "ganz",
    "ganzen",
    "tag",
}
KINDS = {
    "arbeit": ShiftKind.WORK,
    "bereitschaft": ShiftKind.STANDBY,
    "fahrt": ShiftKind.TRAVEL,
    "fahrzeit": ShiftKind.TRAVEL,
    "reise": ShiftKind.TRAVEL,
    "fortbildung": ShiftKind.TRAINING,
    "schulung": ShiftKind.TRAINING,
    "klinik": ShiftKind.COMPANION,
    "krankenhaus": ShiftKind.COMPANION,
}
ABSENCES = {
    "krank": AbsenceKind.SICK,
    "kindkrank": AbsenceKind.CHILD_SICK,
    "kind-krank": AbsenceKind.CHILD_SICK,
    "urlaub": AbsenceKind.VACATION,
    "sonderurlaub": AbsenceKind.SPECIAL,
    "unbezahlt": AbsenceKind.UNPAID,
    "unbezahlter": AbsenceKind.UNPAID,
    "unbezahlten": AbsenceKind.UNPAID,
    "mutterschutz": AbsenceKind.MATERNITY,
    "elternzeit": AbsenceKind.PARENTAL,
    "pflegezeit": AbsenceKind.CARE,
}
FREE = {"frei": ShiftState.DROPPED, "ausgefallen": ShiftState.DROPPED, "feiertag": ShiftState.HOLIDAY}
_TURNS = {
    f"{stem}{ending}": weeks
    for stem, weeks in {"letzt": -1, "vorig": -1, "dies": 0, "naechst": 1, "kommend": 1}.items()
    for ending in ("e", "en", "er", "es", "em")
}
_UNTIL = ("bis", "-")
_CLOCKS = (Kind.NUMBER, Kind.CLOCK, Kind.DOTTED)


class Reader:
    """One pass over the pieces of a line."""

    def __init__(self, line: str, today: date, names: Sequence[Name], grants: Sequence[str], chosen: Sequence[str]) -> None:
        self.today, self.names, self.grants, self.chosen = today, names, grants, chosen
        self.said = Said(names)
        if len(line) > LONGEST_LINE:
            self.said.fail(f"{line[:20]}…", "Die Zeile ist zu lang. Eine Zeile ist ein Eintrag.")
        self.pieces, self.at = tokens(line), 0

    def read(self) -> Said:
        """Return what the line says; raises ``EntryNotUnderstood`` or ``AmbiguousName``."""
        if not self.pieces:
            self.said.fail("", "Die Zeile ist leer.")
        while self.at < len(self.pieces):
            self.piece()
        return self.said

    def piece(self) -> None:
        """Read what starts at the current piece."""
        token = self.pieces[self.at]
        if self.name_first(token) or self.clock_range() or self.clock_and_length() or self.day_or_range():
            return
        if token.kind is Kind.LENGTH and self.peek(1) == "pause":
            self.set_pause(self.at, 2)
        elif token.kind is not Kind.WORD or not (self.fixed_word(token.word) or self.name(token)):
            self.fail(1, self.reason_for(token))

    def peek(self, ahead: int) -> str:
        """Return the folded word *ahead* pieces further, empty behind the end."""
        index = self.at + ahead
        return self.pieces[index].word if index < len(self.pieces) else ""

    def text(self, count: int) -> str:
        """Return the next *count* pieces as typed."""
        return " ".join(token.text for token in self.pieces[self.at : self.at + count]).replace(" - ", "-")

    def fail(self, count: int, reason: str) -> NoReturn:
        """Refuse the line for the next *count* pieces."""
        self.said.fail(self.text(count), reason)

    def take(self, name: str, count: int, *, value: Any) -> None:
        """Note a field from the next *count* pieces; a second time is refused."""
        if name in self.said.parts:
            self.fail(count, f"Es steht schon „{self.said.parts[name]}“ da. Schreiben Sie zwei Zeilen.")
        setattr(self.said, name, value)
        self.said.parts[name] = self.text(count)
        self.at += count

    def reason_for(self, token: Token) -> str:
        """Return why *token* says nothing here."""
        if token.kind is Kind.WORD and self.said.who is None:
            return f"Das ist weder ein bekannter Name noch ein Wort der Eingabe. Bekannt sind: {known(self.names)}."
        if token.kind in _CLOCKS:
            return "Eine Zeit braucht Anfang und Ende, ein Tag einen Punkt."
        if token.kind is Kind.LENGTH:
            return "Zu einer Dauer gehört die Uhrzeit davor."
        return "Dieses Wort gehört nicht zur Eingabe." if token.kind is Kind.WORD else "Dieses Zeichen gehört nicht hierher."

    # Names

    def name_first(self, token: Token) -> bool:
        """Read a whole first name before any keyword ("Jan", "Mai") as long as nobody is named."""
        free = token.kind is Kind.WORD and self.said.who is None
        return free and is_exact(token.word, self.names) and self.name(token)

    def name(self, token: Token) -> bool:
        """Read who it is about."""
        found = self.person(0, token.text)
        if found is None:
            return False
        self.take("who", found[1], value=found[0])
        return True

    def person(self, ahead: int, typed: str) -> tuple[Name, int] | None:
        """Return who is named *ahead* pieces further and the number of pieces that took."""
        words = [piece.word for piece in self.pieces[self.at + ahead : self.at + ahead + 4]]
        return find(words, typed, self.names, self.chosen, RESERVED) if words else None

    def cover(self) -> None:
        """Read ``für anna``."""
        found = self.person(1, self.text(2))
        if found is None:
            self.fail(2, f"Nach „für“ steht, wer vertreten wird. Bekannt sind: {known(self.names)}.")
        self.take("covers", found[1] + 1, value=found[0])

    # Times

    def clock_range(self) -> bool:
        """Read ``8-12:30``."""
        if self.at + 2 >= len(self.pieces) or self.peek(1) not in _UNTIL:
            return False
        both = first, last = self.pieces[self.at], self.pieces[self.at + 2]
        if first.kind not in _CLOCKS or last.kind not in _CLOCKS:
            return False
        certain = any(t.kind is Kind.CLOCK or (t.kind is Kind.DOTTED and not looks_like_day(t)) for t in both)
        if not certain and any(looks_like_day(t) for t in both):
            self.fail(
                3, "Das kann Tage oder Uhrzeiten meinen. Tage enden mit einem Punkt, Uhrzeiten haben einen Doppelpunkt."
            )
        start, end = clock_of(first), clock_of(last)
        if start is None or end is None:
            self.fail(3, "Uhrzeiten gehen von 0 bis 24.")
        self.take("clock", 3, value=(start, end))
        return True

    def clock_and_length(self) -> bool:
        """Read ``8 uhr 4,5 stunden``."""
        if self.at + 1 >= len(self.pieces) or self.pieces[self.at].kind not in (Kind.CLOCK, Kind.NUMBER):
            return False
        following = self.pieces[self.at + 1]
        if following.kind is not Kind.LENGTH:
            return False
        start, length = clock_of(self.pieces[self.at]), minutes_of(following)
        if start is None or not length or length > MOST_MINUTES:
            self.fail(2, "Erst die Uhrzeit, dann die Dauer, höchstens 24 Stunden.")
        self.take("clock", 2, value=(start, end_after(start, length)))
        return True

    def set_pause(self, number_at: int, count: int) -> None:
        """Read ``pause 30``, ``30 min pause``."""
        minutes = minutes_of(self.pieces[number_at]) if number_at < len(self.pieces) else None
        if minutes is None:
            self.fail(count, "Zur Pause gehört, wie viele Minuten.")
        self.take("pause", count, value=minutes)

    def without(self) -> None:
        """Read ``ohne pause``."""
        if self.peek(1) != "pause":
            self.fail(2, "Nach „ohne“ steht „pause“.")
        self.take("pause", 2, value=0)

    # Days

    def spec(self, ahead: int) -> DaySpec | None:
        """Return the day named *ahead* pieces further."""
        index = self.at + ahead
        return spec_of(self.pieces[index]) if index < len(self.pieces) else None

    def skip_fillers(self, ahead: int) -> int:
        """Return *ahead* moved behind words that only fill."""
        while self.peek(ahead) in _FILLERS:
            ahead += 1
        return ahead

    def day_or_range(self, *, forward: bool = False) -> bool:
        """Read a day, or first and last day."""
        if self.peek(0) == "morgen" and self.at and self.pieces[self.at - 1].word in DAY_WORDS | WEEKDAY_WORDS:
            self.at += 1  # "heute morgen" is this morning
            return True
        last_at = self.skip_fillers(2)
        first, last = self.spec(0), self.spec(last_at) if self.peek(1) in _UNTIL else None
        token = self.pieces[self.at]
        if first is None and last is not None and token.kind is Kind.NUMBER and token.text.isdigit():
            first = DaySpec(day=int(token.text))
        if first is None:
            return False
        if first.weekday is not None and last is None and (dated := self.spec(1)) and dated.day is not None:
            self.weekday_of_date(first.weekday)
        elif last is None:
            day = self.resolved(first, 1, forward=forward)
            self.add_days(day, day, 1)
        else:
            try:
                days = resolve_range(first, last, self.today, forward=forward)
            except (ValueError, OverflowError):
                self.fail(last_at + 1, "Diese Tage gibt es so nicht.")
            self.add_days(*days, last_at + 1)
        return True

    def resolved(self, spec: DaySpec, count: int, *, forward: bool = False) -> date:
        """Return the day, or refuse the next *count* pieces."""
        try:
            return resolve(spec, self.today, forward=forward)
        except (ValueError, OverflowError):
            self.fail(count, "Diesen Tag gibt es nicht.")

    def weekday_of_date(self, weekday: int) -> None:
        """Check ``mo 16.11.``: the weekday only confirms the date behind it."""
        typed, words = self.text(2), self.pieces[self.at].text
        self.at += 1
        self.day_or_range()
        day = self.said.days[-1][0]
        if day.weekday() != weekday:
            self.said.fail(
                typed, f"Der {day_in_words(day, weekday=False)} ist nicht „{words}“, sondern „{WEEKDAYS[day.weekday()]}“."
            )

    def add_days(self, first: date, last: date, count: int) -> None:
        """Note days; several pieces may name days."""
        self.said.days.append((first, last))
        self.said.parts.setdefault("days", self.text(count))
        self.at += count

    def one_day(self, ahead: int) -> tuple[date, int] | None:
        """Return the day *ahead* pieces further and the number of pieces up to it, if one stands there."""
        ahead = self.skip_fillers(ahead)
        spec = self.spec(ahead)
        return None if spec is None else (self.resolved(spec, ahead + 1), ahead + 1)

    def since(self) -> None:
        """Read ``ab 4.3.``; before a clock time or a range the word only fills."""
        found = self.one_day(1)
        if found and (self.peek(found[1]) not in _UNTIL or self.spec(self.skip_fillers(found[1] + 1)) is None):
            self.take("open_from", found[1], value=found[0])
        else:
            self.at += 1

    def until(self) -> None:
        """Read ``bis 10.3.``."""
        found = self.one_day(1)
        if found is None:
            self.fail(2, "Nach „bis“ steht ein Tag.")
        self.take("until", found[1], value=found[0])

    def turned(self, weeks: int) -> None:
        """Read ``letzte woche``, ``diesen monat``, ``nächsten mo``."""
        unit, following = self.peek(1), self.spec(2)
        if unit == "woche":
            monday = self.today + ONE_DAY * (7 * weeks - self.today.weekday())
            if following and following.weekday is not None:
                self.days_of_week(monday)
            else:
                self.add_days(monday, monday + ONE_DAY * 6, 2)
        elif unit == "monat":
            month = Month.of(self.today).plus(weeks)
            self.add_days(month.first, month.last, 2)
        elif self.spec(1) is None:
            self.fail(2, "Danach steht „woche“, „monat“ oder ein Wochentag.")
        else:
            self.at += 1
            self.day_or_range(forward=weeks > 0)

    def days_of_week(self, monday: date) -> None:
        """Read the weekdays of ``nächste woche mo-mi fr``."""
        self.at += 2
        while (first := self.spec(0)) and first.weekday is not None:
            last = self.spec(2) if self.peek(1) in _UNTIL else None
            end = first.weekday if last is None or last.weekday is None else last.weekday
            if end < first.weekday:
                self.fail(3, "Die Woche geht von Montag bis Sonntag.")
            self.add_days(monday + ONE_DAY * first.weekday, monday + ONE_DAY * end, 3 if last else 1)

    def month(self, number: int) -> None:
        """Read ``oktober`` or ``oktober 2026``: all its days."""
        year = self.peek(1)
        with_year = len(year) == 4 and year.isdecimal() and int(year) > 0
        month = Month(int(year), number) if with_year else likely_month(number, self.today)
        if month.year not in YEARS:
            self.fail(2, "Dieses Jahr liegt zu weit weg.")
        self.add_days(month.first, month.last, 2 if with_year else 1)

    # Fixed words

    def fixed_word(self, word: str) -> bool:
        """Read a word of the grammar."""
        if word == "kind" and self.peek(1) == "krank":
            self.take("absence", 2, value=AbsenceKind.CHILD_SICK)
        elif word in ABSENCES:
            self.absence(ABSENCES[word])
        elif word in FREE:
            self.take("free", 1, value=FREE[word])
        elif word in KINDS:
            self.take("kind", 1, value=KINDS[word])
        elif word in MONTH_WORDS:
            self.month(MONTH_WORDS[word])
        elif word in _TURNS:
            self.turned(_TURNS[word])
        elif word in _FILLERS:
            self.at += 1
        elif word in _FLAGS:
            self.take(_FLAGS[word], 1, value=True)
        elif word in _WORDS:
            _WORDS[word](self)
        else:
            return False
        return True

    def absence(self, kind: AbsenceKind) -> None:
        """Read the kind of an absence; ``unbezahlter urlaub`` is one kind."""
        if {self.said.absence, kind} == {AbsenceKind.UNPAID, AbsenceKind.VACATION}:
            self.said.absence = AbsenceKind.UNPAID
            self.at += 1
        else:
            self.take("absence", 1, value=kind)

    def budget(self) -> None:
        """Read ``budget aa``."""
        typed = self.peek(1)
        found = [key for key in self.grants if key.lower() == typed]
        found = found or [key for key in self.grants if typed and key.lower().startswith(typed)]
        if len(found) != 1:
            there = ", ".join(self.grants) or "keine"
            self.fail(2, f"Nach „budget“ steht das Kürzel einer Bewilligung. Es gibt: {there}.")
        self.take("grant", 2, value=found[0])

    def instead(self) -> None:
        """Read ``statt 8-12``: the clock times noted so far."""
        times = [self.pieces[index] for index in (self.at + 1, self.at + 3) if index < len(self.pieces)]
        clocks = [clock_of(token) for token in times if token.kind in _CLOCKS]
        if len(clocks) < 2 or self.peek(2) not in _UNTIL or None in clocks:
            self.fail(min(4, len(self.pieces) - self.at), "Nach „statt“ stehen die Zeiten, die bisher eingetragen sind.")
        self.take("instead", 4, value=tuple(clocks))

    def as_planned(self) -> None:
        """Read ``wie geplant``."""
        if self.peek(1) != "geplant":
            self.fail(2, "Nach „wie“ steht „geplant“.")
        self.take("planned", 2, value=True)

    def wrong_plan(self) -> None:
        """Read ``plan war falsch``."""
        length = 3 if self.peek(1) in ("war", "ist") else 2
        if self.peek(length - 1) != "falsch":
            self.fail(length, "Nach „plan“ steht „war falsch“.")
        self.take("corrects", length, value=True)

    def certificate(self) -> None:
        """Read ``bescheinigt``, ``bescheinigt ab 5.3.``."""
        found = self.one_day(2) if self.peek(1) in ("ab", "seit") else None
        self.take("certified", 1, value=True)
        if found:
            self.take("certified_from", found[1] - 1, value=found[0])


_FLAGS = {
    "alle": "everybody",
    "geplant": "planned",
    "gesund": "back",
    "folge": "follow_up",
    "folgebescheinigung": "follow_up",
    "gearbeitet": "worked",
    "loeschen": "removed",
    "streichen": "removed",
}
_WORDS: dict[str, Callable[[Reader], None]] = {
    "ab": Reader.since,
    "seit": Reader.since,
    "bis": Reader.until,
    "fuer": Reader.cover,
    "vertritt": Reader.cover,
    "pause": lambda reader: reader.set_pause(reader.at + 1, 2),
    "ohne": Reader.without,
    "budget": Reader.budget,
    "privat": lambda reader: reader.take("grant", 1, value=PRIVATE),
    "wie": Reader.as_planned,
    "statt": Reader.instead,
    "plan": Reader.wrong_plan,
    "bescheinigt": Reader.certificate,
    "bescheinigung": Reader.certificate,
    "attest": Reader.certificate,
}
RESERVED = frozenset(
    {"kind"}.union(ABSENCES, FREE, KINDS, MONTH_WORDS, WEEKDAY_WORDS, DAY_WORDS, _TURNS, _FILLERS, _FLAGS, _WORDS)
)
"""Words of the grammar; they are no beginnings of last names."""
