"""Column types that lose nothing: exact decimals, months, clock times, instants.

Why here: SQLite stores ``Numeric`` as binary float and drops time zones, both without a word. Every amount is therefore
an integer in the database, every instant is stored in UTC, and what cannot be stored exactly is refused.
"""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

from sqlalchemy import BigInteger, Date, DateTime, Dialect, Integer, String
from sqlalchemy.types import TypeDecorator, TypeEngine

from payroll.money import exact
from payroll.periods import Month


def plain(number: Decimal) -> Decimal:
    """Return *number* without trailing zeros and without exponent: 70.0000 becomes 70."""
    short = number.normalize()
    return short.quantize(Decimal(1)) if short == short.to_integral_value() else short


class Scaled(TypeDecorator[Decimal]):
    """A ``Decimal`` with at most *places* decimals as an integer; sums in SQL stay exact.

    Takes ``Decimal``, ``int`` or ``str``; ``TypeError`` for floats, ``ValueError`` for more decimals.
    """

    impl = BigInteger
    cache_ok = True

    def __init__(self, places: int) -> None:
        super().__init__()
        self.places = places

    def process_bind_param(self, value: Any, dialect: Dialect) -> int | None:  # noqa: ARG002 - interface of SQLAlchemy
        """Scale to an integer."""
        if value is None:
            return None
        scaled = exact(value).scaleb(self.places)
        if scaled != scaled.to_integral_value():
            raise ValueError(f"more than {self.places} decimals: {value!r}")
        return int(scaled)

    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:  # noqa: ARG002
        """Return the exact number without trailing zeros."""
        return None if value is None else plain(Decimal(value).scaleb(-self.places))


class Money(Scaled):
    """Euro as integer cents; returned with two decimals."""

    cache_ok = True

    def __init__(self) -> None:
        super().__init__(2)

    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:  # noqa: ARG002
        """Return euro with two decimals."""
        return None if value is None else Decimal(value).scaleb(-2)


class MonthText(TypeDecorator[Month]):
    """A month as ``2026-03``; sorts as text."""

    impl = String(7)
    cache_ok = True

    def process_bind_param(self, value: Month | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Write ``2026-03``."""
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Month | None:  # noqa: ARG002
        """Read ``2026-03``."""
        return None if value is None else Month.parse(value)


class ClockTime(TypeDecorator[time]):
    """A wall time as minutes after midnight."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: time | None, dialect: Dialect) -> int | None:  # noqa: ARG002
        """Write minutes; ``ValueError`` for seconds."""
        if value is None:
            return None
        if value.second or value.microsecond:
            raise ValueError(f"a wall time has no seconds: {value}")
        return value.hour * 60 + value.minute

    def process_result_value(self, value: int | None, dialect: Dialect) -> time | None:  # noqa: ARG002
        """Read minutes."""
        return None if value is None else time(value // 60, value % 60)


class Instant(TypeDecorator[datetime]):
    """A moment, stored in UTC; ``ValueError`` for a time without zone."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Write UTC without zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"an instant needs a time zone: {value}")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Read UTC."""
        return None if value is None else value.replace(tzinfo=UTC)


class Words(TypeDecorator[tuple[str, ...]]):
    """A short list of fixed words as one comma-separated text."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Join by commas."""
        return None if value is None else ",".join(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...] | None:  # noqa: ARG002
        """Split at commas."""
        return None if value is None else tuple(word for word in value.split(",") if word)


def to_json(value: Any) -> Any:
    """Return a column's value as JSON: numbers exact as text, dates and months in ISO form."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, tuple):
        return list(value)
    return str(value)


def from_json(kind: TypeEngine[Any], value: Any) -> Any:
    """Return what :func:`to_json` wrote, as the Python value of a column of type *kind*."""
    if value is None:
        return None
    readers: tuple[tuple[type, Any], ...] = (
        (Scaled, Decimal),
        (MonthText, Month.parse),
        (ClockTime, time.fromisoformat),
        (Instant, datetime.fromisoformat),
        (Words, tuple),
        (Date, date.fromisoformat),
    )
    for column_type, read in readers:
        if isinstance(kind, column_type):
            return read(value)
    return value
