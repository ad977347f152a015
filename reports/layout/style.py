"""Sizes, weights, spacing and page geometry: the one face of every document.

Lengths are points (1/72 inch); ``MM`` turns millimetres into them. The page is A4 with the margins of DIN 5008; the
address field is that of form A, which leaves the most room below.
"""

from dataclasses import dataclass

MM = 72 / 25.4

PAGE_WIDTH = 210 * MM
PAGE_HEIGHT = 297 * MM
LEFT = 25 * MM
RIGHT = PAGE_WIDTH - 20 * MM
WIDTH = RIGHT - LEFT
TOP = PAGE_HEIGHT - 18 * MM
BOTTOM = 18 * MM
FOOTER_BASELINE = 11 * MM

# DIN 5008 form A, measured from the upper edge of the page
SENDER_TOP = 13 * MM
TITLE_TOP = 26 * MM
ADDRESS_ZONE_TOP = 44.7 * MM
ADDRESS_ZONE_BOTTOM = 72 * MM
ADDRESS_WIDTH = 80 * MM
INFORMATION_LEFT = 118 * MM
LETTERHEAD_BOTTOM = 72.5 * MM
FOLD_MARKS = (87 * MM, 192 * MM)
PUNCH_MARK = 148.5 * MM

HAIRLINE = 0.35
RULE = 0.7
HEAVY_RULE = 1.4
HAIRLINE_GREY = 0.72
BLACK = 0.0

CELL_GAP = 2.4 * MM
CELL_GAP_DENSE = 1.5 * MM
COLUMN_GAP = 6 * MM
BLOCK_GAP = 3.2 * MM
HEADING_GAP = 1 * MM


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How words are set: *size* and *leading* (from baseline to baseline) in points, weight, grey (0 is black)."""

    size: float
    leading: float
    bold: bool = False
    grey: float = BLACK

    @property
    def ascent(self) -> float:
        """Distance from the top of a line to its baseline."""
        return (self.leading - self.size) / 2 + 0.79 * self.size


TITLE = TextStyle(17, 20, bold=True)
SUBTITLE = TextStyle(17, 20)
LONG_TITLE = TextStyle(12.5, 15.5, bold=True)
LONG_SUBTITLE = TextStyle(10.5, 14)
HEADING = TextStyle(10.5, 14, bold=True)
BODY = TextStyle(9.5, 13.2)
STRONG = TextStyle(9.5, 13.2, bold=True)
ADDRESS = TextStyle(10.5, 13)
SMALL = TextStyle(8, 10.4)
TINY = TextStyle(6.8, 9)
GROUP_HEADING = TextStyle(8.6, 12, bold=True)
FACT_LABEL = TextStyle(8.2, 10.8)
FACT_VALUE = TextStyle(8.6, 10.8)
CELL = TextStyle(9, 12)
CELL_STRONG = TextStyle(9, 12, bold=True)
CELL_COMPACT = TextStyle(8.2, 11)
CELL_COMPACT_STRONG = TextStyle(8.2, 11, bold=True)
CELL_DENSE = TextStyle(7.2, 10.2)
CELL_DENSE_STRONG = TextStyle(7.2, 10.2, bold=True)
CELL_DETAIL = TextStyle(8.4, 11.4)
CELL_HEADING = TextStyle(8, 10.4)
CELL_HEADING_DENSE = TextStyle(7, 8.8)
RESULT_LABEL = TextStyle(12, 17, bold=True)
RESULT_VALUE = TextStyle(19, 23, bold=True)
FOOTER = TextStyle(7.6, 10)
