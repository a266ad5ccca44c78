"""The command done: a task is shown, closed with its day and how, or decided not to be shared."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.core.access import Asked, Subject, Verb
from bot.core.capitals import standing_alone
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
    Table,
    Text,
)
from bot.core.facts.members import Role
from bot.core.facts.tasks import Task, TaskKind, TaskState
from bot.core.messages.phrases import TASKS
from bot.core.procedure.day_names import short_day
from bot.core.refusals import Refusal
from bot.core.saying.dates import Lean, as_written, off_the_front
from bot.core.sheet.parts import ROLE_LABELS
from bot.core.tasking.doing import (
    CLOSES_ITSELF,
    NEEDS_METHOD,
    NEEDS_WORDS,
    Receipt,
    about_member,
    closed_by,
    finish,
    must_be_closable,
    open_task,
)
from handlers.call import Call
from handlers.changing import changing
from handlers.commands.not_shared import DECIDED, decide, decision_form, or_not
from handlers.commands.task_printed import PRINT, offered_to_print, to_print
from handlers.commands.task_shown import (
    by_reference,
    must_be_as_it_was,
    numbers_and_dates,
    printed,
    revision_shown,
    whose_it_is,
)
from handlers.filling import day, line
from handlers.finding import find_task

HOW = {
    **dict.fromkeys(NEEDS_METHOD, "How did it get there?"),
    TaskKind.NEXT_DATE: "Why is there no next date yet?",
    TaskKind.NAME_WHO_TELLS_CHILD: "Who is it?",
    TaskKind.NAME_WHO_BRINGS_VIEWS: "Why does nobody bring them?",
    TaskKind.MEND_ROUTE: "How are they reached now?",
    TaskKind.MINUTES_LEFT: "What became of them?",
}
OR_RATHER = {
    TaskKind.NAME_WHO_BRINGS_VIEWS: (
        f"To name somebody instead: members role NAME {ROLE_LABELS[Role.BRINGS_VIEWS]}"
    ),
}


def run(call: Call) -> Card:
    """Answer `done`, `done T3`, `done T3 22 march by hand` and `done T3 not shared`."""
    if not call.rest:
        return _mine(call)
    task, rest = _own_task(call)
    if rest.lower() == PRINT:
        return to_print(call, task)
    decided = DECIDED.fullmatch(rest)
    if decided is not None:
        return decide(call, task, decided[1].lower(), decided[2])
    receipt = _receipt(call, task, rest)
    if receipt is None or (_needs_how(task) and not receipt.how):
        return _shown(call, task)
    with changing(call, Verb.CLOSE, Subject.TASK, owner=task.owner, even_closed=True) as work:
        must_be_as_it_was(call, work.facts, task)
        work.facts = finish(work.facts, task.id, call.member, _in_place(call, receipt), call.now)
        work.audit("task done", task.id)
        closed = work.facts.task(task.id) or task
        return work.answer(Card(f"{task.id} is done", (Facts(tuple(_closed(call, closed))),)))


def _in_place(call: Call, receipt: Receipt) -> Receipt:
    """Return the receipt with in whose place it is given: of another's task the lead's is cover."""
    return replace(receipt, as_cover=call.cover or receipt.as_cover)


def _receipt(call: Call, task: Task, rest: str) -> Receipt | None:
    """Return the day and the way that were said; None where nothing was.

    "not at home" is no way in which it was done, but may be the reason that is asked for.
    """
    said, _, left = off_the_front(rest, call.today, Lean.BACK)
    if left.lower().startswith("not ") and task.kind not in NEEDS_WORDS:
        raise Refusal(
            f'"{left[:40]}" does not say that it was done.',
            f'If it was, write it like "done {task.id} 22 march by hand".',
            field="how",
        )
    on = day(call, "on", Lean.BACK) or said or (call.today if left else None)
    return None if on is None else Receipt(on, line(call, "how") or as_written(rest, left))


def form(call: Call) -> Form:
    """Return what closes the task that is named, or the decision about it."""
    task, rest = find_task(call.facts, call.rest)
    decided = DECIDED.fullmatch(rest)
    if decided is not None:
        return decision_form(call, task, decided[1].lower(), decided[2])
    must_be_closable(open_task(call.facts, task.id))
    return _form(call, task)


def _own_task(call: Call) -> tuple[Task, str]:
    """Return a task that the caller may close; of others not even the number is known (rule 7)."""
    task, rest = find_task(call.facts, call.rest)
    if not call.may(Asked(Verb.CLOSE, Subject.TASK, owner=task.owner)):
        raise Refusal(f"There is no task {task.id} for you.", "Check the number in its message.")
    return task, rest


def _mine(call: Call) -> Card:
    tasks = [
        each
        for each in call.facts.tasks
        if each.is_open and call.may(Asked(Verb.SEE, Subject.TASK, owner=each.owner))
    ]
    if not tasks:
        return Card("Tasks", (Text("No task waits for you."),))
    return Card("Tasks", (_listed(call, tasks), Text('Close one: "done T3".')))


def _listed(call: Call, tasks: Sequence[Task]) -> Table:
    """List tasks; whose each is stands beside it where one is somebody else's."""
    rows = ((each.id, _what(call, each), short_day(each.due_on)) for each in tasks)
    if all(each.owner == call.member for each in tasks):
        return Table(("No.", "What", "By when"), tuple(rows))
    whose = (_whose(call, each) for each in tasks)
    beside = tuple((*row, who) for row, who in zip(rows, whose, strict=True))
    return Table(("No.", "What", "By when", "Whose"), beside)


