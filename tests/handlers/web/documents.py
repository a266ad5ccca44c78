"""Small documents as people hand them in."""

import io
import zipfile
from collections.abc import Mapping

MAIN = "openxmlformats-officedocument.wordprocessingml.document.main+xml"


def types_of(main: str) -> str:
    """Return a package's list of contents whose main part is of this kind."""
    return (
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
        'content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.'
        f'{main}"/></Types>'
    )


def a_word_file(
    types: str | None = None, more: Mapping[str, bytes] | None = None, text: str = "Plan"
) -> bytes:
    """Return a Word document, or what only looks like one; without `types` the list is right."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as packed:
        listed = types_of(MAIN) if types is None else types
        if listed:
            packed.writestr(_entry("[Content_Types].xml"), listed)
        packed.writestr(_entry("word/document.xml"), f"<w:document><w:t>{text}</w:t></w:document>")
        for name, content in (more or {}).items():
            packed.writestr(_entry(name), content)
    return kept.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    """Return an entry of a day that stands still: the same file has the same bytes."""
    entry = zipfile.ZipInfo(name, date_time=(2027, 4, 23, 10, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def a_pdf(text: str = "Plan") -> bytes:
    objects = b"1 0 obj<</Type/Catalog>>endobj\n2 0 obj<</Type/Page>>endobj\n"
    drawn = f"BT ({text}) Tj ET".encode()
    page = b"3 0 obj<</Length %d>>stream\n%s\nendstream endobj\n" % (len(drawn), drawn)
    return b"%PDF-1.7\n" + objects + page + b"trailer<</Root 1 0 R>>\n%%EOF\n"
