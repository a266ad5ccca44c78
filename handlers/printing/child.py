"""The process that makes one PDF and ends: typst takes memory that the bot has not to spare.

It runs by itself (`python -I child.py`), with a laid-out paper as JSON on its input, the PDF on
its output, and nothing said of what went wrong: typst's messages repeat what people wrote. As
`child.py many` it takes a line for each paper and writes each PDF behind its length.
"""

import resource
import sys
from pathlib import Path

import typst

TEMPLATE = Path(__file__).parent / "paper.typ"
SECONDS = 20
"""Of the processor: a child whose parent was killed ends by itself."""
MANY = "many"
MEMORY = 1 << 30
"""Bytes of addresses, most of them never touched."""


def compiled(paper: str, made_at: int) -> bytes:
    """Return the PDF of a paper in JSON; the same paper and second give the same bytes.

    Raises `typst.TypstError` if it does not conform to PDF/UA-1 as typst checks it.
    """
    return typst.compile(
        TEMPLATE,
        format="pdf",
        pdf_standards="ua-1",
        timestamp=made_at,
        sys_inputs={"paper": paper},
        ignore_system_fonts=True,
        root=TEMPLATE.parent,
    )


def framed(pdf: bytes) -> bytes:
    """Return a PDF behind its length in eight bytes; one that could not be made has none."""
    return len(pdf).to_bytes(8, "big") + pdf


def main(how: str = "") -> int:
    """Read the second of making and the paper or papers, write the PDFs; return how it ended."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    made_at, _, paper = sys.stdin.buffer.read().decode().partition("\n")
    if how == MANY:
        for each in paper.splitlines():
            sys.stdout.buffer.write(framed(_or_none(each, int(made_at))))
        return 0
    try:
        pdf = compiled(paper, int(made_at))
    except typst.TypstError:
        return 1
    sys.stdout.buffer.write(pdf)
    return 0


def _or_none(paper: str, made_at: int) -> bytes:
    try:
        return compiled(paper, made_at)
    except typst.TypstError:
        return b""


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
