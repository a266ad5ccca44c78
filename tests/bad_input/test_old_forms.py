"""A form is bound to what it is about: that having changed it is given back, else it is taken."""

from dataclasses import dataclass, field, replace

import pytest

from bot.core.cards import Form
from bot.core.facts.deliveries import Pull
from bot.core.facts.members import Role
from bot.core.facts.particulars import Flag
from bot.core.facts.tasks import TaskKind
from handlers.refused import decides
from tests.bad_input.front import LATE_APRIL, nothing_written, refused
from tests.cast import ASHA, DAWN, DEAN, GRACE, LEAH, MARTIN, PRIYA, TOM, at
from tests.handlers.house import House, form_in, words
from tests.record_story import with_actions
from tests.story import member_of, with_meeting, with_member

Said = tuple[str, dict[str, str]]


@dataclass(frozen=True)
class Old:
    """A form that is drawn by a command, what is filled in, and what changes meanwhile."""

    command: str
    fields: dict[str, str]
    meanwhile: tuple[Said, ...]
    is_given_back: bool = field(default=True)

    def __str__(self) -> str:
        return self.command


LATER = ("move M2", {"starts": "11:00", "ends": "12:30"})
ELSEWHERE = ("move M2", {"venue": "The women's centre"})
ANOTHER_DAY = ("meet", {"on": "2027-05-05", "starts": "10:00", "venue": "Civic Offices"})
WORDS = ("need", "outcome", "what", "how", "so_what")
BOUND = (
    Old("plan statements", {"past_harm": "A fall."}, (("plan statements", {"past_harm": "Two."}),)),
    Old("plan views", {"views_p7": "Good."}, (("plan views", {"views_p7": "Better."}),)),
    Old("start roll M1", {"here_p3": "absent"}, (("start roll M1", {"here_p4": "absent"}),)),
    Old("action A1 change", {"when": "20 may"}, (("action A1 change", {"when": "19 may"}),)),
    Old("action A1 close", {"reason": "moved"}, (("action A1 change", {"when": "19 may"}),)),
    Old("action A1 review", {"verdict": "keep"}, (("action A1 change", {"when": "19 may"}),)),
    Old("rota", {"chair_M2": TOM}, (("rota", {"chair_M2": MARTIN}),)),
    Old("move M2", {"on": "2027-04-28", "starts": "10:00"}, (LATER,)),
    Old("cancel M2", {"reason": "no room"}, (LATER,)),
    Old("meet", {"on": "2027-05-04", "starts": "10:00"}, (ANOTHER_DAY,)),
    Old("meet venue M2", {"to": DEAN}, (ELSEWHERE,)),
    Old("meet needs M2", {"takes_p8": "same meeting"}, (LATER,)),
    Old(
        "meet needs M2",
        {"takes_p8": "same meeting"},
        (("meet needs M2", {"takes_p8": "part of it"}),),
    ),
    Old("meet papers", {"where": "file 2"}, (("meet papers", {"where": "file 1"}),)),
    Old(
        "minutes M1 note taker",
        {"note_taker": DAWN},
        (("minutes M1 note taker", {"note_taker": ASHA}),),
    ),
    Old(
        "remove p6",
        {"reason": "left", "agreed_by": "all"},
        (
            ("remove p6", {"reason": "moved", "agreed_by": "all"}),
            ("add", {"name": "Dawn Kerrigan", "agency": "Eastmere Homes", "route": "post"}),
        ),
    ),
    Old("members lead", {"name": GRACE}, (("members lead", {"name": ASHA}),), is_given_back=False),
)
each_form = pytest.mark.parametrize("old", BOUND, ids=str)


@pytest.fixture(autouse=True)
def in_late_april(house: House) -> None:
    group = replace(with_actions(), flag=Flag.YES)
    for who in (ASHA, GRACE):
        roles = member_of(group, who).roles | {Role.SOCIAL_WORKER}
        group = with_member(group, who, roles=roles)
    house.keep(with_meeting(group, "M2", released_to=frozenset()))
    house.clock.jump(LATE_APRIL)


