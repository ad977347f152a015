"""The common base of all mapped classes, the names of constraints, and the helpers every table uses."""

from collections.abc import Sequence
from datetime import datetime, time
from decimal import Decimal
from typing import Annotated, Any, ClassVar, get_args

from sqlalchemy import CheckConstraint, ForeignKey, MetaData, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from payroll.periods import Month
from payroll.records.types import ClockTime, Instant, Money, MonthText, Scaled, Words

Euro = Annotated[Decimal, Money()]
Hours = Annotated[Decimal, Scaled(2)]
Days = Annotated[Decimal, Scaled(2)]
Percent = Annotated[Decimal, Scaled(4)]
Factor = Annotated[Decimal, Scaled(4)]


class Base(DeclarativeBase):
    """Base of all rows. Every table has a surrogate ``id``; lists of the book keep their order by it."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        **{exact: get_args(exact)[1] for exact in (Euro, Hours, Days, Percent, Factor)},
        Month: MonthText(),
        datetime: Instant(),
        time: ClockTime(),
        tuple[str, ...]: Words(),
        str: String(),
    }

    id: Mapped[int] = mapped_column(primary_key=True, sort_order=-1)


def refers_to(target: str) -> ForeignKey:
    """Return a reference to the unique ``key`` of another table, checked at commit; it never deletes anything."""
    return ForeignKey(target, deferrable=True, initially="DEFERRED")


def one_of(column: str, values: Sequence[str]) -> CheckConstraint:
    """Return the check that *column* holds one of *values* (or NULL where the column allows it)."""
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f'"{column}" IN ({listed})', name=column)


def not_negative(*columns: str) -> CheckConstraint:
    """Return the check that none of *columns* is below zero."""
    return CheckConstraint(" AND ".join(f'"{column}" >= 0' for column in columns), name="not_negative")


def in_order(first: str = "valid_from", last: str = "valid_to") -> CheckConstraint:
    """Return the check that *last* is not before *first*."""
    return CheckConstraint(f'"{last}" >= "{first}"', name="in_order")
