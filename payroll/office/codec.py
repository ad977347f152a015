"""Frozen values to JSON and back, by their type annotations: how a closed slip keeps its inputs and its result.

Exact: a ``Decimal`` is written as its digits, a local time with its offset, a month as ``2026-03``. What is read back
equals what was written; a property of the round trip is tested for every value that is frozen.
"""

import dataclasses
import hashlib
import json
import types
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from payroll.periods import BERLIN, Month

T = TypeVar("T")
Reader = Callable[[Any], Any]


def to_json(value: object) -> Any:
    """Return *value* as plain JSON values; ``TypeError`` for a type that has no exact form."""
    match value:
        case None | bool() | StrEnum():
            return value if not isinstance(value, StrEnum) else value.value
        case str() | int():
            return value
        case Decimal() | Month():
            return str(value)
        case datetime() | date() | time():
            return value.isoformat()
        case tuple() | list():
            return [to_json(item) for item in value]
        case dict():
            return {key: to_json(item) for key, item in value.items()}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {name: to_json(getattr(value, name)) for name in _field_names(type(value))}
    raise TypeError(f"no exact JSON form for {type(value).__name__}")


def from_json(kind: type[T], data: Any) -> T:
    """Read a value of type *kind* back from what :func:`to_json` wrote."""
    return cast("T", _reader(cast("Any", kind))(data))


def canonical(data: Any) -> str:
    """Return JSON text that is the same for the same data: sorted keys, no spaces, UTF-8."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(data: Any) -> str:
    """SHA-256 of the canonical text, in hex."""
    return hashlib.sha256(canonical(data).encode()).hexdigest()


@cache
def _field_names(kind: type) -> tuple[str, ...]:
    return tuple(entry.name for entry in dataclasses.fields(kind))


def _local_time(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(BERLIN)


def _same(data: Any) -> Any:
    return data


_SIMPLE: dict[Any, Reader] = {
    Decimal: Decimal,
    Month: Month.parse,
    datetime: _local_time,
    date: date.fromisoformat,
    time: time.fromisoformat,
    str: _same,
    int: _same,
    bool: _same,
    Any: _same,
    type(None): _same,
}


@cache
def _reader(kind: Any) -> Reader:
    if kind in _SIMPLE:
        return _SIMPLE[kind]
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        inner = _reader(next(part for part in arguments if part is not type(None)))
        return lambda data: None if data is None else inner(data)
    if origin is tuple:
        return _tuple_reader(arguments)
    if origin is dict:
        return dict
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return kind
    if dataclasses.is_dataclass(kind):
        return _dataclass_reader(cast("type", kind))
    raise TypeError(f"no exact JSON form for {kind!r}")


def _tuple_reader(arguments: tuple[Any, ...]) -> Reader:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        each = _reader(arguments[0])
        return lambda data: tuple([each(item) for item in data])
    parts = [_reader(argument) for argument in arguments]
    return lambda data: tuple([part(item) for part, item in zip(parts, data, strict=True)])


def _dataclass_reader(kind: type) -> Reader:
    hints = get_type_hints(kind)
    readers = [(name, _reader(hints[name])) for name in _field_names(kind)]
    # a field added later is absent in older slips: its default stands
    return lambda data: kind(**{name: read(data[name]) for name, read in readers if name in data})
