"""One reference case: what its file expects and what the program computes from the inputs alone."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Case:
    """*expected* and *result* under the same keys; an expectation that is missing or an empty text is not compared.

    Numbers in texts compare exactly within *tolerance*, everything else by equality. With *kind* ``"budget"`` the keys
    are ``"month|name"`` and the results are written as a list of month, name and value.
    """

    id: str
    expected: dict[str, object]
    result: dict[str, object]
    tolerance: Decimal = Decimal(0)
    kind: str = ""
