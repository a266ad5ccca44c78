"""What `members` records of family: possible times, needs, a child's part, whom they hear about."""

from dataclasses import replace

from bot.core.access import Subject, Verb
from bot.core.cards import Card
from bot.core.free_text import one_line
from bot.core.groups import CoreGroup
from bot.core.members import ChildsPart, Member, MemberKind, Need
from bot.core.numbering import next_id
from bot.core.possible_times import read_possible_times
from bot.core.refusals import Refusal
from bot.core.replacing import put_member
from handlers.call import Call
from handlers.commands.members_changed import because, changed
from handlers.finding import find_member

CHILDS_PARTS = {each.value: each for each in ChildsPart}


def times(call: Call, words: str) -> Card:
    """Answer `members times NAME WORDS`: when a family member can come (L6)."""
    member, said = _family(call, words)
    found = read_possible_times(said or call.said("times"))

    def change(facts: CoreGroup) -> CoreGroup:
        return put_member(facts, replace(_now(facts, member), possible_times=found))

    return changed(call, "times recorded", change, f"{member.name}: {found.as_written}.")


def need(call: Call, words: str) -> Card:
    """Answer `members need NAME WORDS`: a standing need, asked at every meeting (S20)."""
    member, said = _family(call, words)
    what = one_line(said, field="need")
    if not what:
        raise Refusal("What do they need?", "members need Dean a Portuguese interpreter")

    def change(facts: CoreGroup) -> CoreGroup:
        now = _now(facts, member)
        if what.casefold() in {each.what.casefold() for each in now.needs}:
            raise Refusal(f"That is recorded for {member.name} already.", "See: contact")
        added = Need(next_id("need", (each.id for each in now.needs)), what)
        return put_member(facts, replace(now, needs=(*now.needs, added)))

    said = f"{member.name} needs {what}. It is asked at every meeting."
    return changed(call, "need recorded", change, said)


def child(call: Call, words: str) -> Card:
    """Answer `members child LABEL attends|... because REASON`: how a child takes part (H3)."""
    rest, reason = because(call, words)
    member, said = _family(call, rest)
    part = CHILDS_PARTS.get(" ".join(said.lower().split()))
    if member.kind is not MemberKind.CHILD or part is None:
        ways = "; ".join(CHILDS_PARTS)
        raise Refusal("How does the child take part?", f"members child LABEL, then one of: {ways}.")
    if not reason:
        raise Refusal("Why so?", "Add it: because ...", field="reason")

    def change(facts: CoreGroup) -> CoreGroup:
        now = replace(_now(facts, member), childs_part=part, childs_part_reason=reason)
        return put_member(facts, now)

    return changed(call, "child's part recorded", change, f"{member.name}: {part.value}.")


def children(call: Call, words: str) -> Card:
    """Answer `members children NAME Child A and Child B`: whom they may hear about (H19)."""
    member, said = _family(call, words)
    labels = {each.label.lower(): each.id for each in call.facts.children}
    named = [each.strip() for each in said.lower().replace(",", " and ").split(" and ")]
    unknown = [each for each in named if each and each not in labels]
    if unknown or not any(named):
        known = ", ".join(each.label for each in call.facts.children)
        raise Refusal("Which children may they hear about?", f"Of this group: {known}.")
    ids = frozenset(labels[each] for each in named if each)

    def change(facts: CoreGroup) -> CoreGroup:
        return put_member(facts, replace(_now(facts, member), children=ids))

    return changed(call, "children linked", change, f"{member.name} may hear about them.")


def _family(call: Call, words: str) -> tuple[Member, str]:
    """Take the family member named at the front of the words, as lead or manager."""
    call.ask(Verb.WRITE, Subject.MEMBERS)
    tokens = words.split()
    for count in range(len(tokens), 0, -1):
        name = " ".join(tokens[:count]).casefold()
        whole = [each for each in call.facts.family if each.name.casefold() == name]
        if whole:
            return whole[0], " ".join(tokens[count:])
    first = tokens[0] if tokens else ""
    return find_member(call.facts, first, call.facts.family), " ".join(tokens[1:])


def _now(facts: CoreGroup, member: Member) -> Member:
    return facts.member(member.id) or member
