"""``lohn schlicht``: the whole program as questions and answers, made from the actions and use cases of the commands."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, TypeVar

from payroll.money import total
from payroll.office.intake.words import month_in_words
from payroll.periods import Month
from payroll.refusal import NotUnderstood, Refusal
from tui.actions.catalog import GROUPS, of_group
from tui.actions.declare import Action
from tui.actions.words import REDO, SHOW
from tui.plain import spoken, ways
from tui.plain.ask import values_for
from tui.plain.consent import asked, consented, corrected
from tui.plain.dialogue import Back, Dialogue, Stopped
from tui.plain.hours import fill_in, missing

if TYPE_CHECKING:
    from payroll.office.desk import Desk
    from payroll.office.done import Done
    from payroll.office.today import TodayView
    from tui.actions.errands import Errand
    from tui.commands.call import Call


T = TypeVar("T")
OWN_LISTS = ("nachweis", "aufbewahrung", "konto")
"""Groups whose list is a command of its own."""
NOTHING_TO_LIST = ("import", "jahr")
IN_THE_MENU = (("abgaben",),)
"""Commands of errands that the first menu offers already."""


@dataclass
class Plain:
    """One conversation over an open book."""

    call: "Call"
    desk: "Desk"
    dialogue: Dialogue

    def run(self) -> None:
        """Greet, then offer what can be done until the person leaves; what names a command says the way here instead."""
        from tui.commands.output import telling

        say = self.dialogue.say
        self.dialogue.say = lambda text: say(ways.in_conversation(text))
        with telling(ways.in_conversation):
            self._talk()

    def _talk(self) -> None:
        view = self.overview()
        while True:
            offers = [*self.due(view), *self.always(view.month)]
            try:
                index = self.dialogue.choose("Was möchten Sie tun?", [title for title, _ in offers])
            except Back:
                continue
            except Stopped:
                break
            if index == len(offers) - 1:
                break
            self.carefully(offers[index][1])
            view = self.overview(brief=True)
        self.dialogue.say("Auf Wiedersehen. Alles ist gespeichert.")

    def carefully(self, do: Callable[[], None]) -> None:
        """Carry out one choice; whatever does not go comes back as a sentence."""
        try:
            do()
        except Refusal as refused:
            self.dialogue.say(str(refused))
        except (Back, Stopped):
            self.dialogue.say("Gut, zurück zur Übersicht.")

    def overview(self, *, brief: bool = False) -> "TodayView":
        """Say the month and its open steps, and return them."""
        from payroll.office.today import overview

        view = overview(self.desk)
        name, steps = month_in_words(view.month.year, view.month.month), view.open_steps
        state = spoken.sentence_start(f"{spoken.count(steps, 'Schritt', 'Schritte')} offen") if steps else "Alles fertig"
        self.dialogue.say(f"{'' if brief else 'Lohn. '}{name}. {state}.")
        if not brief:
            open_steps = [step for step in view.steps if step.state != "fertig"]
            for index, step in enumerate(open_steps):
                self.dialogue.say(f"{spoken.ordinal(index)}: {step.title}, {step.state}: {step.text.removesuffix('.')}.")
        return view

    def due(self, view: "TodayView") -> list[tuple[str, Callable[[], None]]]:
        """Return what the month needs now."""
        offers: list[tuple[str, Callable[[], None]]] = []
        if view.state == "open":
            for person in missing(self.desk, view.month):
                hours = spoken.hours(person.minutes)
                offers.append((f"Stunden von {person.name} wie geplant übernehmen, {hours}", person.confirm))
                offers.append((f"Stunden von {person.name} einzeln angeben", lambda p=person: fill_in(self, p)))
            if all(step.state != "wartet" for step in view.steps):
                offers.append(
                    (f"{month_in_words(view.month.year, view.month.month)} {ways.CLOSE}", lambda: self.close(view.month))
                )
        return [(title, self._saying(do)) for title, do in offers]

    def always(self, month: Month) -> list[tuple[str, Callable[[], None]]]:
        """Return what can always be done; the last leaves."""
        return [
            (ways.ENTER, self.enter),
            (ways.UNDO, self.undo),
            (ways.SLIPS, lambda: self.read_slips(self.which_month(month))),
            (ways.EXPLAIN, lambda: self.explain(self.which_month(month))),
            (ways.BUDGETS, self.read_budgets),
            (ways.ACCOUNTS, self.read_accounts),
            (ways.TRANSFERS, lambda: self.command("abgaben", str(self.which_month(month)))),
            (ways.DOCUMENTS, lambda: self.command("unterlagen", str(self.which_month(month)))),
            (ways.UPKEEP, self.upkeep),
            (
                ways.MORE,
                lambda: self.more(month),
            ),
            ("Aufhören", lambda: None),
        ]

    def more(self, month: Month) -> None:
        """Offer what is needed less often."""
        from tui.actions.errands import ERRANDS

        offers: list[tuple[str, Callable[[], None]]] = [
            (each.spoken, lambda each=each: self.errand(each, month)) for each in ERRANDS if each.words not in IN_THE_MENU
        ]
        offers[1:1] = [
            (
                ways.PLAN,
                lambda: self.command("monat", str(self.which_month(month)), "planen"),
            )
        ]
        offers.append((REDO, self.redo))
        offers[self.dialogue.choose("Weiteres. Was möchten Sie tun?", [title for title, _ in offers])][1]()

    def errand(self, errand: "Errand", month: Month) -> None:
        """Ask the errand's questions and carry its command out; *month*: the one at hand."""
        values: dict[str, object] = {}
        for of_month, fields in groupby(errand.fields, key=lambda field: field.name == "month"):
            if of_month:
                values["month"] = self.which_month(month)
            else:
                action = Action(name="", words=(), title="", use_case="", fields=tuple(fields))
                values |= values_for(self.desk, self.dialogue, action, {})
        if self.command(*errand.typed(values)) == 0 and errand.well:
            self.dialogue.say(errand.well)

    def _saying(self, do: Callable[[], "Done | None"]) -> Callable[[], None]:
        def and_say() -> None:
            done = do()
            if done is not None:
                self.say_done(done)

        return and_say

    def say_done(self, done: "Done") -> None:
        """Say what a use case did, and ask what it wants to know."""
        from payroll.office.done import ShiftsDone
        from tui.plain.hours import ask_holidays

        self.dialogue.say(f"Gespeichert: {done.summary}")
        for sentence in corrected(self.desk):
            self.dialogue.say(sentence)
        for notice in done.notices:
            self.dialogue.say(f"Achten Sie darauf: {notice.text}")
        if isinstance(done, ShiftsDone):
            ask_holidays(self, done.questions)

    # Entries

    def enter(self) -> None:
        """Ask for one entry line, say it back, note it; what is not understood is asked for again."""
        while True:
            line = self.dialogue.line(
                "Wer, wann, was? Zum Beispiel anna heute 8-12:",
                "Weitere Beispiele: anna krank ab 4.3. anna urlaub 1.8.-14.8. anna frei 24.12. ben 14-18 für anna.",
            )
            try:
                self.enter_line(line)
            except NotUnderstood as refused:
                self.dialogue.say(str(refused))
            else:
                return

    def enter_line(self, line: str) -> None:
        """Note one entry line."""
        from payroll.office.entry import carry_out, understand
        from payroll.office.intake.describe import describe
        from payroll.office.intake.names import AmbiguousName

        chosen: list[str] = []
        while True:
            try:
                entry = understand(self.desk, line, chosen)
                break
            except AmbiguousName as asked:
                titles = [choice.full for choice in asked.choices]
                chosen.append(asked.choices[self.dialogue.choose(f"Wen meinen Sie mit „{asked.typed}“?", titles)].key)
        self.dialogue.say(f"Verstanden: {describe(entry)}")
        self.say_done(self.with_consent(lambda: carry_out(self.desk, entry)))

    def undo(self) -> None:
        """Take the last action back."""
        self.dialogue.say(f"Zurückgenommen: {self.with_consent(self.desk.undo)}")

    def with_consent(self, act: Callable[[], T]) -> T:
        """Carry out *act*; a change of closed months is asked about first."""
        return consented(self.desk, act, asked(self.dialogue))

    def redo(self) -> None:
        """Bring back what was taken back last."""
        self.dialogue.say(f"Wieder da: {self.with_consent(self.desk.redo)}")

    # The month

    def which_month(self, month: Month) -> Month:
        """Ask which month; Enter takes the one at hand."""
        from tui.actions import parsers

        name = month_in_words(month.year, month.month)
        while True:
            typed = self.dialogue.line(f"Welcher Monat? Eingabetaste: {name}:", "Zum Beispiel 2026-10 oder Oktober.")
            if not typed:
                return month
            try:
                return parsers.month(typed, self.dialogue.today)
            except Refusal as refused:
                self.dialogue.say(refused.sentence)

    def read_slips(self, month: Month) -> None:
        """Say each slip in words."""
        from payroll.office.month import view_month

        view = view_month(self.desk, month)
        for slip in view.slips:
            pay = slip.payslip
            self.dialogue.say(f"{slip.name}.")
            for line in pay.lines:
                self.dialogue.say(f"{line.text}: {spoken.euro(line.amount)}.")
            for title, amount in (
                ("Brutto", pay.gross.amount),
                ("Steuern", pay.taxes.total),
                ("Sozialversicherung", pay.employee.total),
                ("Netto", pay.net.amount),
                ("Auszahlung", pay.payout.amount),
                ("Ihre Kosten zusammen", pay.cost.amount),
            ):
                self.dialogue.say(f"{title}: {spoken.euro(amount)}.")
        for name, text in view.to_look_at:
            self.dialogue.say(f"Achten Sie darauf, {name}: {text}")
        for blocker in view.blockers:
            self.dialogue.say(f"Zum Abschließen fehlt: {blocker}")

    def explain(self, month: Month) -> None:
        """Ask for a slip or an account and a figure of it, and read its derivation."""
        from payroll.office.month import view_month
        from payroll.office.why import subjects
        from tui import derivations

        offered = subjects(view_month(self.desk, month))
        if not offered:
            self.dialogue.say("In diesem Monat gibt es keine Abrechnung.")
            return
        subject = offered[self.dialogue.choose("Wessen Abrechnung, welches Konto?", [each.name for each in offered])]
        found = [each for each in subject.figures if each.amount]
        if not found:
            self.dialogue.say("Hier ist noch kein Betrag.")
            return
        titles = [f"{each.title}, {spoken.euro(each.amount)}" for each in found]
        figure = found[self.dialogue.choose("Welcher Betrag?", titles)]
        for line in derivations.lines(figure.derivation):
            self.dialogue.say(line.strip())

    def close(self, month: Month) -> None:
        """Ask, close, and write the documents."""
        from payroll.office.closing import close_month
        from payroll.office.month import view_month
        from tui.commands.month import deliver, print_closed, still_running

        view = view_month(self.desk, month)
        name = month_in_words(month.year, month.month)
        payout = spoken.euro(total(slip.payslip.payout.amount for slip in view.slips))
        slips = spoken.sentence_start(spoken.count(len(view.slips), "Abrechnung", "Abrechnungen"))
        options = [
            f"Ja, abschließen. {slips}, Auszahlung zusammen {payout}.",
            "Erst die Abrechnungen vorlesen",
            "Nein, noch nicht",
        ]
        running = still_running(month, self.desk.today)
        answer = self.dialogue.choose(
            f"{name} abschließen? {running}Danach ändern sich diese Abrechnungen nicht mehr.", options
        )
        if answer == 1:
            self.read_slips(month)
            self.close(month)
        elif answer == 0:
            accepted = bool(view.estimates) and self.dialogue.yes(
                f"Diese Werte sind noch nicht endgültig: {', '.join(view.estimates)}. Trotzdem abschließen?"
            )
            print_closed(self.call, close_month(self.desk, month, accept_estimates=accepted))
            deliver(self.call, self.desk, month, None)

    def read_budgets(self) -> None:
        """Say each grant: granted, used, left."""
        from payroll.office.today import overview

        for line in overview(self.desk).budgets:
            self.dialogue.say(
                f"{line.funder}, {line.grant.reference}: bewilligt {spoken.euro(line.granted)}, "
                f"verbraucht {spoken.euro(line.used)}, Rest {spoken.euro(line.left)}."
            )

    def read_accounts(self) -> None:
        """Say vacation and illnesses."""
        self.command("urlaub")
        self.command("krank")

    def command(self, word: str, *arguments: str) -> int:
        """Carry out a command as it is typed, in plain text, on the same book, and return its exit code."""
        from tui.commands.within import run_within

        return run_within([word, *arguments], target=self.call.target, actor=self.call.actor, clock=self.call.clock)

    # Upkeep

    def upkeep(self) -> None:
        """Offer every declared action, group by group."""
        group = list(GROUPS)[self.dialogue.choose("Was möchten Sie pflegen?", [ways.group_title(word) for word in GROUPS])]
        actions = of_group(group)
        offers: list[tuple[str, Callable[[], None]]] = [
            (action.title, lambda each=action: self.carry_out(each)) for action in actions
        ]
        if group not in NOTHING_TO_LIST:
            offers.insert(0, (SHOW, lambda: self.show_list(group)))
        offers[self.dialogue.choose("Was möchten Sie tun?", [title for title, _ in offers])][1]()

    def show_list(self, group: str) -> None:
        """Read what is noted of a group."""
        if group in OWN_LISTS:
            self.command(group, "liste")
            return
        from tui.commands import lists
        from tui.commands.main import ascii_twin

        lists.show(ascii_twin(group), self.desk, self.call.out)

    def carry_out(self, action: Action) -> None:
        """Ask the action's questions and do it."""
        self.dialogue.say(f"{action.title}.")
        values = values_for(self.desk, self.dialogue, action, {})
        preview = action.look(self.desk, values)
        if preview is not None:
            for line in preview.lines:
                self.dialogue.say(line)
            if not preview.question:
                return
            if not self.dialogue.yes(preview.question):
                self.dialogue.say("Gut, es bleibt, wie es ist.")
                return
        self.say_done(self.with_consent(lambda: action.run(self.desk, values)))
