"""The words `contact send me`: the contact sheet as a document, to one's own address."""

from bot.core.access import Subject, Verb
from bot.core.cards import Button, Card
from bot.core.messages.phrases import SEND_IT_TO_ME
from bot.core.record.pulling import SHEET
from bot.core.refusals import Refusal
from handlers.call import Call
from handlers.changing import changing
from handlers.sending_me import asked_for

BUTTON = Button(SEND_IT_TO_ME, "contact send me")


def send(call: Call, words: str) -> Card:
    """Answer `contact send me`: what others keep private is not in it (R2)."""
    if words != "me":
        raise Refusal("The contact sheet is sent to whoever asks for it.", "Say: contact send me")
    with changing(call, Verb.SEE, Subject.SHEET_WORK) as work:
        return work.answer(asked_for(call, work, SHEET))
