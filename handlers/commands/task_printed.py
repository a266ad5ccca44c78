"""The words `done T3 print`: what is printed for somebody comes to whoever carries it, by mail."""

from bot.core.access import Subject, Verb
from bot.core.cards import Block, Button, Buttons, Card, Text
from bot.core.documents.pack import may_have
from bot.core.documents.to_print import to_be_printed
from bot.core.facts.tasks import Task
from bot.core.record.pulling import send_me
from bot.core.refusals import Refusal
from bot.core.tasking.doing import open_task
from handlers.call import Call
from handlers.changing import changing
from handlers.sending_me import must_go_by_mail, own_viewer

PRINT = "print"
ON_ITS_WAY = (
    "It is on its way to your own address, in one mail, as a file that is ready to print. Print "
    "the file and nothing else: the mail itself is yours."
)


def offered_to_print(call: Call, task: Task) -> tuple[Block, ...]:
    """Offer what a task carries as a file; by link too, for nothing of it is shown there (IG19)."""
    subject = to_be_printed(task)
    if not subject or not may_have(call.facts, subject, own_viewer(call)):
        return ()
    return (Buttons((Button("Send it to me to print", f"done {task.id} {PRINT}"),)),)


def to_print(call: Call, task: Task) -> Card:
    """Take the wish, by the facts of now: to a safe address of the caller's own, or not at all."""
    with changing(call, Verb.CLOSE, Subject.TASK, owner=task.owner, even_closed=True) as work:
        subject = to_be_printed(open_task(work.facts, task.id))
        if not subject or not may_have(work.facts, subject, own_viewer(call)):
            raise Refusal(
                "There is nothing to be printed for this task.",
                f"See what it is about: done {task.id}",
            )
        must_go_by_mail(call, work, "Ask the lead or the team manager to print it.")
        me, domains = work.facts.member(call.member) or call.me, call.config.secure_mail_domains
        work.facts, _ = send_me(work.facts, me, subject, call.now, secure_domains=domains)
        work.audit("copy to print asked for", subject)
        return work.answer(Card(f"Task {task.id}: to print", (Text(ON_ITS_WAY),)))
