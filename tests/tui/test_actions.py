"""Declared actions: what every face relies on, held for all of them."""

import inspect
from datetime import date
from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payroll.refusal import NotUnderstood
from tui.actions.catalog import every
from tui.actions.declare import Action, Default, with_defaults
from tui.actions.written import written
from tui.commands.from_actions import as_option, example_of, parser_of
from tui.commands.from_actions import given as typed_values

TODAY = date(2026, 11, 22)
ACTIONS = every()
FIELDS = [(action, field) for action in ACTIONS for field in action.fields]


def called(pair) -> str:
    return f"{pair[0].name}-{pair[1].name}"


def test_names_and_commands_are_unique():
    assert len({action.name for action in ACTIONS}) == len(ACTIONS)
    assert len({action.words for action in ACTIONS}) == len(ACTIONS)


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.name)
def test_use_case_takes_the_desk_and_every_declared_field(action: Action):
    module, _, function = action.use_case.partition(":")
    parameters = inspect.signature(getattr(import_module(module), function)).parameters
    assert next(iter(parameters)) == "desk"
    if not any(p.kind is inspect.Parameter.VAR_KEYWORD for p in parameters.values()):
        assert {field.name for field in action.fields} <= set(parameters)
        required = {name for name, p in parameters.items() if p.default is inspect.Parameter.empty} - {"desk"}
        assert required <= {field.name for field in action.fields}


@pytest.mark.parametrize("pair", FIELDS, ids=called)
def test_example_of_every_field_is_understood(pair):
    _, field = pair
    field.value(field.example, TODAY)


@pytest.mark.parametrize("pair", FIELDS, ids=called)
def test_nonsense_is_refused_with_field_value_and_example(pair):
    _, field = pair
    with pytest.raises(NotUnderstood) as refused:
        field.value("\x07", TODAY)
    assert refused.value.place == field.option
    assert field.example in refused.value.sentence


@pytest.mark.parametrize("pair", FIELDS, ids=called)
def test_value_written_for_a_draft_reads_back_as_the_same_value(pair):
    _, field = pair
    values = [field.value(field.example, TODAY), *(choice.value for choice in field.choices)]
    for value in values:
        assert field.value(written(value), TODAY) == value


@pytest.mark.parametrize("pair", [pair for pair in FIELDS if pair[1].choices], ids=called)
def test_choice_is_taken_by_word_and_by_number(pair):
    _, field = pair
    for number, choice in enumerate(field.choices, 1):
        assert field.value(choice.word, TODAY) == choice.value
        if not any(other.word == str(number) for other in field.choices):
            assert field.value(str(number), TODAY) == choice.value


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.name)
def test_example_command_of_the_help_is_complete(action: Action):
    import shlex

    words = shlex.split(example_of(action))[len(action.words) :]
    values = typed_values(action, parser_of(action).read(words), TODAY)
    assert with_defaults(action, values).keys() >= values.keys()


def test_missing_values_are_listed_together_with_examples():
    action = next(action for action in ACTIONS if action.name == "add_grant_payment")
    with pytest.raises(NotUnderstood, match=r"Betrag \(zum Beispiel 1900,00\), Für"):
        with_defaults(action, {"grant": "aa"})
    with pytest.raises(NotUnderstood, match=r"--betrag \(zum Beispiel 1900,00\), --für"):
        with_defaults(action, {"grant": "aa"}, as_option)


def test_change_of_nothing_is_refused_with_what_could_change():
    action = next(action for action in ACTIONS if action.name == "change_assistant")
    with pytest.raises(NotUnderstood, match=r"Es fehlt, was sich ändert. Möglich sind: Vorname"):
        with_defaults(action, {"assistant": "anna"})
    with pytest.raises(NotUnderstood, match=r"Es fehlt, was sich ändert. Möglich sind: --vorname"):
        with_defaults(action, {"assistant": "anna"}, as_option)


def test_question_that_makes_no_sense_is_not_asked_and_has_its_value():
    action = next(action for action in ACTIONS if action.name == "add_assistant")
    fund = next(field for field in action.fields if field.name == "fund")
    assert not fund.asked({"scheme": "minijob"})
    assert fund.otherwise is None


def test_change_passes_on_only_what_was_said():
    action = next(action for action in ACTIONS if action.name == "change_contract")
    options = parser_of(action).read(["anna", "--ab", "1.1.2027", "--lohn", "17,50"])
    assert set(with_defaults(action, typed_values(action, options, TODAY))) == {"assistant", "valid_from", "wage"}
    assert all(f.default is Default.LEFT_OUT for f in action.fields[2:])


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused_with_a_sentence(typed):
    seen: set[object] = set()
    for _, field in FIELDS:
        if field.read in seen:
            continue
        seen.add(field.read)
        try:
            field.value(typed, TODAY)
        except NotUnderstood as refused:
            assert refused.sentence  # noqa: PT017
