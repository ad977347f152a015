"""Setting up a book by questions: each step is carried out at once in a trial book, which finds what does not fit."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from payroll.office.done import Done
from payroll.refusal import Refusal
from tui.actions.catalog import named
from tui.actions.common import yes_no
from tui.actions.declare import Action, Choice, Field, with_defaults
from tui.plain.ask import book_choices
from tui.plain.dialogue import Back, Dialogue, ask_all
from tui.plain.draft import Draft, read_back

if TYPE_CHECKING:
    from payroll.office.book import Book
    from payroll.office.desk import Desk
    from payroll.pay.facts import Assistant

GATE = "gate"
"""The yes-or-no question in front of a step that not everybody needs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One part of the dialogue: an action, and a question before it where not everybody needs it.

    *opened*: whether Enter answers that question with yes. *assistant*: it is about the person just taken on.
    """

    name: str
    action: Action
    gate: str = ""
    opened: bool = True
    assistant: bool = False

    @property
    def fields(self) -> tuple[Field, ...]:
        """The gate and the action's questions, which are only asked behind an open gate."""
        if not self.gate:
            return self.action.fields
        gate = yes_no(GATE, "antwort", self.gate, default=self.opened)
        return (gate, *(_behind_gate(each) for each in self.action.fields))


def _behind_gate(asked: Field) -> Field:
    own = asked.when
    return replace(asked, when=lambda values: values.get(GATE) is True and (own is None or own(values)))


def steps() -> tuple[Step, ...]:
    """Return the steps in the order they are asked."""
    return (
        Step(name="employer", action=named("set_up")),
        Step(name="job", action=named("set_own_job"), gate="Haben Sie eine eigene Arbeit, für die Sie Assistenz bekommen?"),
        Step(name="funder", action=named("add_funder"), gate="Haben Sie schon einen Bescheid einer Stelle, die zahlt?"),
        Step(name="grant", action=named("add_grant"), gate="Möchten Sie den Bescheid jetzt eintragen?"),
        Step(
            name="fund",
            action=named("add_fund"),
            gate="Ist jemand bei Ihnen mehr als ein Minijob? Dann tragen wir die Krankenkasse ein.",
        ),
        Step(
            name="person",
            action=named("add_assistant"),
            gate="Möchten Sie jetzt jemanden eintragen, der bei Ihnen arbeitet?",
        ),
        Step(
            name="opening",
            action=named("set_opening"),
            gate="Wurde für diese Person in diesem Jahr schon anderswo abgerechnet?",
            opened=False,
            assistant=True,
        ),
        Step(name="roster", action=named("add_roster"), gate="Hat diese Person feste Zeiten in der Woche?", assistant=True),
    )


@dataclass
class SettingUp:
    """The dialogue: *answers* by step, each carried out in the *trial* book as soon as it is complete.

    *told*: shown what a use case asks to look at.
    """

    told: Callable[[Done], None]
    dialogue: Dialogue
    draft: Draft
    trial: "Desk"
    answers: dict[str, dict[str, Any]] = field(default_factory=dict)
    done: list[str] = field(default_factory=list)

    def run(self) -> None:
        """Ask all steps; raises ``Stopped`` where the person stops."""
        kept = self.draft.load()
        every = steps()
        index, again = 0, False
        while index < len(every):
            step = every[index]
            if not self._offered(step):
                index += -1 if again else 1
                continue
            earlier = self.answers.get(step.name) or read_back(step.fields, kept.pop(step.name, {}), self.dialogue.today)
            try:
                self._ask(step, earlier, again=again)
            except Back:
                if index == 0:
                    self.dialogue.say("Das ist die erste Frage.")
                    continue
                index, again = index - 1, True
                self._take_back(every[index])
                continue
            index, again = index + 1, False

    def _offered(self, step: Step) -> bool:
        """Tell whether a step makes sense after the earlier ones."""
        if step.assistant:
            return "person" in self.done
        return step.name != "grant" or "funder" in self.done

    def _ask(self, step: Step, earlier: dict[str, Any], *, again: bool) -> None:
        """Ask one step until the trial book takes it."""
        known = {"assistant": self._person().key} if step.assistant else {}
        while True:
            if not earlier:
                self.dialogue.say(f"{step.action.title}.")
            values = ask_all(self.dialogue, step.fields, known, self._choices(), answered=earlier, again=again,
                             keep=lambda values: self._keep(step, values))  # fmt: skip
            self._keep(step, values)
            if step.gate and not values.get(GATE):
                return
            try:
                self._carry_out(step, values)
            except Refusal as refused:
                self.dialogue.say(str(refused))
                earlier, again = self._without_wrong(step, values), False
            else:
                return

    def _without_wrong(self, step: Step, values: dict[str, Any]) -> dict[str, Any]:
        """Ask which answer is wrong and return the others."""
        answered = [each for each in step.fields if each.name in values and each.name != GATE]
        index = self.dialogue.choose("Welche Angabe möchten Sie ändern?", [each.label for each in answered])
        return {name: value for name, value in values.items() if name != answered[index].name}

    def _carry_out(self, step: Step, values: dict[str, Any]) -> None:
        given = {name: value for name, value in values.items() if name != GATE}
        done = step.action.run(self.trial, with_defaults(step.action, given))
        self.done.append(step.name)
        self.dialogue.say(done.summary)
        self.told(done)

    def _take_back(self, step: Step) -> None:
        if step.name in self.done:
            self.trial.undo()
            self.done.remove(step.name)

    def _keep(self, step: Step, values: dict[str, Any]) -> None:
        self.answers[step.name] = {name: value for name, value in values.items() if name != "assistant"}
        self.draft.save(self.answers)

    def _choices(self) -> Callable[[Field], Sequence[Choice]]:
        return book_choices(self._book()) if "employer" in self.done else lambda _field: ()

    def _book(self) -> "Book":
        from payroll.office.shelf import load_book

        with self.trial.read() as session:
            return load_book(session)

    def _person(self) -> "Assistant":
        return self._book().assistants[-1]
