"""Walk through figures and replay every printed step."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from payroll.law.derivation import Derivation, Figure, Step


def figures(value: Any) -> Iterator[Figure]:
    """Every figure inside a value."""
    if isinstance(value, Figure):
        yield value
    elif isinstance(value, tuple | list):
        for part in value:
            yield from figures(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from figures(getattr(value, field.name))


def steps(value: Any) -> Iterator[Step]:
    """Every step of every figure and derivation inside a value."""
    if isinstance(value, Derivation):
        yield from value.steps
    elif isinstance(value, tuple | list):
        for part in value:
            yield from steps(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from steps(getattr(value, field.name))


def assert_replays(value: Any) -> None:
    """Every step gives its printed result, and each figure is the result of its last step that computes."""
    for step in steps(value):
        if step.terms:
            assert step.replay() == step.result, step
    for figure in figures(value):
        computing = [step for step in figure.derivation.steps if step.terms]
        assert figure.amount == (computing[-1].result if computing else 0), figure
