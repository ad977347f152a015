"""From a book to the text of a book file: the same bytes for the same book."""

import json

from payroll.office.book import Book
from payroll.office.bookfile.form import BOOK


def write_book(book: Book) -> str:
    """Return canonical JSON text: keys in the order of the format, two blanks a level, one line end at the end."""
    return json.dumps(BOOK.write(book), ensure_ascii=False, indent=2) + "\n"
