"""The commands about the record, the plan and what is to be done, as the table lists them."""

from handlers.call import Command
from handlers.commands import action, done, minutes, plan, receipts

ABOUT_THE_RECORD = (
    Command(
        "minutes",
        minutes.run,
        "The record of a meeting: write, hand in, send, sign, release, correct, send me.",
        "minutes 30 march",
        minutes.form,
        when_closed=True,
    ),
    Command(
        "plan",
        plan.run,
        "The plan: its actions, views, stage; confirm it after a meeting.",
        "plan confirm 30 march updated",
        plan.form,
        when_closed=True,
    ),
    Command(
        "action",
        action.run,
        "One action of the plan: new, accept, done, change, close, review.",
        "action A3 done 20 april",
        action.form,
        when_closed=True,
    ),
    Command(
        "done",
        done.run,
        "Close a task, with the day and how.",
        "done T3 22 march by hand",
        done.form,
    ),
    Command(
        "receipts",
        receipts.run,
        "Who has the minutes, how they came, and who is without.",
        "receipts 30 march",
        when_closed=True,
    ),
)
