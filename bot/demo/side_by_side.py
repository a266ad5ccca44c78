"""Two parents, one flag: all that either was given, side by side, to be read in five minutes."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from itertools import chain

from bot.core.diary.place import place_of
from bot.core.facts.groups import CoreGroup
from bot.core.facts.meetings import Meeting
from bot.core.facts.members import Member
from bot.demo.given import Given, by_mail, in_order, told_when
from bot.demo.stage import Stage
from handlers.terminal.plain import plain

Hidden = Mapping[str, frozenset[str]]
"""What may not stand in what a parent was given, by that parent's own reference."""
Leak = tuple[Given, str]

WIDTH = 58
TITLE = "Two parents, one flag"
ABOVE = (
    "Each column is one parent: every paper, mail, page and word of mouth that the story gave "
    "them, in order and in full. Read each column as that parent would: nothing in it may tell "
    "where the other is or goes, or what they say."
)
STYLE = (
    "body{margin:1.5rem;font:1rem/1.4 sans-serif;color:#1c2329}table{border-collapse:collapse;"
    "width:100%;table-layout:fixed}th,td{vertical-align:top;text-align:left;padding:.5rem;"
    "border:1px solid #c6ced3}pre{font-size:.8rem;white-space:pre-wrap;overflow-wrap:anywhere;"
    "margin:.25rem 0 0}"
)


async def tell(stage: Stage) -> list[Given]:
    """Look through all that either parent was given for a word of the other; return all of it."""
    parents = _parents(stage)
    given = in_order([*stage.given, *by_mail(stage.post.sent, parents)])
    await stage.expect(
        "In all that either parent was given nothing names the other, what they are known by, the "
        "group, or a place that was not released to that parent (IG15, IG18, R2).",
        {each.reference for each in given} == {each.own_reference for each in parents},
        not found_in(given, kept(stage)),
    )
    return given


def kept(stage: Stage) -> Hidden:
    """Return what is kept from each parent of the story."""
    return secrets(stage.group, _parents(stage))


def _parents(stage: Stage) -> list[Member]:
    return [each for each in stage.group.members if each.is_family]


def secrets(facts: CoreGroup, parents: Sequence[Member]) -> Hidden:
    """Return for each parent, by their reference, what nothing of theirs may hold."""
    return {reader.own_reference: _kept_from(facts, reader, parents) for reader in parents}


def _kept_from(facts: CoreGroup, reader: Member, parents: Sequence[Member]) -> frozenset[str]:
    others = (each for each in parents if each.id != reader.id)
    known_by = {word for each in others for word in _known_by(each)}
    released = _places(each for each in facts.meetings if reader.id in each.released_to)
    places = _places(facts.meetings) - released
    return frozenset(filter(None, known_by | places | {facts.ref}))


def _places(meetings: Iterable[Meeting]) -> set[str]:
    return set(chain.from_iterable(map(place_of, meetings)))


def _known_by(parent: Member) -> tuple[str, ...]:
    contact = parent.contact
    return (*parent.name.split(), parent.own_reference, contact.telephone, contact.email)


def found_in(given: Iterable[Given], hidden: Hidden) -> list[Leak]:
    """Return each thing in which a word stands that is kept from its reader, with the word."""
    return [
        (each, word)
        for each in given
        for word in sorted(hidden[each.reference])
        if word in f"{each.card!r}"
    ]


def page(given: Sequence[Given], hidden: Hidden) -> str:
    """Return the report as one HTML file that loads nothing; a word that leaked is named on top."""
    leaked = found_in(given, hidden)
    rows = "\n".join(_row(each, list(hidden)) for each in given)
    heads = "".join(f'<th scope="col">{escape(each)}</th>' for each in hidden)
    said = "".join(f"<li>{escape(each)}</li>" for each in _verdict(leaked, hidden))
    return (
        f'<!doctype html>\n<html lang="en-GB"><head><meta charset="utf-8"><title>{TITLE}</title>'
        f"<style>{STYLE}</style></head>\n<body><main><h1>{TITLE}</h1><p>{ABOVE}</p><ul>{said}</ul>\n"
        f"<table><thead><tr>{heads}</tr></thead><tbody>\n{rows}\n</tbody></table></main></body></html>\n"
    )


def _row(each: Given, references: Sequence[str]) -> str:
    text = f"<strong>{escape(told_when(each))}</strong><pre>{escape(plain(each.card, WIDTH))}</pre>"
    cells = (text if each.reference == reference else "" for reference in references)
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _verdict(leaked: Sequence[Leak], hidden: Hidden) -> list[str]:
    """Say what was looked for in each column, and what of it was found."""
    found = [f"FOUND in {each.reference}: {word} ({told_when(each)})" for each, word in leaked]
    looked = [f"Looked for in {ref}: {', '.join(sorted(words))}." for ref, words in hidden.items()]
    return [*looked, *(found or ["Found: nothing."])]
