"""What `members` records of family: needs, a child's part in meetings, whom they hear about."""

from dataclasses import replace

from bot.core.access import Subject, Verb
from bot.core.cards import Card, Field, FieldKind
from bot.core.facts.groups import CoreGroup
from bot.core.facts.members import ChildsPart, Member, MemberKind, Need
from bot.core.free_text import one_line, says_something
from bot.core.letters import bare_name
from bot.core.membership.children import children_called, labels_of
from bot.core.numbering import next_id
from bot.core.refusals import Refusal
from bot.core.replacing import put_member
from handlers.call import Call
from handlers.commands.members_changed import asked, because, changed
from handlers.deciding import must_decide
from handlers.filling import choices_of, line, people_field, reason_field
from handlers.finding_people import find_member

CHILDS_PARTS = choices_of((each, each.value) for each in ChildsPart)
PART = Field("part", "How does the child take part?", FieldKind.CHOICE, CHILDS_PARTS, required=True)


def need(call: Call, words: str) -> Card:
    """Answer `members need NAME WORDS`: a standing need, asked at every meeting (S20)."""
    call.ask(Verb.WRITE, Subject.MEMBERS)
    if not words and not call.fields:
        what = Field("need", "Such as: a Portuguese interpreter, a step-free room", required=True)
        return asked("A standing need", "members need", _whose(call), what)
    member, said = _family(call, words)
    what_ = one_line(said, field="need") or line(call, "need")
    if not what_:
        raise Refusal("What do they need?", "members need Dean a Portuguese interpreter")

    def change(facts: CoreGroup) -> CoreGroup:
        now = _now(facts, member)
        if what_.casefold() in {each.what.casefold() for each in now.needs}:
            raise Refusal(f"That is recorded for {member.name} already.", "See: contact NAME")
        added = Need(next_id("need", (each.id for each in now.needs)), what_)
        return put_member(facts, replace(now, needs=(*now.needs, added)))

    said = f"{member.name} needs {what_}. It is asked at every meeting."
    return changed(call, "need recorded", change, said)


def child(call: Call, words: str) -> Card:
    """Answer `members child LABEL attends|... because REASON`: how a child takes part (H3)."""
    call.ask(Verb.WRITE, Subject.MEMBERS)
    if not words and not call.fields:
        why = reason_field(required=True)
        return asked("A child's part", "members child", _whose(call), PART, why)
    rest, reason = because(call, words)
    member, said = _family(call, rest)
    part = " ".join((said or line(call, "part")).lower().split())
    if member.kind is not MemberKind.CHILD or part not in set(ChildsPart):
        raise Refusal(
            "How does the child take part?",
            f"members child LABEL, then one of: {'; '.join(ChildsPart)}.",
        )
    if not says_something(reason):
        raise Refusal("Why so?", "Add it: because ...", field="reason")

    def change(facts: CoreGroup) -> CoreGroup:
        now = _now(facts, member)
        decided = replace(now, childs_part=ChildsPart(part), childs_part_reason=reason)
        return put_member(facts, decided)

    return changed(call, "child's part recorded", change, f"{member.name}: {part}.")


def children(call: Call, words: str) -> Card:
    """Answer `members children NAME Child A and Child B`: whom they may hear about (H19)."""
    must_decide(call)
    labels = tuple((each.label, each.label) for each in call.facts.children)
    if not words and not call.fields:
        which = Field("children", "Which children?", FieldKind.CHOICES, labels, required=True)
        return asked("Whom they may hear about", "members children", _whose(call), which)
    member, said = _family(call, words)
    ids = _named(call.facts, said or line(call, "children"))

    def change(facts: CoreGroup) -> CoreGroup:
        return put_member(facts, replace(_now(facts, member), children=ids))

    return changed(call, "children linked", change, f"{member.name} may hear about them.")


def _named(facts: CoreGroup, said: str) -> frozenset[str]:
    labels = list(filter(None, map(str.strip, said.replace(",", " and ").split(" and "))))
    if not labels:
        raise Refusal("Which children may they hear about?", f"Of this group: {labels_of(facts)}.")
    return children_called(facts, labels)


def _whose(call: Call) -> Field:
    return people_field("Of whom?", call.facts.family)


def _family(call: Call, words: str) -> tuple[Member, str]:
    """Take the family member named at the front of the words, or in the field."""
    tokens = words.split() or [line(call, "name")]
    for count in range(len(tokens), 0, -1):
        name = bare_name(" ".join(tokens[:count]))
        whole = [each for each in call.facts.family if bare_name(each.name) == name]
        if whole:
            return whole[0], " ".join(tokens[count:])
    return find_member(call.facts, tokens[0], call.facts.family), " ".join(tokens[1:])


def _now(facts: CoreGroup, member: Member) -> Member:
    return facts.member(member.id) or member
