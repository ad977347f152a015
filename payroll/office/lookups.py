"""From what a person types to the row meant: by key or unique beginning; a refusal lists what there is."""

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeVar

from payroll.funding.facts import Funder, Grant
from payroll.office.book import Book
from payroll.office.intake.entries import Name
from payroll.office.intake.names import find
from payroll.office.intake.words import fold
from payroll.pay.facts import Absence, Assistant, HealthFund
from payroll.refusal import NotUnderstood, Refusal


class Keyed(Protocol):
    """Anything with a key."""

    @property
    def key(self) -> str:
        """Short name, unique in its list."""
        ...


K = TypeVar("K", bound=Keyed)


def names(book: Book) -> tuple[Name, ...]:
    """Return the assistants as the entry grammar knows them."""
    return tuple(Name(entry.key, entry.first_name, entry.last_name) for entry in book.assistants)


def assistant(book: Book, typed: str, chosen: Sequence[str] = ()) -> Assistant:
    """Return the assistant *typed* means: a whole key, or the beginning of a first name, perhaps with a last name.

    *chosen*: keys picked where the question was which of two namesakes. Raises
    :class:`payroll.office.intake.names.AmbiguousName` with the choices, or a refusal that lists everybody.
    """
    for entry in book.assistants:
        if entry.key == typed:
            return entry
    words = fold(typed).split()
    found = find(words, typed, names(book), chosen, frozenset()) if words else None
    if found is None or found[1] < len(words):
        raise NotUnderstood(
            f"„{typed}“ ist niemand aus Ihrem Buch. Es gibt: {_listed(_person(entry) for entry in book.assistants)}.",
            code="unknown_assistant",
            place="Person",
        )
    return assistant_by_key(book, found[0].key)


def assistant_by_key(book: Book, key: str) -> Assistant:
    """Return the assistant with exactly this *key*."""
    listed = _listed(_person(entry) for entry in book.assistants)
    return _by_key(book.assistants, key, f"„{key}“ ist niemand aus Ihrem Buch. Es gibt: {listed}.", "unknown_assistant")


def grant(book: Book, typed: str) -> Grant:
    """Return the grant meant by the beginning of its key, purpose, reference or funder."""
    funders = {funder.key: funder.name for funder in book.funders}
    return _by_beginning(
        book.grants,
        typed,
        lambda entry: (entry.key, entry.purpose, entry.reference, entry.funder, funders.get(entry.funder, "")),
        "Bewilligung",
        "unknown_grant",
    )


def grant_by_key(book: Book, key: str) -> Grant:
    """Return the grant with exactly this *key*."""
    listed = _listed(entry.key for entry in book.grants)
    return _by_key(book.grants, key, f"Eine Bewilligung „{key}“ gibt es nicht. Es gibt: {listed}.", "unknown_grant")


def funder(book: Book, typed: str) -> Funder:
    """Return the funder meant by the beginning of its key or name."""
    return _by_beginning(book.funders, typed, lambda entry: (entry.key, entry.name), "Kostenträger", "unknown_funder")


def fund(book: Book, typed: str) -> HealthFund:
    """Return the health fund meant by the beginning of its key or name, or by its number."""
    return _by_beginning(
        book.health_funds, typed, lambda entry: (entry.key, entry.name, entry.number), "Krankenkasse", "unknown_fund"
    )


def absence_by_key(book: Book, key: str) -> Absence:
    """Return the absence with exactly this *key*."""
    listed = _listed(entry.key for entry in book.absences)
    return _by_key(book.absences, key, f"Eine Abwesenheit „{key}“ gibt es nicht. Es gibt: {listed}.", "unknown_absence")


_PLAIN_LETTERS = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})
"""Letters that no keyboard here has and that do not come apart into a letter and an accent."""


def new_key(wanted: str, taken: Iterable[str]) -> str:
    """Return *wanted* as a key nobody has: folded, words joined by a dash, numbered if need be."""
    letters = fold(wanted).translate(_PLAIN_LETTERS)
    plain = "-".join("".join(letter if letter.isalnum() else " " for letter in letters).split()) or "neu"
    existing, number = set(taken), 2
    key = plain
    while key in existing:
        key, number = f"{plain}-{number}", number + 1
    return key


def _person(entry: Assistant) -> str:
    return f"{entry.first_name} {entry.last_name}".strip()


def _listed(parts: Iterable[str]) -> str:
    return ", ".join(parts) or "noch keine"


def _by_key(entries: Sequence[K], key: str, sentence: str, code: str) -> K:
    for entry in entries:
        if entry.key == key:
            return entry
    raise Refusal(sentence, code=code)


def _by_beginning(entries: Sequence[K], typed: str, words: Callable[[K], tuple[str, ...]], what: str, code: str) -> K:
    wanted = fold(typed).strip()
    exact = [entry for entry in entries if fold(entry.key) == wanted]
    found = exact or [entry for entry in entries if wanted and any(fold(word).startswith(wanted) for word in words(entry))]
    if len(found) == 1:
        return found[0]
    keys = _listed(entry.key for entry in (found or entries))
    if found:
        raise NotUnderstood(
            f"„{typed}“ passt auf mehrere: {keys}. Schreiben Sie eines dieser Kürzel.", code="ambiguous", place=what
        )
    raise NotUnderstood(f"„{typed}“ gibt es hier nicht. Es gibt: {keys}.", code=code, place=what)
