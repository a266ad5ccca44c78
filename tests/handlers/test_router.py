"""The router: the right person, the right group, once; and nothing said of other groups."""

from dataclasses import replace

import pytest

from bot.core.access import Subject, Verb
from bot.core.cards import Card, Field, FieldKind, Form, Text, Warn
from bot.core.facts.members import OptOut
from bot.core.facts.particulars import Closing, Flag
from bot.core.facts.people import Person
from bot.core.refusals import Refusal
from bot.core.requests import Actor, Request
from handlers.as_shown import must_be_as_drawn
from handlers.call import Call, Command
from handlers.router import Router
from tests.cast import DAWN, GRACE, LEAH, PRIYA, at
from tests.handlers.house import House, words
from tests.story import with_contact_sheet, with_first_meeting_held, with_member


def raise_flag(call: Call) -> Card:
    """Write something, once; `fresh` where the words say so."""
    call.ask(Verb.WRITE, Subject.FLAG)
    with call.begin() as work:
        if "fresh" in call.rest:
            must_be_as_drawn(call, work.facts.version, "The group")
        work.facts = replace(work.facts, flag=Flag.YES, flag_reason=call.said("why"))
        card = Card("Flag set", (Text(f"version {work.facts.version + 1}"),))
        work.answer(card)
    return card


def flag_form(call: Call) -> Form:
    return Form(call.word, (Field("why", "Why?", FieldKind.TEXT),), seen=call.facts.version)


def torn_form(call: Call) -> Form:
    raise Refusal(f"Nothing to ask in {call.word}.")


def look(call: Call) -> Card:
    return Card(call.ref)


TABLE = {
    each.word: each
    for each in (
        Command("flag", raise_flag, "Raise it.", "flag", rank=1, opens=(), form=flag_form),
        Command("wave", raise_flag, "Wave.", "wave", rank=2, opens=()),
        Command("lost", look, "Ask no group.", "lost", rank=3, opens=(), needs_group=False),
        Command("torn", raise_flag, "Ask badly.", "torn", rank=4, opens=(), form=torn_form),
        Command("look", look, "Look.", "look", rank=5, opens=(), when_closed=True),
        Command("no-flag", look, "Look.", "no-flag", rank=6, opens=()),
    )
}


def say(house: House, member: str, text: str, **more: object) -> Card:
    usual: dict[str, object] = {"ref": "7KQ2", "key": "", "seen": None, "looks": False, "given": {}}
    fields = {**usual, **more}
    router = Router(house.store, house.config, house.clock, lambda: "7KQ2", TABLE)
    request = Request(
        Actor(ref="7KQ2", member=member, by_operator=bool(fields.get("door"))),
        text,
        str(fields["key"]),
        ref=str(fields["ref"]),
        fields=fields["given"],  # type: ignore[arg-type] # a test's own fields
        seen=fields["seen"],  # type: ignore[arg-type] # a version or None
        only_looks=bool(fields["looks"]),
    )
    return router.answer(request)


def ask(house: House, person: Person, text: str) -> Card:
    router = Router(house.store, house.config, house.clock, lambda: "7KQ2", TABLE)
    return router.answer(Request(Actor(person=person.id), text, ""))


def test_a_command_is_carried_out_in_the_group_that_the_place_implies(house: House) -> None:
    house.keep(with_contact_sheet())
    assert say(house, PRIYA, "flag").title == "Flag set"
    assert house.group().flag is Flag.YES


def test_the_same_request_again_gets_the_first_card_and_does_nothing(house: House) -> None:
    house.keep(with_contact_sheet())
    first = say(house, PRIYA, "flag", key="once")
    assert say(house, PRIYA, "flag", key="once") == first
    assert house.group().version == 2


def test_a_repeat_whose_first_run_went_well_never_turns_into_a_refusal(house: House) -> None:
    house.keep(with_contact_sheet())
    first = say(house, PRIYA, "flag fresh", key="once", seen=1)
    assert say(house, PRIYA, "flag fresh", key="once", seen=1) == first
    other = say(house, PRIYA, "flag fresh", key="other", seen=1, given={"why": "x"})
    assert other.is_refusal
    assert "changed since" in words(other)


def test_what_was_copied_from_something_shown_says_so_in_the_line(house: House) -> None:
    house.keep(with_contact_sheet())
    assert not say(house, PRIYA, "flag fresh shown=1").is_refusal
    assert "changed since" in words(say(house, PRIYA, "flag fresh shown=1"))
    assert 'nothing called "shown"' in words(say(house, PRIYA, "flag shown=now"))


def test_a_look_writes_nothing_and_shows_the_form_or_a_button(house: House) -> None:
    house.keep(with_contact_sheet())
    assert any(isinstance(block, Form) for block in say(house, PRIYA, "flag", looks=True).blocks)
    assert "[Yes, do it] wave" in words(say(house, PRIYA, "wave", looks=True))
    assert house.group().version == 1


