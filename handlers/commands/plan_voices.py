"""What the plan must hear and say: wishes and views, danger statement and past harm (N3, S5)."""

from bot.core.access import Subject, Verb
from bot.core.capitals import standing_alone
from bot.core.cards import Card, Field, FieldKind, Form, Text
from bot.core.facts.plan import Plan
from bot.core.free_text import free_text
from bot.core.plan.planning import describe, hear, missing_for_detailed, speakers
from bot.core.refusals import Refusal
from handlers.as_shown import fingerprint, must_be_as_drawn
from handlers.call import Call
from handlers.changing import changing
from handlers.finding import must_be_all

VIEWS, NONE = "views_", "none_"
STATEMENTS = {
    "danger_statement": "Danger statement: what may happen if nothing changes",
    "past_harm": "Past harm: what has already happened",
}


def views(call: Call, words: str) -> Card:
    """Enter the child's wishes and each parent's views, or why there are none yet (N3).

    Typed: `plan views Leah text="..."`, or `plan views Child A because="..."`.
    """
    call.ask(Verb.WRITE, Subject.PLAN)
    found = _typed(call, words) if words else _filled(call)
    if not found:
        return Card("Views in the plan", (views_form(call),))
    with changing(call, Verb.WRITE, Subject.PLAN) as work:
        must_be_as_drawn(call, _heard(work.facts.plan), "What the plan has heard")
        for of, text, none in found:
            work.facts = hear(work.facts, of, text=text, none_because=none)
        work.audit("plan: views", "plan")
        lacks = missing_for_detailed(work.facts)
        still = f"For a detailed plan it still lacks: {'; '.join(lacks)}." if lacks else "Complete."
        return work.answer(Card("Views in the plan", (Text("Entered."), Text(still))))


def _filled(call: Call) -> list[tuple[str, str, str]]:
    """Return whose voices the form brings, with the words and the reason for none."""
    all_ = [(of, call.said(VIEWS + of), call.said(NONE + of)) for of, _ in speakers(call.facts)]
    return [each for each in all_ if each[1] or each[2]]


def _typed(call: Call, words: str) -> list[tuple[str, str, str]]:
    said = words.casefold()
    known = {of: label.casefold() for of, label in speakers(call.facts)}
    found = [of for of, label in known.items() if said == of or said in label]
    if len(found) != 1:
        labels = "; ".join(label for _, label in speakers(call.facts))
        raise Refusal(f'Whose views are "{words[:40]}"?', f"The plan asks for: {labels}.")
    return [(found[0], call.said("text"), call.said("because"))]


def views_form(call: Call) -> Form:
    """Return two questions for each voice: the words, or the reason why there are none."""
    found = {each.of: each for each in call.facts.plan.voices}
    fields: list[Field] = []
    for of, words in speakers(call.facts):
        voice = found.get(of)
        text = voice.text if voice else ""
        none = voice.none_because if voice else ""
        fields.append(Field(VIEWS + of, standing_alone(words), FieldKind.TEXT, value=text))
        fields.append(Field(NONE + of, "If there are none yet: why?", value=none))
    return Form("plan views", tuple(fields), submit="Enter", seen=_heard(call.facts.plan))


def _heard(plan: Plan) -> int:
    return fingerprint(sorted((each.of, each.text, each.none_because) for each in plan.voices))


def statements(call: Call, words: str) -> Card:
    """Enter danger statement and past harm (S5); what is left empty stays."""
    must_be_all(words, "plan statements")
    said = {name: free_text(call.said(name), field=name) for name in STATEMENTS}
    if not any(said.values()):
        call.ask(Verb.WRITE, Subject.PLAN)
        return Card("Danger statement and past harm", (statements_form(call),))
    with changing(call, Verb.WRITE, Subject.PLAN) as work:
        must_be_as_drawn(call, _described(work.facts.plan), "The plan")
        work.facts = describe(work.facts, **said)
        work.audit("plan: statements", "plan")
        return work.answer(Card("Danger statement and past harm", (Text("Entered."),)))


def statements_form(call: Call) -> Form:
    """Ask for danger statement and past harm, as they stand now."""
    plan = call.facts.plan
    values = {"danger_statement": plan.danger_statement, "past_harm": plan.past_harm}
    fields = tuple(
        Field(name, label, FieldKind.TEXT, value=values[name]) for name, label in STATEMENTS.items()
    )
    return Form("plan statements", fields, submit="Enter", seen=_described(plan))


def _described(plan: Plan) -> int:
    return fingerprint(plan.danger_statement, plan.past_harm)
