"""The flag of a group: set by lead or team manager, cleared by the manager alone (IG15)."""

from bot.core.access import Asked, Case, Subject, Verb, is_operators_door
from bot.core.cards import Card, Field, FieldKind, Text
from bot.core.facts.groups import CoreGroup
from bot.core.group.flagging import CHOICES, QUESTION, read_flag, set_flag
from handlers.as_shown import must_be_as_drawn
from handlers.call import Call
from handlers.commands.founded import flag_words
from handlers.commands.members_changed import asked, because, changed
from handlers.filling import choices_of, line, reason_field


def flag(call: Call, words: str) -> Card:
    """Answer `members flag yes|no|not known [because REASON]` (IG15)."""
    call.ask(Verb.WRITE, Subject.FLAG)
    said, reason = because(call, words)
    said = said or line(call, "flag")
    if not said:
        question = Field("flag", QUESTION, FieldKind.CHOICE, choices_of(CHOICES), required=True)
        why = reason_field("To clear it: why? Only the team manager can")
        card = asked("The flag", "members flag", question, why, seen=call.facts.version)
        sees = call.may(Asked(Verb.SEE, Subject.FLAG))
        stands = (Text(f"It is {flag_words(call.facts)}."),) if sees else ()
        return Card(card.title, (*stands, *card.blocks))
    wanted = read_flag(said)
    if not wanted.is_set and is_operators_door(call.viewer):
        call.ask(Verb.CLOSE, Subject.FLAG, case=Case.DECISION)
    may_clear = call.may(Asked(Verb.CLOSE, Subject.FLAG))

    def change(facts: CoreGroup) -> CoreGroup:
        # To set it is always safe; to clear it one must have seen the group that it protects.
        if not wanted.is_set:
            must_be_as_drawn(call, facts.version, "The group")
        return set_flag(facts, wanted, reason, may_clear=may_clear, now=call.now)

    how = "set" if wanted.is_set else "cleared"
    # Lead or team manager set it, the manager alone clears it: neither stands in for the other.
    said = f"The flag is {how}."
    return changed(call, f"flag {how}", change, said, own_right=True)
