"""``lohn neu``: sets up a book by questions; each step is checked at once in a trial book, the real one is made at the end.

Nothing half set up is ever left behind: answers are kept in a draft beside the book, and the book itself appears whole.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from payroll.refusal import NotUnderstood, Refusal
from tui.actions.catalog import named
from tui.actions.common import yes_no
from tui.actions.declare import Action, Choice, Field, with_defaults
from tui.commands.call import BOOK_NAME, Call, own_book
from tui.commands.entry import say_notices
from tui.commands.parser import Parser
from tui.plain.ask import book_choices
from tui.plain.dialogue import Back, Dialogue, Stopped, ask_all
from tui.plain.draft import Draft, read_back

if TYPE_CHECKING:
    from payroll.office.book import Book
    from payroll.office.desk import Desk

GATE = "weiter"
"""The yes-or-no question in front of a step that not everybody needs."""

CHECKLIST = (
    "Was Sie beim ersten Menschen, den Sie anstellen, noch erledigen:",
    "Betriebsnummer: bei der Bundesagentur für Arbeit beantragen, falls Sie noch keine haben.",
    "Unfallversicherung: den Haushalt bei der Unfallkasse Ihres Landes oder der Berufsgenossenschaft anmelden.",
    "Anmeldung: vor dem ersten Arbeitstag Steuer-ID, Geburtstag, Rentenversicherungsnummer und Krankenkasse erfragen; "
    "spätestens mit der ersten Abrechnung zur Sozialversicherung anmelden (SV-Meldeportal), Minijobs bei der Minijob-Zentrale.",
    "Lohnsteuer: ELStAM über ELSTER abrufen und das Finanzamt als Arbeitgeber benachrichtigen.",
    "Vertrag: die wesentlichen Bedingungen schriftlich oder in Textform geben, die wichtigsten am ersten Tag, "
    "alle innerhalb eines Monats (Nachweisgesetz).",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One part of the dialogue: an action, and a question before it where not everybody needs it.

    *named_by*: the field whose value comes from the step before (the person just taken on).
    """

    name: str
    action: Action
    gate: str = ""
    assistant: bool = False

    @property
    def fields(self) -> tuple[Field, ...]:
        """The gate and the action's questions, which are only asked behind an open gate."""
        if not self.gate:
            return self.action.fields
        gate = yes_no(GATE, "weiter", self.gate, default=False)
        return (gate, *(_behind_gate(each) for each in self.action.fields))


def _behind_gate(asked: Field) -> Field:
    from dataclasses import replace

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
            gate="Ist jemand bei Ihnen kein Minijob? Dann brauchen wir die Krankenkasse.",
        ),
        Step(
            name="person",
            action=named("add_assistant"),
            gate="Möchten Sie jetzt jemanden eintragen, der bei Ihnen arbeitet?",
        ),
        Step(
            name="opening",
            action=named("set_opening"),
            gate="Wurde in diesem Jahr schon anderswo abgerechnet?",
            assistant=True,
        ),
        Step(name="roster", action=named("add_roster"), gate="Gibt es feste Zeiten in der Woche?", assistant=True),
    )


@dataclass
class SettingUp:
    """The dialogue: *answers* by step, each carried out in a trial book as soon as it is complete."""

    call: Call
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
            earlier = self.answers.get(step.name) or read_back(step.fields, kept.pop(step.name, {}), self.call.today)
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
                return
            except Refusal as refused:
                self.dialogue.say(str(refused))
                self.dialogue.say("Bitte ändern Sie die Angaben. „zurück“ geht zur Frage davor.")
                earlier, again = values, True

    def _carry_out(self, step: Step, values: dict[str, Any]) -> None:
        given = {name: value for name, value in values.items() if name != GATE}
        done = step.action.run(self.trial, with_defaults(step.action, given))
        self.done.append(step.name)
        self.dialogue.say(done.summary)
        say_notices(self.call, done)

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

    def _person(self) -> Any:
        return self._book().assistants[-1]


def run(_word: str, arguments: Sequence[str], clock: Callable[[], datetime] | None) -> int:
    """Set up a new book."""
    parser = Parser("neu", "legt ein Buch an, Frage für Frage; aufhören und später weitermachen geht immer", "neu")
    call = Call.of(parser.read(arguments), clock)
    target = call.target
    _refuse_existing(target)
    from payroll.office.bookfile import export_book, import_file
    from payroll.office.desk import Desk

    draft = Draft(_beside(target))
    out, dialogue = call.out, Dialogue(call.today)
    out.line("Ein neues Buch. Zu jeder Frage steht ein Beispiel.")
    out.line("„zurück“ geht zur vorigen Frage, „?“ erklärt, „stopp“ hört auf; dann geht es später hier weiter.")
    if draft.load():
        out.line("Ihre Antworten vom letzten Mal sind noch da. Es geht weiter, wo Sie aufgehört haben.")
    with TemporaryDirectory() as folder, Desk.create(Path(folder) / BOOK_NAME, clock=call.clock, actor=call.actor) as trial:
        try:
            SettingUp(call, dialogue, draft, trial).run()
        except (Stopped, KeyboardInterrupt):
            raise NotUnderstood(
                f"Aufgehört. Ihre Antworten liegen hier: {draft.path}. Weiter geht es mit: lohn neu", code="stopped"
            ) from None
        import_file(target, export_book(trial), clock=call.clock, actor=call.actor)
    draft.remove()
    out.line(f"Ihr Buch ist angelegt: {target}")
    for line in CHECKLIST:
        out.line(line)
    out.remark("So geht es weiter: lohn heute. Jemanden eintragen: lohn person hinzufügen. Stunden: lohn e anna heute 8-12")
    return 0


def _beside(target: str) -> Path:
    """Return where the draft of a book lies; a database server's draft lies with the person's own data."""
    book = own_book() if "://" in target else Path(target)
    return book.with_name(f"{book.name}.entwurf")


def _refuse_existing(target: str) -> None:
    if "://" not in target and Path(target).exists():
        raise Refusal(
            f"Hier liegt schon ein Buch: {target}. Ein anderes legen Sie an mit: lohn neu --buch DATEI", code="book_exists"
        )
