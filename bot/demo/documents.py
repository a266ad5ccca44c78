"""The documents that left in the story, as the files that people keep and print."""

from pathlib import Path

from bot.demo.post import Post
from handlers.printing.printer import Files, Printer


async def leave(post: Post, folder: Path) -> None:
    """Write each as PDF and as a page for a printer, numbered in the order in which they left."""
    papers = [each.message.paper for each in post.sent if each.message.paper is not None]
    printer = Printer()
    _write(folder, [await printer.files(each) for each in papers])


def _write(folder: Path, documents: list[Files]) -> None:
    folder.mkdir(mode=0o700)
    for number, files in enumerate(documents, start=1):
        for ending, content in (("pdf", files.pdf), ("html", files.html)):
            path = folder / f"document-{number}.{ending}"
            path.touch(mode=0o600)
            path.write_bytes(content)
