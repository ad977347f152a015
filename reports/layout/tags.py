"""Structure elements: the tree a screen reader walks (ISO 32000-1 section 14.7 and 14.8).

The tree is built in the order of the document's model before anything is drawn, so reading order is the model's order
wherever a thing stands on the page.
"""

from collections.abc import Iterator

Mark = tuple[int, int]
"""A piece of marked content: page index and its number (MCID) on that page."""

_OWNER = {"Scope": "Table", "ColSpan": "Table", "Summary": "Table", "ListNumbering": "List"}


class Element:
    """One structure element: *tag* as named by ISO 32000-1, *spoken* the expansion of an abbreviation (``/E``).

    *attributes* are structure attributes (``Scope``, ``ColSpan``, ``Summary``, ``ListNumbering``).
    """

    __slots__ = ("attributes", "kids", "parent", "spoken", "tag")

    def __init__(
        self, tag: str, parent: "Element | None" = None, *, spoken: str = "", attributes: dict[str, str | int] | None = None
    ) -> None:
        self.tag, self.parent, self.spoken = tag, parent, spoken
        self.attributes = attributes or {}
        self.kids: list[Element | Mark] = []

    def add(self, tag: str, *, spoken: str = "", **attributes: str | int) -> "Element":
        """Append a new child and return it."""
        kid = Element(tag, self, spoken=spoken, attributes=attributes)
        self.kids.append(kid)
        return kid

    def walk(self) -> Iterator["Element"]:
        """Yield this element and all below it in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()

    def attributes_by_owner(self) -> dict[str, dict[str, str | int]]:
        """Return the attributes grouped by the standard owner they belong to."""
        groups: dict[str, dict[str, str | int]] = {}
        for name, value in self.attributes.items():
            groups.setdefault(_OWNER[name], {})[name] = value
        return groups
