"""Facts: labels and values in groups side by side, a list to those who hear them."""

from dataclasses import dataclass

from reports.layout import style
from reports.layout.canvas import PlainCanvas
from reports.layout.model import Fact, FactColumns, FactGroup, in_full, shown
from reports.layout.strips import Strip
from reports.layout.tags import Element
from reports.layout.text import Line, broken, draw, width_of

_LABEL_GAP = 3 * style.MM
_SLACK = 0.1 * style.MM
_HEADING_GAP = 1.2 * style.MM


@dataclass(frozen=True, slots=True)
class _SetFact:
    label: Element
    label_lines: tuple[Line, ...]
    value: Element
    value_lines: tuple[Line, ...]
    number: bool

    @property
    def height(self) -> float:
        return max(len(self.label_lines), len(self.value_lines)) * style.FACT_VALUE.leading


@dataclass(frozen=True, slots=True)
class FactList:
    """Facts set below each other in a column *width* points wide; values begin *indent* points from its left edge."""

    facts: tuple[_SetFact, ...]
    width: float
    indent: float

    @property
    def height(self) -> float:
        """Height of the whole list in points."""
        return sum(fact.height for fact in self.facts)

    def draw(self, canvas: PlainCanvas, x: float, top: float) -> None:
        """Draw the list with its upper left corner at *x*, *top*."""
        for fact in self.facts:
            baseline = top - style.FACT_VALUE.ascent
            with canvas.mark(fact.label):
                for line in fact.label_lines:
                    draw(canvas, line, x, baseline, style.FACT_LABEL)
                    baseline -= style.FACT_LABEL.leading
            baseline = top - style.FACT_VALUE.ascent
            with canvas.mark(fact.value):
                for line in fact.value_lines:
                    start = x + self.width - line.width if fact.number else x + self.indent
                    draw(canvas, line, start, baseline, style.FACT_VALUE)
                    baseline -= style.FACT_VALUE.leading
            top -= fact.height


def _indent(facts: tuple[Fact, ...], width: float) -> float:
    """Where values begin: behind the longest label, or further left if with wrapped labels the list is shorter."""
    labels = [shown(fact.label) for fact in facts]
    longest = max(width_of(label, style.FACT_LABEL) for label in labels)
    word = max(width_of(word, style.FACT_LABEL) for label in labels for word in label.split())
    value = max(width_of(shown(fact.value), style.FACT_VALUE) for fact in facts)
    wide, narrow = longest + _LABEL_GAP, max(min(longest, width - value - _LABEL_GAP), word) + _LABEL_GAP
    return min((wide, narrow), key=lambda indent: sum(_lines(fact, width, indent) for fact in facts))


def _label_lines(fact: Fact, indent: float) -> tuple[Line, ...]:
    return broken(shown(fact.label), style.FACT_LABEL, indent - _LABEL_GAP + _SLACK, more=True)


def _value_lines(fact: Fact, width: float, indent: float) -> tuple[Line, ...]:
    return broken(shown(fact.value), style.FACT_VALUE, width - indent + _SLACK)


def _lines(fact: Fact, width: float, indent: float) -> int:
    return max(len(_label_lines(fact, indent)), len(_value_lines(fact, width, indent)))


def fact_list(facts: tuple[Fact, ...], parent: Element, width: float) -> FactList:
    """Set *facts* as a list in a column of *width* points; each is one item: label, then value."""
    listed = parent.add("L", ListNumbering="None")
    indent = _indent(facts, width)
    made = []
    for fact in facts:
        body = listed.add("LI").add("LBody")
        made.append(
            _SetFact(
                body.add("Span", spoken=in_full(fact.label)),
                _label_lines(fact, indent),
                body.add("Span", spoken=in_full(fact.value)),
                _value_lines(fact, width, indent),
                fact.number,
            )
        )
    return FactList(tuple(made), width, indent)


def _group(group: FactGroup, parent: Element, width: float) -> tuple[Element, Line, FactList]:
    heading = parent.add("H2")
    return heading, broken(group.heading, style.GROUP_HEADING, width)[0], fact_list(group.facts, parent, width)


def fact_columns(block: FactColumns, parent: Element) -> list[Strip]:
    """Return the strip of all groups side by side; they are read one after the other."""
    count = len(block.groups)
    width = (style.WIDTH - style.COLUMN_GAP * (count - 1)) / count
    groups = [_group(group, parent, width) for group in block.groups]
    rule_at = style.GROUP_HEADING.leading
    facts_at = rule_at + _HEADING_GAP

    def drawn(canvas: PlainCanvas, top: float) -> None:
        for number, (heading, line, facts) in enumerate(groups):
            x = style.LEFT + number * (width + style.COLUMN_GAP)
            with canvas.mark(heading):
                draw(canvas, line, x, top - style.GROUP_HEADING.ascent, style.GROUP_HEADING)
            canvas.rule(x, x + width, top - rule_at, style.RULE)
            facts.draw(canvas, x, top - facts_at)

    return [Strip(facts_at + max(facts.height for _, _, facts in groups), drawn, before=style.BLOCK_GAP)]
