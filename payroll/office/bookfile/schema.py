"""The JSON Schema of ``lohn-book/1``, made from the declaration that also drives the parser."""

from typing import Any

from payroll.office.bookfile.form import BOOK, FORMAT


def book_schema() -> dict[str, Any]:
    """Return the schema (draft 2020-12). It describes forms; references, check digits and overlaps are beyond it."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": FORMAT, **BOOK.schema()}
