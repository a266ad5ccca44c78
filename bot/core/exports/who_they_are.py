"""What is kept of who somebody is and how they are reached: their own line of the sheet (R2)."""

from collections.abc import Iterator

from bot.core.cards import Block
from bot.core.exports.gathering import Gathering, on, pairs
from bot.core.facts.members import Role
from bot.core.facts.people import Reader
from bot.core.procedure.day_names import listed, short_day
from bot.core.receipts.copies import ROUTE_NAMES
from bot.core.references import reference_for
from bot.core.sheet.labels import KIND_LABELS, role_label

READERS = {Reader.ALONE: "you alone", Reader.SHARED: "others too, as far as is known"}


def who_they_are(page: Gathering) -> Iterator[Block]:
    """Yield the person's own line, what was settled for them, and when they came and went."""
    yield pairs((*_name(page), *_reached(page), *_mail(page)))
    yield pairs((*_needs(page), *_times(page), *_part(page), *_stay(page)))


def _name(page: Gathering) -> Iterator[tuple[str, str]]:
    person, lead = page.person, page.facts.lead
    added = lead.id if lead else ""
    yield "Your reference" if person.is_family else "Group", reference_for(page.facts, person)
    yield "Name", person.name
    yield "Agency", person.agency
    yield "What you are", page.said(person.part, added) or KIND_LABELS[person.kind]
    yield "Roles", ", ".join(role_label(page.facts, each) for each in Role if each in person.roles)
    if person.substitute_for:
        yield "You come in the place of", page.called(person.substitute_for)


def _reached(page: Gathering) -> Iterator[tuple[str, str]]:
    contact = page.person.contact
    yield "Telephone", contact.telephone
    yield "E-mail", contact.email
    yield "Who reads it", READERS[contact.reader] if contact.email else ""
    before = (*page.person.had_before, page.person.left_mailbox)
    yield "Earlier e-mail", "; ".join(filter(None, dict.fromkeys(before)))
    yield "Work address", contact.work_address
    yield "How you are told", ROUTE_NAMES[contact.route]
    if page.facts.member(contact.route_by) is not None:
        yield "Carried by", page.called(contact.route_by)
    if contact.confirmation is not None:
        said = f"{on(contact.confirmation.at)}, by: {page.called(contact.confirmation.by)}"
        yield "Address confirmed", said
    if contact.denial is not None:
        yield "Its reader said that it is not yours", on(contact.denial.at)
    yield "You said who you are", on(page.person.said_who)
    for each in page.facts.connecting:
        if each.member == page.person.id:
            yield "You connected an account on a chat platform", on(each.connected_at)


def _mail(page: Gathering) -> Iterator[tuple[str, str]]:
    """What was recorded of mail to one of the family (IG18)."""
    safety = page.person.mail_safety
    if safety is not None:
        yield "Mail to you is safe", "yes" if safety.is_safe else "no"
        yield "Who else reads it", page.said(safety.also_read_by, safety.recorded_by)
        yield "Recorded", f"{on(safety.recorded_at)}, by: {page.called(safety.recorded_by)}"
    yield "Mail to you ended", on(page.person.mailed_until)


def _needs(page: Gathering) -> Iterator[tuple[str, str]]:
    for each in page.person.needs:
        yield "What you need", page.said(each.what, "")


def _times(page: Gathering) -> Iterator[tuple[str, str]]:
    times, wish = page.person.possible_times, page.person.proposes
    yield "When you can come", page.said(times.as_written, "") if times else ""
    if wish is not None:
        yield "A time that you asked for", f"{short_day(wish.on)}, {wish.starts:%H:%M}"


def _part(page: Gathering) -> Iterator[tuple[str, str]]:
    person = page.person
    if person.is_family:
        known = (each.label for each in page.facts.children if each.id in person.children)
        yield "Children of whom you may hear", listed(tuple(known))
    if person.childs_part is not None:
        yield "How you take part", person.childs_part.value
        yield "Why", page.said(person.childs_part_reason, "")


def _stay(page: Gathering) -> Iterator[tuple[str, str]]:
    person, left = page.person, page.person.opted_out
    yield "Here since", on(person.opted_in)
    if left is not None:
        yield "Left", on(left.at)
        yield "Why you left", page.said(left.reason, "")
    for each in page.facts.handovers:
        if person.id in {each.giver, each.taker}:
            yield (
                "You handed over the lead" if each.giver == person.id else "You took the lead",
                (on(each.at)),
            )
