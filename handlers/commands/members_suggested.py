"""Suggestions of an agency or person: made by any member, answered by the lead (L15)."""

from collections.abc import Callable, Iterator

from bot.core.access import Asked, Subject, Verb
from bot.core.cards import (
    Block,
    Button,
    Buttons,
    ButtonStyle,
    Card,
    Facts,
    Field,
    FieldKind,
    Form,
    Text,
)
from bot.core.facts.groups import CoreGroup
from bot.core.facts.suggestions import Suggestion
from bot.core.membership.suggesting import Idea, accept, decline, open_suggestion, suggest
from handlers.call import Call
from handlers.commands.members_changed import because
from handlers.filling import line, reason_field

WHAT_FOR = "What could they do for the child or the family?"
TO_OTHERS = "The lead is asked, and you hear the answer."
TO_FAMILY = "The lead is asked. You are told the answer by whoever brings you your invitations."
BY_LEAD = 'You can name an agency yourself: "members agency AGENCY".'


def suggesting(call: Call, words: str) -> Card:
    """Answer `members suggest AGENCY [because WHY]`: it goes to the lead alone."""
    call.ask(Verb.WRITE, Subject.EVENT, owner=call.member)
    agency, typed = because(call, words)
    why = call.said("why") or typed
    idea = Idea(agency or line(call, "agency"), line(call, "who"), why)
    if not (idea.agency and idea.why):
        return Card("Suggest somebody for the group", (_form(idea),))
    with call.begin() as work:
        work.facts = suggest(work.facts, idea, by=call.member, now=call.now)
        work.audit("agency suggested", work.facts.suggestions[-1].id)
        said = Text(TO_FAMILY if call.me.is_family else TO_OTHERS)
        more = (Text(BY_LEAD),) if _answers(call) else ()
        return work.answer(Card("Suggested", (said, *more)))


def _form(idea: Idea) -> Form:
    fields = (
        Field("agency", "Which agency or service?", value=idea.agency, required=True),
        Field("who", "Whom there, if you know"),
        Field("why", WHAT_FOR, FieldKind.TEXT, required=True),
    )
    return Form("members suggest", fields, "Suggest it to the lead")


def suggested(call: Call, _words: str) -> Card:
    """Answer `members suggested`: to lead and team manager all, to others their own."""
    call.ask(Verb.SEE, Subject.EVENT, owner=call.member)
    seen = [each for each in call.facts.suggestions if _may_see(call, each)]
    blocks = [block for each in seen for block in _blocks(call, each)]
    return Card("Suggestions", tuple(blocks) or (Text("Nothing has been suggested."),))


def _may_see(call: Call, suggestion: Suggestion) -> bool:
    return call.may(Asked(Verb.SEE, Subject.EVENT, owner=suggestion.by))


def _answers(call: Call) -> bool:
    return call.may(Asked(Verb.CONFIRM, Subject.MEMBERS))


def _blocks(call: Call, each: Suggestion) -> Iterator[Block]:
    by = call.facts.member(each.by)
    pairs = (
        (each.id, ", ".join(filter(None, (each.agency, each.who)))),
        ("What for", each.why),
        ("Suggested by", by.name if by else ""),
        ("Answer", _answer(each)),
    )
    yield Facts(pairs)
    if each.is_open and _answers(call):
        yield Buttons(
            (
                Button("Accept", f"members accept {each.id}", ButtonStyle.PRIMARY),
                Button("Decline", f"members decline {each.id}"),
            )
        )


def _answer(each: Suggestion) -> str:
    if each.is_open:
        return "waits for the lead"
    cover = each.as_cover.mark
    return f"accepted{cover}" if each.accepted else f"declined{cover}: {each.because}"


def accepting(call: Call, words: str) -> Card:
    """Answer `members accept G1`: the agency is on the list, and its entry can be opened."""
    call.ask(Verb.CONFIRM, Subject.MEMBERS)
    found = open_suggestion(call.facts, words)

    def change(facts: CoreGroup) -> CoreGroup:
        return accept(facts, found.id, by=call.member, now=call.now, as_cover=call.cover)

    said = Text(f"{found.agency} is on the list until somebody speaks for it.")
    entry = Button("Open the contact sheet entry", f"add {found.who}".strip())
    card = Card("Accepted", (said, Buttons((entry,))))
    return _answered(call, "suggestion accepted", found.id, change, card)


def declining(call: Call, words: str) -> Card:
    """Answer `members decline G1 because REASON`."""
    call.ask(Verb.CONFIRM, Subject.MEMBERS)
    number, reason = because(call, words)
    found = open_suggestion(call.facts, number)
    if not reason:
        form = Form(f"members decline {found.id}", (reason_field(required=True),), "Decline")
        return Card("Decline a suggestion", (form,))

    def change(facts: CoreGroup) -> CoreGroup:
        cover = call.cover
        return decline(facts, found.id, reason, by=call.member, now=call.now, as_cover=cover)

    card = Card("Declined", (Text("Whoever suggested it can read the reason."),))
    return _answered(call, "suggestion declined", found.id, change, card)


def _answered(
    call: Call, event: str, id_: str, change: Callable[[CoreGroup], CoreGroup], card: Card
) -> Card:
    with call.begin() as work:
        work.facts = change(work.facts)
        work.audit(event, id_)
        return work.answer(card)
