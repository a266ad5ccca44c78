"""members away and back: who says it of whom, what it opens to a deputy, and how that is marked."""

import pytest

from bot.core.facts.tasks import TaskKind
from bot.core.notices.notice import Kind
from tests.cast import DAWN, GRACE, HELEN, IQBAL, LEAH, MARTIN, PRIYA, TOM, at
from tests.handlers.house import House, asked_in, labels, words
from tests.story import with_first_meeting_held

UNTIL = "until 14 may"
IDEA = {"agency": "Young Carers", "why": "She looks after the baby."}


@pytest.fixture(autouse=True)
def on_thursday(house: House) -> None:
    house.keep(with_first_meeting_held())
    house.clock.jump(at(6, 5, 10))


def audited(house: House) -> list[str]:
    return [each.event for each in house.store.audit.lines("7KQ2")]


def test_lead_and_manager_record_it_of_anybody_and_everybody_of_themselves(house: House) -> None:
    for who, whom in ((PRIYA, "Grace"), (TOM, "Priya"), (DAWN, "me"), (IQBAL, "me"), (TOM, "me")):
        assert not house.say(who, f"members away {whom} {UNTIL}").is_refusal, (who, whom)
    assert {each.member for each in house.group().absences} == {GRACE, PRIYA, DAWN, IQBAL, TOM}
    for who, whom in ((GRACE, "Tom"), (HELEN, "Tom"), (LEAH, "me"), (LEAH, "Tom")):
        assert house.say(who, f"members away {whom} {UNTIL}").is_refusal, (who, whom)
    assert len(house.group().absences) == 5


def test_it_says_what_follows_and_asks_for_no_reason(house: House) -> None:
    form = house.press(PRIYA, house.say(PRIYA, "members"), "Who is away")
    assert asked_in(form) == ["name", "first", "last"]
    said = words(house.say(PRIYA, "members away", name=PRIYA, first="10 may", last="21 may"))
    assert "Mon 10 May 2027 to Fri 21 May 2027. The days alone are kept. Nobody asks why." in said
    assert "goes to the team manager at once as well, as cover" in said
    assert "deputy" not in said
    for text in ("members away Priya", "members away"):
        assert house.say(PRIYA, text, name=PRIYA).is_refusal
    assert "absence recorded" in audited(house)


def test_who_is_away_stands_in_members_and_in_their_own_groups(house: House) -> None:
    house.say(TOM, f"members away me from 3 may {UNTIL}")
    for who in (PRIYA, GRACE):
        assert "away until Fri 14 May 2027" in words(house.say(who, "members"))
    assert "you are away until Fri 14 May 2027" in words(house.say(TOM, "groups"))
    stands_in = "you stand in for the team manager until Fri 14 May 2027"
    assert stands_in in words(house.say(IQBAL, "groups"))
    assert "away" not in words(house.say(LEAH, "groups"))
    assert "Y1, Mon 3 May 2027 to Fri 14 May 2027" in words(house.say(GRACE, "members away"))
    assert "Y1" not in words(house.say(HELEN, "members away"))


def test_it_is_ended_early_or_taken_back(house: House) -> None:
    card = house.say(PRIYA, "members away Tom from 10 may until 14 may")
    assert "is taken back" in words(house.press(PRIYA, card, "Back, or taken back"))
    house.say(TOM, f"members away me {UNTIL}")
    assert "Y2, Thu 6 May 2027 to Fri 14 May 2027, is over." in words(
        house.say(TOM, "members back")
    )
    assert house.say(TOM, "members back me").is_refusal
    assert "stand in" not in words(house.say(IQBAL, "groups"))


