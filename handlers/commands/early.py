"""The command early: an earlier review or core group, first what it does to all dates (L3)."""

from bot.core.access import Asked, Subject, Verb
from bot.core.access.early import OF_THE_REVIEW
from bot.core.cards import Button, Buttons, ButtonStyle, Card, Field, FieldKind, Form, Text
from bot.core.diary.early import Wish, ask_early
from bot.core.facts.early import Ground, Sooner
from bot.core.facts.groups import CoreGroup
from bot.core.refusals import NotAllowed, Refusal
from bot.core.saying.dates import the_day
from handlers.as_shown import fingerprint, must_be_as_shown, says_what_was_shown
from handlers.call import Call
from handlers.commands import early_answered, early_shown
from handlers.commands.early_shown import what_it_does
from handlers.filling import choice, choices_of, day
from handlers.numbered import ways_of

WAYS = ways_of("W")
WHAT = {"review": Sooner.REVIEW, "meeting": Sooner.CORE_GROUP}
FIELD_WHAT = Field(
    "what",
    "What should be earlier?",
    FieldKind.CHOICE,
    choices_of((each, f"the {each}") for each in Sooner),
    required=True,
)
FIELD_GROUND = Field(
    "ground", "Why?", FieldKind.CHOICE, choices_of((each, each) for each in Ground), required=True
)
DAY_HELP = "For a review, the day that you ask for; for a core group, by when, if you know."
CHANGED = Refusal(
    "The dates have changed since they were shown. Nothing was sent.",
    "Look at what it does now, and ask again: early",
)


def run(call: Call) -> Card:
    """Answer `early`, `early review 2 june`, `early W417` and `early W417 agree|keep`."""
    if call.me.is_family:
        way_on = "Say what is new with: change. It can ask for more, too."
        raise NotAllowed("This is asked for by professionals of the group.", way_on)
    way = WAYS.fullmatch(call.rest)
    if way is None:
        return _asking(call)
    number, word, more = way.groups("")
    if not word:
        return early_shown.one(call, number)
    return early_answered.run(call, number, word.lower(), more.strip())


def form(call: Call) -> Form:
    """Ask what should be earlier, when and why; of an answer, its day or its reason."""
    way = WAYS.fullmatch(call.rest)
    if way is not None:
        return early_answered.form(way[1].upper(), (way[2] or "").lower())
    what, on = _in_line(call)
    fields = (
        _with(FIELD_WHAT, call, what),
        Field("on", "On which day?", FieldKind.DATE, value=call.said("on") or on, help=DAY_HELP),
        _with(FIELD_GROUND, call, ""),
        Field("text", "What has happened?", FieldKind.TEXT, value=call.said("text")),
    )
    return Form("early", fields, "Show what it does")


def _with(field: Field, call: Call, typed: str) -> Field:
    return Field(
        field.name,
        field.label,
        field.kind,
        field.choices,
        call.said(field.name) or typed,
        required=True,
    )


def _in_line(call: Call) -> tuple[str, str]:
    """Read "review 2 june" behind the command: what, and the day as a form has it."""
    word, rest = call.first_word
    if not word:
        return "", ""
    if word not in WHAT:
        raise Refusal(f'"{word[:30]}" is not clear.', 'Say "early review" or "early meeting".')
    words = rest.removeprefix("on ").strip()
    return WHAT[word].value, the_day(words, call.today).isoformat() if words else ""


def _asking(call: Call) -> Card:
    """Ask for what is missing, then show what it does, and send it once that was seen."""
    if not any(call.said(each) for each in ("ground", "text", "what")):
        return _all(call)
    call.ask(Verb.WRITE, Subject.EVENT, owner=call.member)
    wish = _wish(call)
    ask_early(call.facts, wish, by=call.member, now=call.now)
    if not says_what_was_shown(call):
        return _shown_first(call, wish)
    with call.begin(own_right=True) as work:
        must_be_as_shown(call, _seen(call, work.facts, wish), CHANGED)
        work.facts = ask_early(work.facts, wish, by=call.member, now=call.now)
        asked = work.facts.early[-1]
        work.audit("early asked", asked.id)
        who = early_shown.answers_in_words(work.facts, asked)
        return work.answer(Card("It is asked for", (Text(f"{asked.id} waits for {who}."),)))


def _all(call: Call) -> Card:
    """Show what there is for the caller to see, and ask for what they may ask for."""
    blocks, own = early_shown.listed_for(call), Asked(Verb.WRITE, Subject.EVENT, owner=call.member)
    may_ask = call.may(own)
    if not (blocks or may_ask or call.may(OF_THE_REVIEW)):
        call.ask(own.verb, own.subject, owner=own.owner)
    nothing = () if blocks or may_ask else (Text("Nothing has been asked for."),)
    return Card("An earlier date", (*nothing, *blocks, *((form(call),) if may_ask else ())))


def _wish(call: Call) -> Wish:
    typed, typed_day = _in_line(call)
    what = Sooner(typed) if typed else Sooner(choice(call, FIELD_WHAT))
    on = day(call, "on") or (the_day(typed_day, call.today) if typed_day else None)
    return Wish(what, Ground(choice(call, FIELD_GROUND)), on, call.said("text"))


def _seen(call: Call, facts: CoreGroup, wish: Wish) -> int:
    return fingerprint(*map(repr, what_it_does(facts, wish.what, wish.on, call.now)))


def _shown_first(call: Call, wish: Wish) -> Card:
    """Show what it does to every date before anything is sent."""
    blocks = what_it_does(call.facts, wish.what, wish.on, call.now)
    fields = {
        "what": wish.what.value,
        "on": wish.on.isoformat() if wish.on else "",
        "ground": wish.ground.value,
        "text": wish.text,
    }
    seen = _seen(call, call.facts, wish)
    button = Button("Ask for it", "early", ButtonStyle.PRIMARY, fields, seen)
    title = f"What an earlier {wish.what} would do"
    return Card(title, (Text("Nothing has been sent yet."), *blocks, Buttons((button,))))
