"""A form made from a declared action: each field with its question, help and example; errors stand at their field.

Enter goes to the next field, on the last one it saves. Esc leaves; what was typed is there again next time.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from payroll.refusal import NotUnderstood, Refusal
from tui.actions.declare import Action, Choice, Field, with_defaults
from tui.screens.changing import change, said
from tui.screens.confirm import Confirm
from tui.screens.error import sentences
from tui.screens.keys import bindings
from tui.screens.office import Unexpected
from tui.widgets.entry_line import EntryLine

if TYPE_CHECKING:
    from payroll.office.desk import Desk
    from tui.screens.app import LohnApp

ONE_LINE = 50
Choices = Callable[[Field], Sequence[Choice]]
"""Gives a field the answers the book offers."""


class FormField(Vertical):
    """One field of the form."""

    def __init__(self, field: Field, options: Sequence[Choice], typed: str) -> None:
        super().__init__(id=f"field-{field.name}", classes="form-field")
        self.field, self.options, self._typed = field, options, typed

    def compose(self) -> ComposeResult:
        """Question, help, answer, error."""
        yield Static(self.field.question, classes="form-question", markup=False)
        if helped := self._help():
            yield Static(helped, classes="form-help", markup=False)
        yield FormInput(self._typed, self._placeholder())
        yield Static("", classes="form-error", markup=False)

    def _help(self) -> str:
        numbered = [f"{number} {option.title}" for number, option in enumerate(self.options, 1)]
        listed = ("   " if sum(map(len, numbered)) < ONE_LINE else "\n").join(numbered)
        return "\n".join(part for part in (self.field.help, listed) if part)

    def _placeholder(self) -> str:
        if self.field.required:
            return "eine Nummer" if self.options else f"zum Beispiel {self.field.example}"
        return self.field.said_default or "darf leer bleiben"

    @property
    def input(self) -> "FormInput":
        """Where the answer is typed."""
        return self.query_one(FormInput)

    def value(self, today: date) -> Any:
        """Return the answer; ``NotUnderstood`` if it is none."""
        typed = self.input.value.strip()
        if not typed:
            if self.field.required:
                raise NotUnderstood(f"Hier wird eine Angabe gebraucht, zum Beispiel {self.field.example}.", code="missing")
            return self.field.default
        if self.options and typed.isdecimal() and 1 <= int(typed) <= len(self.options):
            return self.options[int(typed) - 1].value
        if self.options and not self.field.choices:
            found = [each for each in self.options if typed.casefold() in (each.word.casefold(), each.title.casefold())]
            if len(found) == 1:
                return found[0].value
            raise NotUnderstood(f"„{typed}“ steht nicht zur Wahl. Nehmen Sie eine Nummer.", code="not_offered")
        return self.field.value(typed, today)

    def refuse(self, text: str) -> None:
        """Show what is wrong here; an empty text clears it."""
        error = self.query_one(".form-error", Static)
        error.update(text)
        error.set_class(bool(text), "-shown")
        if text:
            self.call_after_refresh(self.scroll_visible, animate=False)


class FormInput(EntryLine):
    """The answer to one question; up and down go to the neighbours."""

    def __init__(self, typed: str, placeholder: str) -> None:
        super().__init__(placeholder=placeholder)
        self.value = typed

    def action_up(self) -> None:
        """Go to the field before."""
        self.screen.focus_previous()

    def action_down(self) -> None:
        """Go to the next field."""
        self.screen.focus_next()


class Filled(NamedTuple):
    """A form that was carried out: what the use case did, and what that corrects of closed months."""

    done: Any
    corrections: str


class Form(ModalScreen[Filled]):
    """The form; the result is ``None`` when it was left."""

    BINDINGS = bindings("save", "dismiss")

    def __init__(self, action: Action, choices: Choices, known: Mapping[str, Any], about: str = "") -> None:
        super().__init__()
        self._action, self._choices, self._known, self._about = action, choices, dict(known), about

    @property
    def lohn(self) -> "LohnApp":
        """The app."""
        return cast("LohnApp", self.app)

    def compose(self) -> ComposeResult:
        """Title, fields, keys."""
        title = f"{self._action.title}: {self._about}" if self._about else self._action.title
        drafts = self.lohn.drafts.get(self._draft, {})
        yield Static(title, id="sheet-title", markup=False)
        with VerticalScroll(id="form-fields", can_focus=False):
            for field in self._action.fields:
                if field.name not in self._known:
                    options = field.choices or tuple(self._choices(field))
                    yield FormField(field, options, drafts.get(field.name, ""))
        yield Static("", id="form-refusal", classes="form-error", markup=False)
        yield Static("Enter nächste Frage, am Ende speichern   F2 speichern   Esc verlassen", id="sheet-keys", markup=False)

    def on_mount(self) -> None:
        """Begin with the first field."""
        self._ask_what_matters()
        self.query(FormInput).first().focus()

    @property
    def _draft(self) -> str:
        return f"{self._action.name} {sorted(map(str, self._known.values()))}"

    def _fields(self) -> list[FormField]:
        return [each for each in self.query(FormField) if each.display]

    def _answers(self, *, strict: bool) -> dict[str, Any] | None:
        """Return what was answered; *strict*: show errors and return ``None`` if there is one."""
        values, wrong = dict(self._known), []
        for each in self._fields():
            try:
                value = each.value(self.lohn.office.clock().date())
            except NotUnderstood as refused:
                if strict:
                    each.refuse(refused.sentence)
                    wrong.append(each)
                continue
            each.refuse("")
            if each.input.value.strip():
                values[each.field.name] = value
        if wrong:
            wrong[0].input.focus()
            return None
        return values

    def _ask_what_matters(self) -> None:
        """Show the questions that are meaningful after the answers so far."""
        values = self._answers(strict=False) or {}
        for each in self.query(FormField):
            each.display = each.field.asked(self._with_defaults(values))

    def _with_defaults(self, values: dict[str, Any]) -> dict[str, Any]:
        defaults = {f.name: f.default for f in self._action.fields if not f.required}
        return {**defaults, **values}

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Check this field and go on; save after the last."""
        event.stop()
        self._ask_what_matters()
        fields = self._fields()
        here = next(number for number, each in enumerate(fields) if each.input is event.input)
        try:
            fields[here].value(self.lohn.office.clock().date())
        except NotUnderstood as refused:
            fields[here].refuse(refused.sentence)
            return
        fields[here].refuse("")
        if here + 1 < len(fields):
            fields[here + 1].input.focus()
        else:
            await self.action_save()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep what was typed, so that nothing is lost."""
        event.stop()
        self.lohn.drafts[self._draft] = {each.field.name: each.input.value for each in self.query(FormField)}

    async def action_save(self) -> None:
        """Carry the action out."""
        self._say("")
        values = self._answers(strict=True)
        if values is None:
            return
        try:
            complete = with_defaults(self._action, values)
        except Refusal as refused:
            self._refused(refused)
            return
        if self._action.preview:
            await self._ask_first(complete)
        else:
            await self._carry_out(complete)

    async def _ask_first(self, values: dict[str, Any]) -> None:
        """Show what would be done, and do it where one agrees."""
        preview = await self._attempt(lambda desk: self._action.look(desk, values))
        if preview is None:
            return
        if not preview.question:
            self._say("\n".join(preview.lines))
            return

        async def answered(sure: bool | None) -> None:  # noqa: FBT001 - the answer of the box
            if sure:
                await self._carry_out(values)

        self.app.push_screen(Confirm(preview.question, "\n".join(preview.lines)), answered)

    async def _carry_out(self, values: dict[str, Any]) -> None:
        async def finished(done: Any, corrections: str) -> None:
            self.lohn.drafts.pop(self._draft, None)
            self.dismiss(Filled(done, corrections))

        await change(self.lohn, lambda desk: self._action.run(desk, values), finished, self._not_done)

    async def _attempt(self, work: Callable[["Desk"], Any]) -> Any:
        """Do *work* at the desk; ``None`` where it was refused, and the refusal stands in the form."""
        try:
            return await self.lohn.office.ask(work)
        except (Refusal, Unexpected) as refused:
            self._not_done(refused)
        return None

    def _not_done(self, refused: Refusal | Unexpected) -> None:
        if isinstance(refused, Refusal):
            self._refused(refused)
        else:
            self._say(said(refused))

    def _refused(self, refused: Refusal) -> None:
        """Show the refusal at the field it names, else below the form."""
        place = refused.place.casefold()
        named = next((each for each in self._fields() if place in (each.field.option.casefold(), each.field.name)), None)
        if named is None:
            self._say(sentences(refused))
            return
        named.refuse(sentences(refused))
        named.input.focus()

    def _say(self, text: str) -> None:
        refusal = self.query_one("#form-refusal", Static)
        refusal.update(text)
        refusal.set_class(bool(text), "-shown")

    def on_entry_line_left(self, event: EntryLine.Left) -> None:
        """Leave the form; what was typed is kept."""
        event.stop()
        self.dismiss(None)

    def action_dismiss(self) -> None:
        """Leave the form."""
        self.dismiss(None)
