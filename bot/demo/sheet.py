"""The contact sheet of the story as a file, as somebody would have saved it."""

import csv
import io
from collections.abc import Iterable

from bot.demo.cast import HEADINGS, SheetLine


def as_csv(lines: Iterable[SheetLine]) -> bytes:
    """Return the sheet as CSV with the seed's four columns and the parts."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(HEADINGS)
    writer.writerows(line.cells for line in lines)
    return text.getvalue().encode("utf-8")