def test_a_deputy_does_meanwhile_what_the_manager_may_and_each_time_it_is_marked(
    house: House,
) -> None:
    house.say(GRACE, "members suggest", IDEA)
    assert house.say(IQBAL, "members decline G1 because no").is_refusal
    house.say(PRIYA, f"members away Tom {UNTIL}")
    said = words(house.say(IQBAL, "members decline G1 because The school does it."))
    assert "Recorded as deputy for the team manager, who is away." in said
    assert "declined (deputy)" in words(house.say(PRIYA, "members suggested"))
    assert "deputy" in audited(house)
    assert not house.say(IQBAL, "plan").is_refusal
    assert "nothing here that can be sent to you" in words(house.say(IQBAL, "plan send me"))
    house.clock.jump(at(17, 5))
    assert house.say(IQBAL, "members").is_refusal


def test_what_protects_a_family_is_not_the_deputys_to_decide(house: House) -> None:
    house.say(PRIYA, f"members away Tom {UNTIL}")
    assert house.say(IQBAL, "members flag no because all is well").is_refusal
    task = next(e for e in house.group().tasks if e.kind is TaskKind.SHARE_MINUTES)
    said = words(house.say(IQBAL, f"done {task.id} not shared because he is not safe"))
    assert "The team manager alone decides this, and no deputy." in said
    assert house.say(IQBAL, "members role Iqbal team manager").is_refusal
    house.say(IQBAL, "close hold because An inquest is open.")
    assert house.group().holds
    assert house.say(IQBAL, "close hold lift because It is over.").is_refusal
    assert not house.say(TOM, "close hold lift because It is over.").is_refusal


def test_at_the_operators_door_nobody_lets_a_deputy_act_for_the_manager(house: House) -> None:
    """H2, IG20."""
    said = words(house.say(PRIYA, f"members away Tom {UNTIL}", operator=True))
    assert "is not decided at the operator's door" in said
    assert not house.say(PRIYA, f"members away Grace {UNTIL}", operator=True).is_refusal


def test_a_concern_says_who_is_away_and_that_the_deputy_is_told_now(house: House) -> None:
    for who in ("Priya", "Tom"):
        house.say(TOM, f"members away {who} {UNTIL}")
    fields = {"text": "He was alone again.", "phoned": "the duty desk"}
    said = words(house.say(MARTIN, "concern", fields))
    assert "The lead is away until Fri 14 May 2027." in said
    assert (
        "The team manager is away until Fri 14 May 2027. The manager's deputy is told now." in said
    )
    told = {
        each.identity.recipient
        for each in house.store.notices.stored("7KQ2")
        if each.identity.kind is Kind.NEEDS_ATTENTION and each.run_at == house.clock.now()
    }
    assert told == {PRIYA, TOM, IQBAL}
    assert "He was alone again." in words(house.say(IQBAL, "concern raised"))
    house.say(TOM, f"members away Iqbal {UNTIL}")
    again = words(house.say(DAWN, "concern", {**fields, "text": "And today."}))
    assert "The manager's deputy is away as well: if you hear nothing, phone." in again


def test_without_a_deputy_it_is_said_to_who_goes_and_to_who_raises_something(house: House) -> None:
    house.say(PRIYA, "members role Iqbal not deputy")
    said = words(house.say(TOM, f"members away me {UNTIL}"))
    assert "nobody stands in: there is no deputy" in said
    assert "nobody stands in: there is no deputy" in words(house.say(GRACE, "members"))
    for word, fields in (("concern", {"phoned": "nobody yet"}), ("no-access", {})):
        raised = words(house.say(MARTIN, word, {"text": "He was alone again.", **fields}))
        assert "There is nobody who would be told later: if you hear nothing, phone." in raised


def test_a_change_is_asked_of_the_manager_at_once_while_the_lead_is_away(house: House) -> None:
    house.say(PRIYA, f"members away me {UNTIL}")
    said = words(house.say(DAWN, "change", text="They have a new landlord."))
    assert "The lead is away until Fri 14 May 2027. The team manager is asked now too" in said
    assert "Answer it" in labels(house.say(TOM, "concern raised"))
