"""Objects and lists of a book file: which keys they have, what they become in the book, and back.

A ``Field`` declares one key once; reading, writing and the JSON Schema follow from it.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from payroll.office.bookfile.findings import INVALID, Findings, Invalid, shown
from payroll.office.bookfile.kinds import JsonSchema, Kind


class JsonObject(dict[str, Any]):
    """A JSON object as read, with the keys that occurred more than once."""

    def __init__(self, members: list[tuple[str, Any]]) -> None:
        super().__init__(members)
        self.twice: tuple[str, ...] = ()
        if len(self) != len(members):
            count = Counter(name for name, _ in members)
            self.twice = tuple(name for name in self if count[name] > 1)


@dataclass(frozen=True, slots=True)
class Field:
    """One key. *attr*: the book's name for it where it differs; *default*: what a missing or null value means.

    *required*: the key must be there; *nullable*: it may be null. A key that is neither is left out when it says nothing.
    *added*: came to the format later; it is written only where it says something, so that older files stay as they are.
    """

    key: str
    kind: Kind
    attr: str = ""
    required: bool = True
    nullable: bool = False
    default: Any = None
    added: bool = False

    @property
    def name(self) -> str:
        """The book's name of the key."""
        return self.attr or self.key


def may_lack(key: str, kind: Kind, attr: str = "", default: Any = None) -> Field:
    """Return a key that may be null or missing."""
    return Field(key, kind, attr, required=False, nullable=True, default=default)


def added(key: str, kind: Kind, attr: str = "", default: Any = None) -> Field:
    """Return a key that came to the format later: it may be null or missing, and is written only where it says something."""
    return Field(key, kind, attr, required=False, nullable=True, default=default, added=True)


def join(place: str, key: str) -> str:
    """Return the path of *key* below *place*."""
    return f"{place}.{key}" if place else key


@dataclass(frozen=True, slots=True)
class Fields:
    """The keys of an object as one flat set of values; used by objects and by groups inside them."""

    fields: tuple["Field | Group", ...]

    def read(self, value: Any, place: str, findings: Findings) -> dict[str, Any] | Invalid:
        """Return the values by the book's names."""
        if not isinstance(value, dict):
            return findings.refuse(
                place, f"Hier steht {shown(value)}; erwartet ist ein Objekt {{…}} mit {self._keys()}.", "type"
            )
        before = len(findings.refusals)
        for key in getattr(value, "twice", ()):
            findings.refuse(
                join(place, _path_key(key)), f"{shown(key)} kommt hier zweimal vor. Behalten Sie eine Angabe.", "twice"
            )
        known = {field.key for field in self.fields}
        for key in value:
            if key not in known:
                self._refuse_unknown(key, place, findings)
        values: dict[str, Any] = {}
        for field in self.fields:
            values |= _read_field(field, value, place, findings)
        return values if len(findings.refusals) == before else INVALID

    def _keys(self) -> str:
        return ", ".join(f"„{field.key}“" for field in self.fields[:4]) + (" …" if len(self.fields) > 4 else "")

    def _refuse_unknown(self, key: str, place: str, findings: Findings) -> None:
        from difflib import get_close_matches

        close = get_close_matches(key, [field.key for field in self.fields], n=1)
        hint = f"Meinten Sie „{close[0]}“?" if close else f"Bekannt sind hier {', '.join(f.key for f in self.fields)}."
        findings.refuse(join(place, _path_key(key)), f"Die Angabe {shown(key)} gibt es hier nicht. {hint}", "unknown_key")

    def write(self, get: Callable[[str], Any]) -> dict[str, Any]:
        """Return the JSON object; *get* gives a value by the book's name."""
        written: dict[str, Any] = {}
        for field in self.fields:
            if isinstance(field, Group):
                written[field.key] = field.write(get)
                continue
            value = get(field.name)
            if field.added and value == field.default:
                continue
            if value is not None:
                written[field.key] = field.kind.write(value)
            elif field.nullable:
                written[field.key] = None
        return written

    def schema(self) -> JsonSchema:
        """An object with these keys and no others."""
        properties = {}
        for field in self.fields:
            schema = field.schema() if isinstance(field, Group) else field.kind.schema()
            properties[field.key] = {"anyOf": [schema, {"type": "null"}]} if field.nullable else schema
        return {
            "type": "object",
            "properties": properties,
            "required": [field.key for field in self.fields if field.required],
            "additionalProperties": False,
        }


