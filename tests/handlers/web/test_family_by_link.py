"""Two parents, each with a link: what either page shows is nobody's but theirs (IG11, IG18)."""

import re

import pytest

from bot.core.messages.wording import Purpose
from tests.cast import DEAN, LEAH, at
from tests.core.notices.test_about_plan_and_dates import with_lock
from tests.handlers.web.linking import Links
from tests.mail_story import by_mail
from tests.story import with_first_meeting_booked

OURS = re.compile(r"7KQ2|H4MX|T9RK|core group|protection|conference|Larkfield|Priya|Leah|Dean")


@pytest.mark.parametrize(
    ("purpose", "subject"), [(Purpose.ANSWER, "M1"), (Purpose.UPDATE, "M1"), (Purpose.ACTION, "A3")]
)
def test_a_page_names_neither_group_nor_place_nor_anybody(
    links: Links, purpose: Purpose, subject: str
) -> None:
    """A link that is passed on, or opened by who reads along, tells as little."""
    group = by_mail(with_lock(LEAH)) if subject == "A3" else by_mail()
    with links.to(group, at(19, 3)) as linked:
        page = linked.at(LEAH, purpose, subject).open()
        assert page.status == 200
        assert "<title>Meetings</title>" in page.response.text
        assert not OURS.search(page.text), page.text
        assert "Leave this page now" in page.text
        assert "due by" not in page.text


def test_a_parent_s_guess_at_the_others_page_is_a_dead_link_like_any_other(links: Links) -> None:
    with links.to(with_first_meeting_booked(), at(19, 3)) as linked:
        hers, his = (linked.at(who, Purpose.ANSWER, "M1") for who in (LEAH, DEAN))
        made_up = hers.path[:24] + his.path[24:]
        assert hers.path != his.path != made_up
        assert linked.client.get(made_up).status_code == 404
        asked_for_his = hers.at(f"{hers.path}?member={DEAN}").open()
        assert asked_for_his.text == hers.open().text


def test_by_her_link_she_says_what_she_may_and_it_is_hers_alone(links: Links) -> None:
    with links.to(by_mail(), at(19, 3)) as linked:
        leah = linked.at(LEAH, Purpose.ANSWER, "M1")
        answered = leah.send(leah.open(), "coming M1", {"coming": "apologies"})
        assert "Write your views" in answered.text
        assert not OURS.search(answered.text), answered.text
        asked = leah.press(answered, "meet")
        day = {"on-day": "31", "on-month": "3", "on-year": "2027", "starts": "10:00"}
        assert "is proposed" in leah.send(asked, "meet", day).text
        assert linked.house.member(LEAH).proposes is not None
        (answer,) = linked.house.group().answers
        assert (answer.member, answer.recorded_by) == (LEAH, LEAH)