def _whose(call: Call, task: Task) -> str:
    """Return whose task it is, as whoever acts for the lead sees those of everybody (H2)."""
    owner = call.facts.member(task.owner)
    return "yours" if task.owner == call.member else owner.name if owner else "nobody's"


def _what(call: Call, task: Task) -> str:
    """Return what a task is for, with whom it concerns."""
    member = call.facts.member(about_member(call.facts, task))
    return f"{_what_for(task)}{f': {member.name}' if member else ''}"


def _what_for(task: Task) -> str:
    return standing_alone(TASKS[task.kind])


def _shown(call: Call, task: Task) -> Card:
    if not call.request.actor.by_link:
        call.ask(Verb.SEE, Subject.TASK, owner=task.owner)
    if not task.is_open:
        return Card(f"Task {task.id}", (Facts(tuple(_closed(call, task))), *_reason(call, task)))
    by_link = call.request.actor.by_link
    is_own = task.owner == call.member
    what = _what_for(task) if by_link else _what(call, task)
    about = numbers_and_dates(call.facts, task)
    whom = tuple(by_reference(call.facts, task)) if by_link else ()
    whose = () if is_own else (("Whose", _whose(call, task)),)
    pairs = (("What", what), *whose, *whom, *about, ("By when", short_day(task.due_on)))
    shown = whose_it_is(call.facts, task) if by_link else printed(call, task)
    shown = (*shown, *offered_to_print(call, task))
    blocks = (Facts(pairs), *shown, *_way_to_close(call, task), *or_not(call, task))
    return Card(f"Task {task.id}", blocks)


def _way_to_close(call: Call, task: Task) -> Iterator[Block]:
    """Ask when it was done, or name the command that closes it: no form can (see `closed_by`)."""
    command = closed_by(task)
    if not command:
        yield _form(call, task)
        return
    yield Text(f"{CLOSES_ITSELF.format(task.id)} Say: {command}")
    if not call.request.actor.by_link:
        yield Buttons((Button("Do it now", command, ButtonStyle.PRIMARY),))


def _form(call: Call, task: Task) -> Form:
    required = _needs_how(task)
    fields = (
        Field(
            "on", "When was it done?", FieldKind.DATE, value=call.today.isoformat(), required=True
        ),
        Field(
            "how",
            HOW.get(task.kind, "How, or anything to note?"),
            required=required,
            help=OR_RATHER.get(task.kind, ""),
        ),
    )
    seen = revision_shown(call.facts, task)
    return Form(f"done {task.id}", fields, submit="It is done", seen=seen)


def _needs_how(task: Task) -> bool:
    return task.kind in NEEDS_METHOD | NEEDS_WORDS


def _closed(call: Call, task: Task) -> Iterator[tuple[str, str]]:
    """Say how a task was closed; what was written of it is read by no link (IG19)."""
    yield "What", _what_for(task)
    if task.state is TaskState.DONE and task.done_on is not None:
        yield "Done on", short_day(task.done_on)
    elif task.state is TaskState.NOT_SHARED:
        yield "Closed", "not shared, by decision"
    else:
        yield "Closed", "no longer wanted"
    if task.how and not call.request.actor.by_link:
        yield "How", task.how
    if task.as_cover:
        yield "By", task.as_cover.value


def _reason(call: Call, task: Task) -> Iterator[Block]:
    if task.reason and call.may(Asked(Verb.SEE, Subject.NOT_SHARED)):
        yield Facts((("Reason", task.reason),))