def _path_key(key: str) -> str:
    """Return a key as it may stand in a path."""
    return shown(key)[1:-1]


def _read_field(field: "Field | Group", value: dict[str, Any], place: str, findings: Findings) -> dict[str, Any]:
    where = join(place, field.key)
    found = value.get(field.key)
    if found is None:
        if field.key not in value and field.required:
            findings.refuse(where, f"Die Angabe „{field.key}“ fehlt. Ergänzen Sie sie.", "missing_key")
        elif field.key in value and not field.nullable:
            findings.refuse(where, f"„{field.key}“ ist null; hier muss etwas stehen.", "null")
        return field.absent() if isinstance(field, Group) else {field.name: field.default}
    if isinstance(field, Group):
        inner = field.fields.read(found, where, findings)
        return field.absent() if isinstance(inner, Invalid) else inner
    return {field.name: field.kind.read(found, where, findings)}


@dataclass(frozen=True, slots=True)
class Group:
    """An object in the file whose keys are values of the object around it in the book (``levies``, ``report``)."""

    key: str
    fields: Fields
    required: bool = True
    nullable: bool = False

    def absent(self) -> dict[str, Any]:
        """Return the values of a group that is not there."""
        return {field.name: None for field in self.fields.fields if isinstance(field, Field)}

    def write(self, get: Callable[[str], Any]) -> dict[str, Any] | None:
        """Return the object, ``None`` if the group is not there."""
        if self.nullable and all(get(name) is None for name in self.absent()):
            return None
        return self.fields.write(get)

    def schema(self) -> JsonSchema:
        """The schema of the keys."""
        return self.fields.schema()


@dataclass(frozen=True, slots=True)
class Shape:
    """An object that becomes a value of its own: *make* builds it from the values by name, *get* reads one back."""

    make: Callable[..., Any]
    fields: Fields
    get: Callable[[Any, str], Any] = getattr

    def read(self, value: Any, place: str, findings: Findings) -> Any:
        """Return the value."""
        values = self.fields.read(value, place, findings)
        return values if isinstance(values, Invalid) else self.make(**values)

    def write(self, value: Any) -> dict[str, Any]:
        """Return the JSON object."""
        return self.fields.write(lambda name: self.get(value, name))

    def schema(self) -> JsonSchema:
        """The schema of the keys."""
        return self.fields.schema()


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of one kind; becomes a tuple."""

    kind: Kind

    def read(self, value: Any, place: str, findings: Findings) -> tuple[Any, ...] | Invalid:
        """Return the items in order."""
        if not isinstance(value, list):
            return findings.refuse(place, f"Hier steht {shown(value)}; erwartet ist eine Liste […].", "type")
        items = [self.kind.read(item, f"{place}[{index}]", findings) for index, item in enumerate(value)]
        return INVALID if any(item is INVALID for item in items) else tuple(items)

    def write(self, value: tuple[Any, ...]) -> list[Any]:
        """Return the items in order."""
        return [self.kind.write(item) for item in value]

    def schema(self) -> JsonSchema:
        """A list of the kind."""
        return {"type": "array", "items": self.kind.schema()}


def shape(make: Callable[..., Any], *fields: Field | Group, get: Callable[[Any, str], Any] = getattr) -> Shape:
    """Return the shape of an object with these keys in this order."""
    return Shape(make, Fields(fields), get)


def group(key: str, *fields: Field, required: bool = True) -> Group:
    """Return a group of keys; one that is not *required* may be null or missing."""
    return Group(key, Fields(fields), required=required, nullable=not required)
