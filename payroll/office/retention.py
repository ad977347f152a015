"""What must be kept until when and why, and what may be erased today: one list over the whole book. Nothing goes by itself.

Each record is kept until the last of all duties that concern it (labour-law reference, section 8); a duty whose end nobody
knows yet keeps it without end, and so does a hold.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import groupby

from sqlalchemy import select

from payroll.law import retention as law
from payroll.office.book import Book, LegalHold
from payroll.office.codec import from_json
from payroll.office.desk import Desk
from payroll.office.facts import LOOK_BACK
from payroll.office.intake.words import day_in_words, month_in_words
from payroll.office.settled import SettledMonth
from payroll.office.shelf import load_book
from payroll.pay.contract_days import ContractDays
from payroll.pay.facts import Absence, AbsenceKind, Assistant, Shift
from payroll.periods import DateRange, Month
from payroll.records.closing import ClosedSlipRow
from payroll.records.journal import BookSession

SICK_KINDS = frozenset({AbsenceKind.SICK, AbsenceKind.CHILD_SICK})
ALL_TIME = DateRange(date(1900, 1, 1), date(9000, 1, 1))
PREMIUM_LINE = '"code":"premium_'


class RecordKind(StrEnum):
    """Kinds of records that are erased together."""

    SICK = "sick"
    HOURS = "hours"
    EVERYTHING = "everything"


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One reason to keep a record until the end of a day; ``None``: the end is not known yet. *text* is German."""

    until: date | None
    text: str
    law: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Records of one kind and person that are kept alike. *first*/*last*: the days they are about; *hold*: why not at all.

    *keys*: keys of absences; *months*: months of working time. *count*: how many entries they are.
    """

    kind: RecordKind
    assistant: str
    name: str
    first: date
    last: date | None
    count: int
    duties: tuple[Duty, ...]
    hold: LegalHold | None = None
    keys: tuple[str, ...] = ()
    months: tuple[Month, ...] = ()

    @property
    def keep_until(self) -> date | None:
        """Last day of keeping: the last of all duties, ``None`` while one of them is open."""
        ends = [duty.until for duty in self.duties]
        return None if None in ends else max((end for end in ends if end is not None), default=date.min)

    def may_go(self, today: date) -> bool:
        """Tell whether it may be erased today."""
        return self.hold is None and self.keep_until is not None and self.keep_until < today


@dataclass(frozen=True, slots=True)
class _Slip:
    """What a closed payslip means for keeping: the month, its settled value, whether it pays premiums by the hour."""

    month: Month
    settled: SettledMonth
    premiums: bool


def retention(desk: Desk) -> tuple[Record, ...]:
    """Return everything that is kept about the assistants, by person and kind, months alike put together."""
    with desk.read() as session:
        return tuple(_put_together(records_in(session, desk.today), desk.today))


def records_in(session: BookSession, today: date) -> tuple[Record, ...]:
    """Return the records inside a transaction that is open: illnesses by chain, working time by month, and each person."""
    book = load_book(session, window=ALL_TIME)
    slips = _slips(session)
    found: list[Record] = []
    for person in book.assistants:
        keeping = _Keeping(book, person, slips.get(person.key, {}), today)
        illnesses, hours = [*keeping.illnesses()], [*keeping.hours()]
        found += [*illnesses, *hours, keeping.everything([*illnesses, *hours])]
    return tuple(found)


def _slips(session: BookSession) -> dict[str, dict[Month, _Slip]]:
    table = ClosedSlipRow.__table__.c
    premiums = table.result.contains(PREMIUM_LINE, autoescape=True).label("premiums")
    found: dict[str, dict[Month, _Slip]] = {}
    for row in session.connection().execute(
        select(table.assistant, table.month, table.settled, premiums).order_by(table.id)
    ):
        settled = from_json(SettledMonth, json.loads(row.settled))
        found.setdefault(row.assistant, {})[row.month] = _Slip(row.month, settled, bool(row.premiums))
    return found


class _Keeping:
    """The duties about one assistant."""

    def __init__(self, book: Book, person: Assistant, slips: dict[Month, _Slip], today: date) -> None:
        self._book, self._person, self._slips, self._today = book, person, slips, today
        self._hold = next((hold for hold in book.legal_holds if hold.assistant == person.key), None)
        self._decided = {decision.grant: decision.on for decision in book.final_decisions}

    def illnesses(self) -> Iterator[Record]:
        """Yield each illness with those it continues: data of sickness, of the assistant or of a child."""
        absences = [a for a in self._book.absences if a.assistant == self._person.key and a.kind in SICK_KINDS]
        by_key = {absence.key: absence for absence in absences}
        chains: dict[str, list[Absence]] = {}
        for absence in absences:
            chains.setdefault(_first_of_chain(absence, by_key), []).append(absence)
        for chain in chains.values():
            last = max((a.last for a in chain if a.last), default=None)
            open_end = any(absence.last is None for absence in chain)
            yield self._record(
                RecordKind.SICK,
                min(absence.first for absence in chain),
                None if open_end else last,
                len(chain),
                [duty for absence in chain for duty in self._sick_duties(absence)],
                keys=tuple(absence.key for absence in chain),
            )
        for sick in self._person.opening.sick if self._person.opening else ():
            yield self._record(
                RecordKind.SICK, sick.first, sick.last, 1, [_sick_duty(law.sick_frame_end(sick.first, sick.last), sick.last)]
            )

    def hours(self) -> Iterator[Record]:
        """Yield the working time of each month; a shift over the end of a month belongs to the month in which it ends."""
        shifts: dict[Month, list[Shift]] = {}
        for shift in self._book.shifts:
            if shift.assistant == self._person.key:
                shifts.setdefault(Month.of(shift.end.date()), []).append(shift)
        for month, of_month in sorted(shifts.items()):
            duties = self._hour_duties(month, of_month)
            first = min(shift.start.date() for shift in of_month)
            yield self._record(RecordKind.HOURS, first, month.last, len(of_month), duties, months=(month,))

    def everything(self, others: Sequence[Record]) -> Record:
        """Return the person as a whole: contract, tax, insurance, payslips. It outlasts every other record about them."""
        employments = ContractDays(self._person).employments()
        ended = max((span.last for span in employments), default=date.min)
        start = min((span.first for span in employments), default=self._person.birth_date)
        duties = [
            *self._contract_duties(ended),
            *(duty for slip in self._slips.values() for duty in self._wage_duties(slip)),
        ]
        if others:
            ends = [record.keep_until for record in others]
            until = None if None in ends else max(end for end in ends if end is not None)
            duties.append(Duty(until=until, text="was sonst über die Person aufzubewahren ist", law="siehe oben"))
        for absence in self._book.absences:
            if absence.assistant == self._person.key and absence.kind is AbsenceKind.MATERNITY and absence.last:
                until = law.maternity_documents(absence.last)
                duties.append(Duty(until=until, text="Unterlagen zum Mutterschutz, zwei Jahre", law="§ 27 Abs. 5 MuSchG"))
        end = None if ended == date.max else ended
        return self._record(RecordKind.EVERYTHING, start, end, len(self._slips), duties)

    def _record(
        self,
        kind: RecordKind,
        first: date,
        last: date | None,
        count: int,
        duties: Iterable[Duty],
        keys: tuple[str, ...] = (),
        months: tuple[Month, ...] = (),
    ) -> Record:
        return Record(
            kind=kind,
            assistant=self._person.key,
            name=f"{self._person.first_name} {self._person.last_name}",
            first=first,
            last=last,
            count=count,
            duties=_by_reason(duties),
            hold=self._hold,
            keys=keys,
            months=months,
        )

    # --- duties ---

    def _sick_duties(self, absence: Absence) -> Iterator[Duty]:
        if absence.last is None:
            yield Duty(until=None, text="die Krankheit hat noch kein Ende", law="§ 3 EFZG")
            return
        end = date(absence.last.year, 12, 31)
        frame_end = law.sick_frame_end(absence.first, absence.last) if absence.kind is AbsenceKind.SICK else end
        settled = absence.last
        for month in Month.of(absence.first).until(Month.of(absence.last)):
            slip = self._slips.get(month)
            if slip is None:
                yield self._not_closed(month)
            elif slip.settled.funding.claimed_u1:
                received = self._received(month)
                if received is None:
                    text = f"die Erstattung U1 für {_month(month)} ist noch nicht als erhalten eingetragen"
                    yield Duty(until=None, text=text, law="AAG")
                else:
                    settled = max(settled, received)
        yield _sick_duty(frame_end, settled)
        for request in self._book.substitute_requests:
            if request.absence == absence.key:
                yield from self._proof_duties([request.grant])

    def _hour_duties(self, month: Month, shifts: Sequence[Shift]) -> Iterator[Duty]:
        kept = law.working_time(month.last)
        yield Duty(until=kept, text="Aufzeichnung der Arbeitszeit, zwei Jahre", law="§ 17 MiLoG, § 16 Abs. 2 ArbZG")
        text = "Berichtigungen dieses und des letzten Jahres rechnen noch damit"
        yield Duty(until=_looked_back_on(month.last), text=text, law="§ 11 BUrlG, § 41c EStG")
        for of in sorted({Month.of(shift.start.date()) for shift in shifts} | {month}):
            slip = self._slips.get(of)
            if slip is None:
                if any(span.overlap(of.range) for span in ContractDays(self._person).employments()):
                    yield self._not_closed(of)
                continue
            if slip.premiums:
                until = law.wage_account(of.last)
                yield Duty(until=until, text="Nachweis der steuerfreien Zuschläge, wie das Lohnkonto", law="§ 3b EStG")
            yield from self._proof_duties(grant for grant, _, _ in slip.settled.funding.minutes if grant is not None)

    def _wage_duties(self, slip: _Slip) -> Iterator[Duty]:
        year_end = date(slip.month.year, 12, 31)
        text = "Lohnkonto, sechs Jahre nach dem Jahr der letzten Zahlung"
        yield Duty(until=law.wage_account(year_end), text=text, law="§ 41 Abs. 1 Satz 9 EStG")
        text = "Lohnnachweis für die Unfallversicherung, fünf Jahre"
        yield Duty(until=law.accident_insurance(slip.month.year), text=text, law="§ 165 Abs. 4 SGB VII")
        yield from self._proof_duties(grant for grant, _, _ in slip.settled.funding.minutes if grant is not None)

    def _contract_duties(self, ended: date) -> Iterator[Duty]:
        if ended == date.max:
            yield Duty(until=None, text="die Anstellung läuft; das Urlaubskonto baut darauf auf", law="§§ 195, 199 BGB")
        elif ended != date.min:
            text = "Vertrag, Zeugnis und Ansprüche, drei Jahre nach dem Jahr des Austritts"
            yield Duty(until=law.contract(ended), text=text, law="§§ 195, 199 BGB")

    def _proof_duties(self, grants: Iterable[str]) -> Iterator[Duty]:
        """Yield the proof toward each funder, until its final decision."""
        references = {grant.key: grant.reference for grant in self._book.grants}
        for grant in dict.fromkeys(grants):
            text = f"Nachweis für die Bewilligung {references.get(grant, grant)}, bis zum endgültigen Bescheid"
            yield Duty(until=self._decided.get(grant), text=text, law="Zielvereinbarung, Bescheid")

    def _not_closed(self, month: Month) -> Duty:
        return Duty(until=None, text=f"{_month(month)} ist noch nicht abgeschlossen", law="§ 41 EStG")

    def _received(self, month: Month) -> date | None:
        """Day on which the last U1 refund claimed for *month* came in, ``None`` while one is open or none is noted."""
        noted = [r for r in self._book.refunds if r.assistant == self._person.key and r.kind == "u1" and r.month == month]
        days = [refund.received_on for refund in noted]
        return None if not days or None in days else max(day for day in days if day is not None)


def _first_of_chain(absence: Absence, by_key: dict[str, Absence]) -> str:
    seen: set[str] = set()
    while absence.continues in by_key and absence.key not in seen:
        seen.add(absence.key)
        absence = by_key[str(absence.continues)]
    return absence.key


def _sick_duty(frame_end: date, settled: date) -> Duty:
    return Duty(
        until=law.sick_record(frame_end, settled),
        text="Daten zur Krankheit, bis zum Ende des Jahres nach den zwölf Monaten, in denen sie noch zählt",
        law="§ 3 Abs. 1 EFZG, Art. 5 DSGVO",
    )


def _looked_back_on(day: date) -> date:
    """Last day on which a correction of the year before may look back on *day* (weeks before a vacation and more)."""
    return date((day + LOOK_BACK).year + 1, 12, 31)


def _by_reason(duties: Iterable[Duty]) -> tuple[Duty, ...]:
    """Return one duty for each reason, the longest; an open one outlasts all. In the order they came."""
    found: dict[tuple[str, str], Duty] = {}
    for duty in duties:
        known = found.get((duty.text, duty.law))
        if known is None or (known.until is not None and (duty.until is None or duty.until > known.until)):
            found[duty.text, duty.law] = duty
    return tuple(found.values())


def _put_together(records: Iterable[Record], today: date) -> Iterator[Record]:
    """Yield the records with months of working time in a row as one, where the same reasons keep them or they may go."""

    def alike(record: Record) -> tuple[object, ...]:
        if record.kind is not RecordKind.HOURS:
            return (record.kind, record.assistant, record.first, record.keys)
        return (record.kind, record.assistant, record.may_go(today), record.keep_until is None, record.first.year)

    for _, group in groupby(records, key=alike):
        together = list(group)
        if len(together) == 1:
            yield together[0]
            continue
        yield replace(
            together[0],
            last=together[-1].last,
            count=sum(record.count for record in together),
            duties=_by_reason(duty for record in together for duty in record.duties),
            months=tuple(month for record in together for month in record.months),
        )


def _month(month: Month) -> str:
    return month_in_words(month.year, month.month)


def span_in_words(record: Record) -> str:
    """Return "1. Januar bis 31. März 2024", "seit 1. Januar 2026"."""
    first = day_in_words(record.first, weekday=False)
    if record.last is None:
        return f"seit {first}"
    return first if record.last == record.first else f"{first} bis {day_in_words(record.last, weekday=False)}"
