"""The vacation of one employment over the years: each year's days as they are used, carried over and lapse.

Days are used oldest first, and of one year the statutory minimum first, then the extra week of severely disabled people,
then what the contract gives on top (BAG 28.03.2023 - 9 AZR 488/21); all parts share one fate, because no contract here
separates them. Months are taken whole: what lapses at the end of a March or December is gone in the month after.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from payroll.law.vacation_lapse import Circumstances, Fate, Reason, Told, fates, notice_in_time, still_open
from payroll.pay.vacation_shares import Part, Share
from payroll.periods import Month, calendar_year

NONE = Decimal(0)
_PARTS = tuple(Part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lapse:
    """*days* of one year's part that lapse at the end of *on*; ``None``: they do not lapse. *joins*: with which year's."""

    year: int
    part: Part
    days: Decimal
    hours: Decimal
    reason: Reason
    on: date | None
    joins: int | None = None
    told: Told | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Used:
    """*days* of one year's part that were used in *month*."""

    month: Month
    year: int
    part: Part
    days: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """What is left of one share."""

    share: Share
    days: Decimal

    @property
    def hours(self) -> Decimal:
        """The rest in hours, as a day was worth when it was earned."""
        return self.days * self.share.hours


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """How the account went from its first year to *year*.

    *carried*: what was left of earlier years when *year* began; *used* and *lapsed*: all so far, those of *year* still to
    come included; *too_many*: days used beyond what there was, by year; *rest*: what is left at the end; *outlook*: what
    becomes of it when *year* ends.
    """

    year: int
    carried: tuple[Rest, ...]
    used: tuple[Used, ...]
    lapsed: tuple[Lapse, ...]
    too_many: Mapping[int, Decimal]
    rest: tuple[Rest, ...]
    outlook: tuple[Lapse, ...]


@dataclass(slots=True)
class _Piece:
    """Days of a share with one fate: *until*: they lapse at its end; *joined*: the year whose vacation they go with."""

    share: Share
    left: Decimal
    joined: int
    until: date | None = None
    reason: Reason = Reason.NOTICE
    told: Told | None = None

    @property
    def turn(self) -> tuple[int, date, int, date]:
        return self.share.year, self.until or date.max, _PARTS.index(self.share.part), self.share.since

    def lapse(self, days: Decimal, reason: Reason, fate: Fate | None = None) -> Lapse:
        on, told = (self.until, self.told) if fate is None else (fate.until, fate.told)
        return Lapse(
            year=self.share.year,
            part=self.share.part,
            days=days,
            hours=days * self.share.hours,
            reason=reason,
            on=on,
            joins=None if fate is None else fate.joins,
            told=told,
        )


@dataclass(slots=True)
class _Account:
    at: Circumstances
    end: date | None
    pieces: list[_Piece] = field(default_factory=list)
    used: list[Used] = field(default_factory=list)
    lapsed: list[Lapse] = field(default_factory=list)
    too_many: dict[int, Decimal] = field(default_factory=dict)
    open_when_told: dict[int, Decimal] = field(default_factory=dict)

    def month(self, month: Month, days: Decimal) -> None:
        """Let what ended before the month lapse, then use the month's days."""
        for piece in self.pieces:
            if piece.until is not None and piece.until < month.first and piece.left:
                self._ends(piece)
        # most months of years gone by use nothing
        ready = sorted((piece for piece in self.pieces if piece.left), key=lambda each: each.turn) if days > 0 else []
        for piece in ready:
            gone = min(piece.left, days)
            if gone > 0:
                piece.left -= gone
                days -= gone
                self.used.append(Used(month=month, year=piece.share.year, part=piece.share.part, days=gone))
        if days:
            self.too_many[month.year] = self.too_many.get(month.year, NONE) + days
        told = notice_in_time(month.year, self.at)
        if told is not None and Month.of(told.on) == month:
            self.open_when_told[month.year] = sum((piece.left for piece in self.pieces), NONE)

    def _ends(self, piece: _Piece) -> None:
        until = piece.until
        if until is None or (self.end is not None and self.end <= until):
            return
        if still_open(piece.reason, until, self.at):
            piece.until, piece.joined = None, until.year
            return
        self.lapsed.append(piece.lapse(piece.left, piece.reason))
        piece.left = NONE

    def year_end(self, year: int) -> None:
        """Carry out what becomes of the open days when a year ends."""
        for piece, days, fate in self._fates(year):
            piece.left -= days
            if fate.until is not None and fate.until.year == year:
                self.lapsed.append(piece.lapse(days, fate.reason, fate))
            else:
                joined = piece.joined if fate.joins is None else fate.joins
                self.pieces.append(_Piece(piece.share, days, joined, fate.until, fate.reason, fate.told))

    def outlook(self, year: int) -> Iterator[Lapse]:
        """Yield what would become of the open days when a year ends."""
        if self.end is not None and self.end <= calendar_year(year).last:
            return
        for piece in self.pieces:
            if piece.left and (piece.until is not None or piece.joined > year):
                later = piece.joined if piece.joined > year else None
                yield replace(piece.lapse(piece.left, piece.reason), joins=later)
        for piece, days, fate in self._fates(year):
            yield piece.lapse(days, fate.reason, fate)

    def _fates(self, year: int) -> list[tuple[_Piece, Decimal, Fate]]:
        """Return the open pieces without a fate of their own, each with the days of it that share one."""
        if self.end is not None and self.end <= calendar_year(year).last:
            return []
        free = [piece for piece in self.pieces if piece.left and piece.until is None and piece.joined <= year]
        free.sort(key=lambda piece: piece.turn)
        years = dict.fromkeys(piece.share.year for piece in free)
        left = [(of, sum((piece.left for piece in free if piece.share.year == of), NONE)) for of in years]
        found: list[tuple[_Piece, Decimal, Fate]] = []
        rest = {id(piece): piece.left for piece in free}
        for fate in fates(left, year, self.at, self.open_when_told.get(year)):
            wanted = fate.days
            for piece in free:
                if piece.share.year == fate.leave_year and rest[id(piece)] and wanted:
                    part = min(rest[id(piece)], wanted)
                    rest[id(piece)] -= part
                    wanted -= part
                    found.append((piece, part, fate))
        return found

    def rest(self) -> tuple[Rest, ...]:
        return tuple(
            Rest(share=piece.share, days=piece.left)
            for piece in sorted(self.pieces, key=lambda each: each.turn)
            if piece.left
        )


def course(
    shares: Mapping[int, Sequence[Share]],
    use: Mapping[Month, Decimal],
    at: Circumstances,
    year: int,
    end: date | None = None,
    until: Month | None = None,
) -> Course:
    """Return the account of an employment through *year*: *shares* by the year that grants them, *use* by month.

    *end*: last day of the employment, after which nothing lapses: what is left is paid out (§ 7 Abs. 4 BUrlG). *until*: the
    last month to look at, where not the whole year is wanted.
    """
    account = _Account(at, end)
    carried: tuple[Rest, ...] = ()
    for each in range(min(shares, default=year), year + 1):
        carried = account.rest()
        account.pieces = [piece for piece in account.pieces if piece.left]
        account.pieces += [_Piece(share, share.days, each) for share in shares.get(each, ())]
        for month in Month(each, 1).until(Month(each, 12)):
            if until is None or month <= until:
                account.month(month, use.get(month, NONE))
        if each < year:
            account.year_end(each)
    return Course(
        year=year,
        carried=carried,
        used=tuple(account.used),
        lapsed=tuple(account.lapsed),
        too_many=account.too_many,
        rest=account.rest(),
        outlook=tuple(account.outlook(year)),
    )