@each_form
def test_what_has_nothing_to_do_with_a_form_does_not_send_it_back(house: House, old: Old) -> None:
    form = form_in(house.say(TOM, old.command))
    assert not house.say(DAWN, "action A3 accept").is_refusal
    assert not house.say(TOM, form.command, old.fields, seen=form.seen).is_refusal


@each_form
def test_a_form_filled_from_what_has_changed_since_is_given_back(house: House, old: Old) -> None:
    form = form_in(house.say(TOM, old.command))
    for command, fields in old.meanwhile:
        assert not house.say(PRIYA, command, fields).is_refusal, command
    with nothing_written(house.store):
        card = house.say(TOM, form.command, old.fields, seen=form.seen)
        assert "changed since this form was drawn. Open it again" in refused(card)
    again = form_in(card if old.is_given_back else house.say(TOM, old.command))
    assert again.command == form.command
    assert again.seen != form.seen
    if old.is_given_back:
        kept = {each.name: each.value for each in again.fields if not decides(each)}
        said = {name: said for name, said in old.fields.items() if name in kept}
        assert kept == kept | said, "nothing typed is lost, what is to be decided is asked anew"
    assert not house.say(TOM, form.command, old.fields, seen=again.seen).is_refusal


def test_a_meeting_is_started_as_it_stands_and_not_as_it_stood(house: House) -> None:
    house.clock.jump(at(27, 4, 9))
    form = form_in(house.say(TOM, "start M2"))
    house.say(PRIYA, *LATER)
    here = dict.fromkeys(("here_p1", "here_p2", "here_p6"), "in_person")
    said = {**here, "chair": TOM, "note_taker": DAWN}
    assert "This meeting has changed" in refused(house.say(TOM, "start M2", said, seen=form.seen))
    begun = house.say(TOM, "start M2", said)
    assert not begun.is_refusal, words(begun)


def task_of(house: House, kind: TaskKind, subject: str) -> str:
    found = (each for each in house.group().tasks if each.is_open)
    (id_,) = (each.id for each in found if (each.kind, each.subject) == (kind, subject))
    return id_


def test_a_page_of_the_old_paper_closes_neither_it_nor_the_one_in_its_place(house: House) -> None:
    old = task_of(house, TaskKind.GIVE_INVITATION, f"M2:{LEAH}")
    form = form_in(house.say(PRIYA, f"done {old}", by_link=True))
    house.say(TOM, *LATER)
    new = task_of(house, TaskKind.GIVE_INVITATION, f"M2:{LEAH}")
    with nothing_written(house.store):
        card = house.say(PRIYA, form.command, {"on": "2027-04-23"}, seen=form.seen, by_link=True)
        assert f"{old} is no longer wanted: {new} has taken its place." in refused(card)
    assert not any(isinstance(block, Form) for block in card.blocks)


def test_a_place_told_as_it_was_is_not_told(house: House) -> None:
    pull = Pull("S1", MARTIN, "M2", LATE_APRIL, by_mail=False)
    house.keep(replace(with_actions(), ref="9RTK", pulls=(pull,)))
    (told,) = (t for t in house.group("9RTK").tasks if t.kind is TaskKind.TELL_PLACE)
    form = form_in(house.say(PRIYA, f"done {told.id}", ref="9RTK"))
    assert not house.say(TOM, *ELSEWHERE, ref="9RTK").is_refusal
    said, seen = {"on": "2027-04-23", "how": "by phone"}, form.seen
    card = house.say(PRIYA, form.command, said, seen=seen, ref="9RTK")
    assert "What this task is about has changed since this form was drawn." in refused(card)
    again = form_in(card).seen
    assert not house.say(PRIYA, form.command, said, seen=again, ref="9RTK").is_refusal
