"""The one exception a user may see: a sentence with the value, the place and the way out.

Ground of the house beside money and periods, because every floor refuses. A programming error is never a ``Refusal``;
faces print a ``Refusal`` as it is and end with its exit code.
"""


class Refusal(Exception):
    """A request the program does not carry out.

    *sentence* is German, plain, complete, names the value and what to do. *place* says where (a JSON path, a file, a
    field, empty if nowhere). *code* is a stable English key for machines and tests. Exit code 1: refused by a rule or a
    check; 2: not understood.
    """

    exit_code = 1

    def __init__(self, sentence: str, *, code: str, place: str = "") -> None:
        super().__init__(f"{place}: {sentence}" if place else sentence)
        self.sentence, self.code, self.place = sentence, code, place


class NotUnderstood(Refusal):
    """Input that could not be read at all: exit code 2."""

    exit_code = 2


class RefusalList(Refusal):
    """Several refusals found together; checks collect all findings and never stop at the first."""

    def __init__(self, refusals: "tuple[Refusal, ...]") -> None:
        first = refusals[0]
        super().__init__("\n".join(str(refusal) for refusal in refusals), code=first.code)
        self.refusals = refusals
        self.exit_code = max(refusal.exit_code for refusal in refusals)
