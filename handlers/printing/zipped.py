"""A bundle as one zip: the same bundle gives the same bytes, and no file name names anybody."""

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from bot.core.bundled import Bundle, Leaf, Sheet
from bot.core.procedure.day_names import short_day
from bot.core.spreadsheet import lines
from handlers.email.clean import one_line
from handlers.printing.dated import calendar
from handlers.printing.printer import Files

INDEX, DATES = "index.txt", "meetings.ics"
AS_PAGE = "as a web page: no PDF of it could be made"
READABLE = 0o600 << 16
"""For its owner alone, where the system that unpacks it knows of such things."""

Named = tuple[str, str, bytes]
"""A file in it: its name, what it is, and its bytes."""


def zipped(bundle: Bundle, drawn: Sequence[Files]) -> bytes:
    """Return a bundle as a zip; `drawn` are the files of its papers, in their order."""
    files = (*_papers(bundle.leaves, drawn), *_lists(bundle), *_handed_in(bundle))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, _, content in (_index(bundle, files), *files):
            archive.writestr(_entry(name, bundle.stamp.on), content)
    return packed.getvalue()


def _entry(name: str, on: date) -> zipfile.ZipInfo:
    """Return the head of a file in it, with the day of the bundle and no machine's clock."""
    entry = zipfile.ZipInfo(name, (on.year, on.month, on.day, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = READABLE
    entry.create_system = 3
    return entry


def _papers(leaves: Iterable[Leaf], drawn: Sequence[Files]) -> Iterator[Named]:
    for leaf, files in zip(leaves, drawn, strict=True):
        if files.pdf:
            yield f"documents/{leaf.name}.pdf", leaf.what, files.pdf
        if not (files.pdf and files.is_whole):
            yield f"documents/{leaf.name}.html", f"{leaf.what}, {_why_page(files)}", files.html


def _why_page(files: Files) -> str:
    return "as a web page, with every letter as it was written" if files.pdf else AS_PAGE


def _lists(bundle: Bundle) -> Iterator[Named]:
    yield from ((f"{each.name}.csv", each.what, _csv(each)) for each in bundle.sheets)
    yield DATES, "The meetings for a calendar, by the reference alone", calendar(bundle.dated)


def _csv(sheet: Sheet) -> bytes:
    return lines((sheet.columns, *sheet.rows))


def _handed_in(bundle: Bundle) -> Iterator[Named]:
    yield from ((f"handed-in/{each.name}", each.what, each.content) for each in bundle.files)


def _index(bundle: Bundle, files: Iterable[Named]) -> Named:
    """Return the list of all in it, stamped as every document is (IG8)."""
    stamp = bundle.stamp
    said = (
        f"{stamp.reference}, {stamp.version}, {short_day(stamp.on)}",
        f"For {one_line(stamp.recipient)}",
        stamp.record,
        "",
        *(f"{name}: {one_line(what)}" for name, what, _ in files),
        "",
        "Not in here:",
        *(f"- {one_line(each)}" for each in bundle.left_out),
    )
    return INDEX, "", "".join(f"{line}\r\n" for line in said).encode()
