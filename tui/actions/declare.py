"""What an action is: declared once, asked by every face.

A face reads the fields (as options of a command, as questions of the plain dialogue, as a form on a screen), turns the
typed text into values with the field's own reader, and calls the use case, which is imported only then.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from importlib import import_module
from typing import TYPE_CHECKING, Any

from payroll.refusal import NotUnderstood

if TYPE_CHECKING:
    from payroll.office.done import Preview

Reader = Callable[[str, date], Any]
"""Turns typed text into a value, given today's date; raises ``NotUnderstood`` with the value and an example."""

Values = Mapping[str, Any]


class Default(Enum):
    """What happens when a field is left empty."""

    REQUIRED = "it must be given"
    LEFT_OUT = "the use case is not told anything about it"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several answers: *value* as the book writes it, *word* as people type it, *title* as they read it."""

    value: Any
    word: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One thing an action has to know.

    *name*: keyword of the use case, a key of the book format. *option*: its German name, ``--stundenlohn`` on the command
    line and the label of a form. *question*: asked in the plain dialogue. *default*: the value when left empty, or a
    :class:`Default`. *said_default*: that value in words. *choices*: the only answers; *source*: the list of the book whose
    entries are the answers (assistants, grants, health_funds, funders). *when*: whether the values so far make the question
    meaningful; if not, the value is *otherwise*. *positional*: may stand in the command without its option.
    *title*: the name people read where the option's word does not do.
    """

    name: str
    option: str
    question: str
    read: Reader
    example: str
    help: str = ""
    default: Any = Default.REQUIRED
    said_default: str = ""
    choices: tuple[Choice, ...] = ()
    source: str = ""
    when: Callable[[Values], bool] | None = None
    otherwise: Any = Default.LEFT_OUT
    positional: bool = False
    title: str = ""

    @property
    def label(self) -> str:
        """Name of the field as people read it: in forms, and where an answer is said back."""
        return self.title or self.option.replace("-", " ").capitalize()

    @property
    def required(self) -> bool:
        """Whether it must be given."""
        return self.default is Default.REQUIRED

    def asked(self, values: Values) -> bool:
        """Tell whether the question is meaningful after *values*."""
        return self.when is None or self.when(values)

    def value(self, text: str, today: date) -> Any:
        """Read *text*; ``NotUnderstood`` names the field, the text and a right example."""
        try:
            return self.read(text, today)
        except NotUnderstood as refused:
            raise NotUnderstood(
                f"{refused.sentence} Ein Beispiel: {self.example}", code=refused.code, place=self.option
            ) from None


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One thing a person can do. *words*: the command; *use_case*: ``module:function``, called with the desk and the values.

    *confirm*: a question with the values in it, where all fields are known and nothing was typed. *preview*:
    ``module:function``, called like the use case before it where one should see first what would be done; every face shows
    its lines and does nothing before its question is answered. *final*: it cannot be taken back.
    """

    name: str
    words: tuple[str, ...]
    title: str
    use_case: str
    fields: tuple[Field, ...]
    confirm: Callable[[Values], str] | None = None
    preview: str = ""
    final: bool = False

    def run(self, desk: Any, values: Values) -> Any:
        """Call the use case."""
        return _called(self.use_case, desk, values)

    def look(self, desk: Any, values: Values) -> "Preview | None":
        """Return what the use case would do, ``None`` where the action has no preview."""
        found: Preview | None = _called(self.preview, desk, values) if self.preview else None
        return found

    @property
    def changeable(self) -> tuple[Field, ...]:
        """The fields an action that changes something leaves as they are unless they are given."""
        return tuple(field for field in self.fields if field.default is Default.LEFT_OUT)

    @property
    def command(self) -> str:
        """The words as one typed command: "person hinzufügen"."""
        return " ".join(self.words)


def _called(name: str, desk: Any, values: Values) -> Any:
    module, _, function = name.partition(":")
    return getattr(import_module(module), function)(desk, **values)


def with_defaults(
    action: Action, values: Values, named: Callable[[Field], str] = lambda field: field.label
) -> dict[str, Any]:
    """Return *values* completed by the defaults of the fields that are asked.

    ``NotUnderstood`` lists what is missing; *named*: what a field is called there, as its reader knows it.
    """
    complete = dict(values)
    missing: list[Field] = []
    for field in action.fields:
        if field.name in complete:
            continue
        asked = field.asked(complete)
        if asked and field.required:
            missing.append(field)
            continue
        value = field.default if asked else field.otherwise
        if value is not Default.LEFT_OUT:
            complete[field.name] = value
    if missing:
        listed = ", ".join(f"{named(field)} (zum Beispiel {field.example})" for field in missing)
        raise NotUnderstood(f"Es fehlt noch: {listed}.", code="missing_values", place=f"lohn {action.command}")
    if action.changeable and not any(field.name in complete for field in action.changeable):
        listed = ", ".join(named(field) for field in action.changeable)
        raise NotUnderstood(f"Es fehlt, was sich ändert. Möglich sind: {listed}.", code="nothing_to_change")
    return complete
