"""The plain dialogue: lines out, lines in, nothing else."""

from datetime import date
from decimal import Decimal

import pytest

from tui.actions import parsers
from tui.actions.common import choice, optional, yes_no
from tui.actions.declare import Choice, Default, Field
from tui.plain import spoken
from tui.plain.dialogue import Back, Dialogue, Stopped, ask_all
from tui.plain.setup import steps

NAME = Field(name="name", option="name", question="Wie heißt sie?", read=parsers.text, example="Anna")
WAGE = Field(name="wage", option="lohn", question="Welcher Lohn?", read=parsers.money, example="15,50", help="In Euro.")
NOTE = optional(Field(name="note", option="notiz", question="Notiz?", read=parsers.text, example="neu"))
KIND = choice("kind", "art", "Welche Art?", (Choice("a", "alt", "Alte Art"), Choice("b", "neu", "Neue Art")), default="b")


class Conversation:
    """Answers typed one after the other; the transcript holds what was said and typed."""

    def __init__(self, *typed: str) -> None:
        self.typed, self.transcript = list(typed), []
        self.dialogue = Dialogue(date(2026, 3, 20), self.ask, self.transcript.append)

    def ask(self, prompt: str) -> str:
        if not self.typed:
            raise EOFError
        answer = self.typed.pop(0)
        self.transcript.append(f"{prompt}{answer}")
        return answer

    def all(self, *fields: Field, **more):
        return ask_all(self.dialogue, fields, {}, lambda _field: (), **more)


def test_title_options_one_a_line_number_and_the_answer_in_words():
    talk = Conversation("7", "2")
    assert talk.dialogue.field(KIND) == "b"
    assert talk.transcript == [
        "Welche Art?",
        "1. Alte Art",
        "2. Neue Art",
        "Nummer (Eingabetaste für 2): 7",
        "„7“ ist keine Zahl von 1 bis 2.",
        "Nummer (Eingabetaste für 2): 2",
        "Art: Neue Art.",
    ]


def test_the_beginning_of_one_option_is_an_answer_too():
    talk = Conversation("nein", "zusammen", "Alte")
    assert not talk.dialogue.yes("Berichtigen?")
    assert talk.dialogue.field(KIND) == "a"
    assert "„zusammen“ ist keine Zahl von 1 bis 2." in talk.transcript


def test_nothing_typed_where_a_number_is_needed_says_what_is_possible():
    talk = Conversation("", "1")
    assert talk.dialogue.choose("Was?", ("Dies", "Das")) == 0
    assert talk.transcript[-2] == "Schreiben Sie eine Zahl von 1 bis 2. „?“ erklärt, „zurück“ geht zurück."


def test_question_mark_explains_and_asks_again():
    talk = Conversation("?", "15,50")
    assert talk.dialogue.field(WAGE) == Decimal("15.50")
    assert talk.transcript[1] == "In Euro. „zurück“ geht zur vorigen Frage, „stopp“ hört auf."
    assert talk.transcript[-1] == "Lohn: 15 Euro und 50 Cent."


def test_wrong_answer_is_refused_in_place_and_asked_again():
    talk = Conversation("viel", "", "15")
    talk.dialogue.field(WAGE)
    assert talk.transcript[1].startswith("„viel“ ist nicht verstanden.")
    assert "Hier wird eine Angabe gebraucht." in talk.transcript


def test_enter_takes_the_default_and_says_it():
    talk = Conversation("", "")
    assert talk.dialogue.field(NOTE) is None
    assert talk.transcript[-1] == "Notiz: bleibt leer."
    assert talk.dialogue.field(yes_no("u1", "umlage", "Umlage?", default=True)) is True


def test_back_goes_to_the_question_before_at_every_prompt():
    talk = Conversation("Ana", "zurück", "Anna", "15", "zurück", "16", "", "")
    assert talk.all(NAME, WAGE, NOTE, KIND) == {"name": "Anna", "wage": Decimal("16.00"), "note": None, "kind": "b"}


def test_back_at_the_first_question_leaves():
    with pytest.raises(Back):
        Conversation("zurück").all(NAME)


def test_stop_and_the_end_of_input_leave():
    for talk in (Conversation("stopp"), Conversation()):
        with pytest.raises(Stopped):
            talk.all(NAME)


def test_answers_are_kept_after_each_question_and_a_later_time_goes_on_there():
    kept: list[dict] = []
    first = Conversation("Anna")
    with pytest.raises(Stopped):
        first.all(NAME, WAGE, keep=lambda values: kept.append(dict(values)))
    assert kept == [{"name": "Anna"}]
    later = Conversation("15")
    assert later.all(NAME, WAGE, answered=kept[-1])["wage"] == Decimal(15)
    assert len(later.transcript) == 2


def test_unasked_question_is_passed_over_in_both_directions():
    from dataclasses import replace

    never = replace(NOTE, when=lambda _values: False)
    assert "note" not in Conversation("Anna", "15", "zurück", "16", "1").all(NAME, WAGE, never, KIND)
    assert NOTE.default is not Default.REQUIRED


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("1178.50", "1178 Euro und 50 Cent"),
        ("12.00", "12 Euro"),
        ("0.05", "5 Cent"),
        ("-3.20", "minus 3 Euro und 20 Cent"),
        ("0.00", "0 Euro"),
    ],
)
def test_amounts_as_words(amount, words):
    assert spoken.euro(Decimal(amount)) == words


def test_hours_counts_and_numbers_as_words():
    assert [spoken.hours(minutes) for minutes in (60, 240, 270, 61, 30)] == [
        "1 Stunde",
        "4 Stunden",
        "4 Stunden und 30 Minuten",
        "1 Stunde und 1 Minute",
        "30 Minuten",
    ]
    assert [spoken.count(n, "Schritt", "Schritte") for n in (0, 1, 2, 13)] == [
        "keine Schritte",
        "ein Schritt",
        "zwei Schritte",
        "13 Schritte",
    ]
    assert spoken.count(1, "Abrechnung", "Abrechnungen") == "eine Abrechnung"
    assert spoken.number(Decimal("2.99")) == "2 Komma 9 9"
    assert spoken.number(Decimal("-15.50")) == "minus 15 Komma 5"


def test_a_question_mark_at_a_numbered_question_says_what_to_type():
    talk = Conversation("?", "1")
    assert talk.dialogue.field(KIND) == "a"
    assert any(line.startswith("Schreiben Sie eine Zahl von 1 bis 2.") for line in talk.transcript)


PLAIN_WORDS = {
    *("name", "first_name", "last_name", "birth_date", "street", "postcode", "city", "state", "email", "phone"),
    *("kind", "employer", "weekly_hours", "monthly_gross", "status"),
    *("gate", "funder", "received_on", "purpose", "valid_from", "valid_to"),
    *("monthly_amount", "hours_amount", "hours_per", "number", "pay", "fund", "vacation_days_left"),
    *("weekdays", "break_minutes", "grant"),
}


def test_setting_up_explains_every_word_of_the_offices():
    asked = {field.name for step in steps() for field in step.fields if not field.help}
    assert asked <= PLAIN_WORDS
