"""My own record number: one line per group that its professional alone ever sees (B11)."""

from bot.core.access import Subject, Verb
from bot.core.cards import Card, Facts, Field, Form, Text
from bot.core.free_text import one_line
from bot.core.membership.addresses import set_record_number
from handlers.call import Call

NONE = "none"
LONGEST = 80


def run(call: Call, words: str) -> Card:
    """Answer `contact own` (show), `contact own NUMBER` (keep) and `contact own none` (forget)."""
    number = one_line(words or call.said("number"), field="number", longest=LONGEST)
    if not number:
        call.ask(Verb.SEE, Subject.RECORD_NUMBER, owner=call.member)
        return _shown(call)
    call.ask(Verb.WRITE, Subject.RECORD_NUMBER, owner=call.member)
    kept = "" if number.lower() == NONE else number
    with call.begin() as work:
        me = work.facts.member(call.member) or call.me
        work.facts = set_record_number(work.facts, me, kept)
        # The answer is kept for repeats, so it does not hold the number.
        said = "Kept for you alone. See it: contact own" if kept else "It is forgotten."
        return work.answer(Card("My own record number", (Text(said),)))


def _shown(call: Call) -> Card:
    number = call.me.own_record_number or "none kept"
    form = Form("contact own", (Field("number", 'Your number, or "none"'),), submit="Keep")
    return Card("My own record number", (Facts(((call.ref, number),)), form))
