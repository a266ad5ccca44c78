"""What is sent twice, from a page grown old, or by two in the same second, happens once."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from threading import Barrier

from bot.core.cards import Card
from bot.core.facts.meetings import MeetingState
from bot.core.facts.particulars import Flag
from bot.core.messages.wording import Purpose
from bot.core.requests import Actor, Request
from handlers.call import Call
from handlers.router import Router
from handlers.table import COMMANDS
from scheduler.clock import JumpClock
from storage.store import Store
from tests.bad_input.front import BOTH, LATE_APRIL, Front, nothing_written, refused
from tests.cast import DAWN, GRACE, MARTIN, PRIYA, TOM, at
from tests.handlers.house import CONFIG, House
from tests.keys import KEY
from tests.record_story import with_actions
from tests.story import meeting_of, member_of, with_answers_for_first

ANSWERS: dict[str, str | list[str]] = {"right_group": "yes", "done": "I visited twice."}
TOGETHER = 120


def test_a_form_sent_twice_is_answered_twice_and_done_once(front: Front) -> None:
    grace = front.visitor()
    page = grace.open()
    first = grace.send(page, "update M2", ANSWERS)
    with nothing_written(front.store):
        again = grace.send(page, "update M2", ANSWERS)
    assert (first.status, again.status, again.text) == (200, 200, first.text)


def test_a_button_pressed_in_two_windows_at_once_is_done_once(front: Front) -> None:
    dawn = front.visitor(Purpose.ACTION, "A3", member=DAWN)
    page = dawn.open()
    with ThreadPoolExecutor(2) as windows:
        both = [windows.submit(dawn.press, page, "action A3 accept") for _ in range(2)]
        answers = [each.result(TOGETHER) for each in both]
    assert [each.status for each in answers] == [200, 200]
    assert answers[0].text == answers[1].text
    lines = [each.event for each in front.store.audit.lines("7KQ2")]
    assert lines.count("action accepted") == 1


def test_the_key_of_one_groups_form_answers_nothing_in_another(house: House) -> None:
    house.keep(with_answers_for_first())
    others = replace(with_answers_for_first(), ref="9RTK")
    with house.store.create(others, by=PRIYA, now=house.clock.now()):
        pass
    for ref in ("7KQ2", "9RTK"):
        house.say(PRIYA, "cancel M1", reason=f"no room for {ref}", ref=ref, key="the form")
        (meeting,) = house.group(ref).meetings
        assert meeting.cancelled_reason == f"no room for {ref}"


def test_a_group_is_closed_as_it_was_seen_and_so_its_flag_is_cleared(house: House) -> None:
    house.keep(with_actions())
    house.clock.jump(LATE_APRIL)
    ended = {"decided_on": "2027-04-22", "views": "all", "exit_plan": "nan", "turn_to": "centre"}
    for command, fields in (("close", ended), ("members flag no", {"reason": "it is known"})):
        seen = house.group().version
        house.say(PRIYA, "contact revoke Grace")
        with nothing_written(house.store):
            card = house.say(TOM, command, fields, seen=seen)
            assert "The group has changed since this form was drawn." in refused(card)


def test_the_flag_can_be_raised_from_any_page_however_old(house: House) -> None:
    house.keep(with_answers_for_first())
    house.say(GRACE, "coming M1 yes")
    assert not house.say(PRIYA, "members flag yes", seen=1).is_refusal
    assert house.group().flag is Flag.YES


@dataclass(frozen=True)
class Press:
    """A form that is sent; without a key it is another one from each who sends it."""

    text: str
    fields: dict[str, str]
    key: str = ""


@dataclass
class Machine:
    """Somebody at a machine of their own: another store on the same database."""

    store: Store
    member: str

    def press(self, press: Press, together: Barrier) -> Card:
        """Press it together with whoever else does, when both have read the same facts."""
        word = press.text.split()[0]

        def run(call: Call) -> Card:
            together.wait(TOGETHER)
            return COMMANDS[word].run(call)

        table = {**COMMANDS, word: replace(COMMANDS[word], run=run)}
        clock = JumpClock(at(30, 3, 10, 2))
        router = Router(self.store, CONFIG, clock, lambda: "T9RK", table)
        actor, key = Actor(ref="7KQ2", member=self.member), press.key or self.member
        return router.answer(Request(actor, press.text, key, fields=press.fields))


def pressed_at_once(url: str, press: Press, *members: str) -> list[Card]:
    """Let people press in the same second, each at a machine of their own."""
    stores = [Store.open(url, KEY) for _ in members]
    machines = [Machine(*each) for each in zip(stores, members, strict=True)]
    together = Barrier(len(machines))
    with ThreadPoolExecutor(len(machines)) as threads:
        cards = list(threads.map(lambda each: each.press(press, together), machines))
    for store in stores:
        store.close()
    return cards


@BOTH
def test_one_form_that_two_machines_send_in_the_same_second_is_carried_out_once(
    house: House, database_url: str
) -> None:
    before = house.keep(with_answers_for_first())
    wish = dict.fromkeys(("need", "outcome", "what", "how", "so_what"), "breakfast club")
    fields = {**wish, "owner": MARTIN, "when": "20 april"}
    cards = pressed_at_once(database_url, Press("action new", fields, "the form"), PRIYA, PRIYA)
    assert cards[0] == cards[1]
    assert not cards[0].is_refusal
    assert [each.id for each in house.group().actions] == ["A1"]
    assert house.group().version == before.version + 1


@BOTH
def test_two_chairs_press_start_in_the_same_second_and_one_is_told_who_was_first(
    house: House, database_url: str
) -> None:
    before = house.keep(with_answers_for_first())
    press = Press("start M1", {"chair": TOM, "note_taker": MARTIN})
    cards = pressed_at_once(database_url, press, TOM, PRIYA)
    (first,) = [who for who, card in zip((TOM, PRIYA), cards, strict=True) if not card.is_refusal]
    (told,) = [refused(card) for card in cards if card.is_refusal]
    name = member_of(before, first).name
    assert f"has begun: it was started at 10:02 by {name}. See its roll call and agenda" in told
    meeting = meeting_of(house.group(), "M1")
    assert (meeting.started_by, meeting.state) == (first, MeetingState.STARTED)
    assert house.group().version == before.version + 1
    lines = house.store.audit.lines("7KQ2")
    assert [each.by for each in lines if each.event == "meeting started"] == [first]
    assert house.store.upkeep.verify().broken is None
