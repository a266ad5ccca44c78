"""Links that are somebody else's, out of time or made up, and forms that no page of ours drew."""

from bot.core.messages.wording import Purpose
from tests.bad_input.front import Front, nothing_written
from tests.cast import DAWN, GRACE, MARTIN, PRIYA
from tests.handlers.web.house import MEETING_ENDS
from tests.handlers.web.serving import Page, Visitor
from tests.handlers.web.test_opening import NO_LINK

ANSWERS: dict[str, str | list[str]] = {"right_group": "yes", "done": "I visited twice."}


def test_a_link_used_after_its_time_takes_nothing_and_says_whom_to_ask(front: Front) -> None:
    grace = front.visitor()
    page = grace.open()
    front.house.clock.jump(MEETING_ENDS)
    with nothing_written(front.store):
        late = grace.send(page, "update M2", ANSWERS)
    assert (late.status, "Nothing was sent just now" in late.text) == (410, True)
    assert "ask the person who leads your meetings for a new link" in late.text
    assert "I visited twice." in late.text
    assert grace.open().response.content == grace.at(NO_LINK).open().response.content
    assert front.house.say(GRACE, "update M2", done="I visited twice.").title == "Update sent"


def test_a_link_about_a_meeting_cancelled_since_says_so_before_anybody_writes(front: Front) -> None:
    grace = front.visitor()
    assert grace.open().hidden("update M2")
    front.house.say(PRIYA, "cancel M2", reason="the school is closed")
    page = grace.open()
    assert (page.status, "This meeting was cancelled" in page.text) == (200, True)
    assert "the school is closed" not in page.text
    assert "update M2" not in page.response.text


def test_a_form_of_somebody_elses_link_or_another_meeting_is_not_taken(front: Front) -> None:
    grace, martin = front.visitor(), front.visitor(member=MARTIN)
    page, of_m3 = grace.open(), front.visitor(subject="M3").open()
    with nothing_written(front.store):
        for other, command in ((page, "update M2"), (of_m3, "update M3")):
            taken = martin.send(other, command, ANSWERS)
            assert (taken.status, "Nothing was changed." in taken.text) == (400, True)
        assert grace.send(of_m3, "update M3", ANSWERS).status == 400
        forged = page.hidden("update M2") | {"_do": "9RTK update M2", **ANSWERS}
        assert Page(grace.client.post(grace.path, data=forged)).status == 400
    assert grace.send(page, "update M2", ANSWERS).status == 200
    assert [each.member for each in front.house.group().updates if each.meeting == "M2"] == [GRACE]


def test_a_link_with_one_letter_changed_is_a_guess_like_any_other(front: Front) -> None:
    grace = front.visitor()
    unknown = grace.at(NO_LINK).open().response.content
    for place in range(4, len(grace.path), 7):
        letter = "B" if grace.path[place] == "A" else "A"
        changed = grace.path[:place] + letter + grace.path[place + 1 :]
        assert grace.at(changed).open().response.content == unknown
    assert grace.open().status == 200


def test_a_link_answers_for_its_owner_alone_whatever_fields_are_sent_along(front: Front) -> None:
    priya = front.visitor(Purpose.ANSWER, member=PRIYA)
    more = {"for": "Leah", "member": "p7", "_later": "", "\x00": "x", "ticks": "", "x" * 300: "y"}
    page = priya.open()
    twice = priya.send(page, "coming M2", {"coming": ["yes", "apologies"]})
    assert (twice.status, "not one of the choices" in twice.text) == (422, True)
    assert priya.send(page, "coming M2", {**more, "coming": "yes"}).status == 200
    assert [each.member for each in front.house.group().answers if each.meeting == "M2"] == [PRIYA]


def pressed(visitor: Visitor, command: str, **more: str) -> Page:
    fields = visitor.open().hidden(command)
    return Page(visitor.client.post(visitor.path, data=fields | more))


def test_a_button_with_fields_of_its_own_making_does_what_it_says_or_nothing(front: Front) -> None:
    dawn = front.visitor(Purpose.ACTION, "A3", member=DAWN)
    with nothing_written(front.store):
        for more in ({"x": "a\x00b"}, {"x": "\u202e"}, {"for": "Nobody"}, {"x": "y" * 100_000}):
            page = pressed(dawn, "action A3 accept", **more)
            assert (page.status, "Not done" in page.text) == (409, True), more
    assert pressed(dawn, "action A3 accept").status == 200