def test_what_was_typed_into_a_form_comes_back_with_the_refusal(house: House) -> None:
    house.keep(with_contact_sheet())
    card = say(house, GRACE, "flag", given={"why": "a long story"})
    assert card.is_refusal
    assert "a long story" in words(card)


def test_text_that_is_too_long_or_unseen_is_refused_at_its_field(house: House) -> None:
    house.keep(with_contact_sheet())
    for text in ("x" * 100_000, "a\x1b[2Jb", "a\ufffeb"):
        assert say(house, PRIYA, "flag", given={"why": text}).is_refusal
        assert say(house, PRIYA, f"flag {text}").is_refusal
    assert house.group().version == 1


def test_another_group_and_one_that_does_not_exist_are_refused_alike(house: House) -> None:
    house.keep(with_contact_sheet())
    house.keep(replace(with_contact_sheet(), ref="9RTK", members=with_contact_sheet().members[:2]))
    refusals = {words(say(house, PRIYA, f"{ref} look")) for ref in ("9RTK", "XXXX")}
    assert refusals == {words(say(house, PRIYA, "look", ref="9RTK"))}
    assert say(house, "p99", "look").is_refusal


def test_who_left_is_told_so_family_by_their_own_reference(house: House) -> None:
    out = OptOut(at(20, 8, 12), "work done", "all")
    group = with_member(with_first_meeting_held(), DAWN, opted_out=out)
    house.keep(with_member(group, LEAH, opted_out=out))
    assert "You left 7KQ2 on Fri 20 Aug 2027." in words(say(house, DAWN, "flag"))
    assert "You left H4MX" in words(say(house, LEAH, "flag"))


def test_a_closed_group_can_be_looked_at_and_not_changed(house: House) -> None:
    closing = Closing(at(15, 12), PRIYA, "plan", "centre")
    house.keep(replace(with_contact_sheet(), closing=closing))
    assert "7KQ2 closed on Wed 15 Dec 2027." in words(say(house, PRIYA, "flag"))
    assert say(house, PRIYA, "look").title == "7KQ2"


def test_an_unknown_command_points_to_help(house: House) -> None:
    house.keep(with_contact_sheet())
    assert "See what you can ask for: help" in words(say(house, PRIYA, "dance"))


def test_the_word_of_a_command_may_have_a_hyphen(house: House) -> None:
    house.keep(with_contact_sheet())
    for text in ("no-flag", "/no-flag", "7KQ2 No-Flag"):
        assert say(house, PRIYA, text).title == "7KQ2"
        assert say(house, PRIYA, text, door=True).title == "7KQ2"
    assert 'Did you mean "no-flag"?' in words(say(house, PRIYA, "no\N{EN DASH}flag"))


def test_the_safety_line_and_the_right_group_stand_before_a_form(house: House) -> None:
    house.keep(with_first_meeting_held())
    blocks = say(house, PRIYA, "flag", looks=True).blocks
    assert isinstance(blocks[0], Warn)
    assert "999" in blocks[0].text
    assert isinstance(blocks[1], Form)
    assert blocks[1].fields[0].label == "Is it the group led by Priya Nair that met on 30 March?"


def test_what_was_written_for_another_group_is_not_taken(house: House) -> None:
    house.keep(with_first_meeting_held())
    given = {"right_group": "no", "why": "not known"}
    refused = say(house, PRIYA, "flag", given=given)
    assert "not the group you mean" in words(refused)
    assert house.group().version == 1
    (form,) = (block for block in refused.blocks if isinstance(block, Form))
    assert form.fields[0].error.startswith("Nothing was sent")
    assert form.fields[1].value == "not known"


def test_a_person_is_asked_which_of_their_groups_they_mean(house: House) -> None:
    person = house.know(Person("u9", "una@care.example", "Una Lark"))
    assert "You are in no group yet." in words(ask(house, person, "look"))
    for ref in ("7KQ2", "9RTK"):
        house.keep(with_member(replace(with_contact_sheet(), ref=ref), GRACE, person="u9"))
    assert "You are in 2 groups: 7KQ2, 9RTK." in words(ask(house, person, "look"))
    stranger = ask(house, Person("u8", "x@care.example", "X"), "look")
    assert "not known here" in words(stranger)


@pytest.mark.parametrize("text", ["", "help", "/help"])
def test_without_a_command_help_is_shown(house: House, text: str) -> None:
    assert house.say(PRIYA, text, ref="").title == "Commands"


def test_what_is_asked_of_a_group_needs_one(house: House) -> None:
    person = house.know(Person("u9", "una@care.example", "Una Lark"))
    assert "Put its reference first" in words(ask(house, person, "lost"))


def test_a_form_that_cannot_be_drawn_is_left_out(house: House) -> None:
    house.keep(with_contact_sheet())
    refusal = say(house, GRACE, "torn", given={"why": "x"})
    assert refusal.is_refusal
    assert not any(isinstance(block, Form) for block in refusal.blocks)
    assert "Nothing to ask in torn." in words(say(house, PRIYA, "torn", looks=True))
