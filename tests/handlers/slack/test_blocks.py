"""Cards as messages: every block, all their words, nothing that Slack cuts off or refuses."""

from collections import Counter
from dataclasses import replace
from html import unescape
from typing import get_args

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.core.cards import (
    Block,
    Button,
    Buttons,
    ButtonStyle,
    Card,
    Facts,
    Field,
    Form,
    Items,
    Table,
    Text,
    Warn,
    Why,
)
from handlers.slack.blocks import NO_WORDS, drawn
from handlers.slack.buttons import Pressed, unpack
from handlers.slack.pressing import TOO_LONG
from handlers.slack.text import cleaned
from tests.every_block import EVERY_BLOCK, FORM, every_block_of
from tests.handlers.slack.drawings import Held, must_be_taken, shown, words
from tests.texts import any_text

LONG = " ".join(f"word{n}" for n in range(1_500))
NASTY = st.one_of(
    any_text(),
    st.sampled_from(["<!channel>", "<@U0FICT0001> & <#C1|x>", "*b* _i_ `c` :smile:", " \n", LONG]),
    st.integers(1, 4_000).map(lambda n: "&" * n),
)


def blocks_of(card: Card, *kinds: str) -> list[Held]:
    """Return the blocks of these kinds, of all messages."""
    blocks = (block for message in drawn(card, ref="7KQ2") for block in message.blocks)
    return [block for block in blocks if block["type"] in kinds]


def buttons_of(card: Card) -> list[Held]:
    rows = blocks_of(card, "actions", "section")
    return [each for row in rows for each in row.get("elements", [row.get("accessory")])]


@pytest.mark.parametrize("kind", get_args(Block))
def test_every_block_of_the_closed_set_is_drawn(kind: type[Block]) -> None:
    (block,) = (each for each in EVERY_BLOCK.blocks if isinstance(each, kind))
    (message,) = drawn(Card("One", (block,)))
    must_be_taken([message])
    assert len(message.blocks) > 1
    assert len(message.text) > len("One\n")


@given(NASTY)
@example("")
@example("<!channel>")
@example(LONG)
def test_any_text_is_shown_whole_in_what_slack_takes(text: str) -> None:
    messages = drawn(every_block_of(text), ref="7KQ2")
    must_be_taken(messages)
    seen = Counter(words([each.blocks for each in messages]))
    heard = Counter(unescape(" ".join(each.text for each in messages)).split())
    for word in cleaned(text).split():
        if len(word) < 30:
            assert seen[word] >= 9
            assert heard[word] >= 8


@given(st.text("&\U0001f600ab", min_size=1, max_size=5_000))
def test_no_character_is_lost_however_long_a_word(text: str) -> None:
    messages = drawn(Card("One", (Text(text), Warn(text))))
    must_be_taken(messages)
    rich = [block for each in messages for block in each.blocks if block["type"] == "rich_text"]
    assert "".join(shown(rich)).replace("\n", "") == f"{text}Important: {text}"


def test_a_long_card_goes_into_several_messages_that_say_which_they_are() -> None:
    card = Card("Plan 7KQ2", (Text(LONG), *EVERY_BLOCK.blocks * 9))
    messages = drawn(card)
    must_be_taken(messages)
    many = len(messages)
    assert many > 3
    assert [each.text.split("\n")[0] for each in messages] == [
        f"Plan 7KQ2 ({n} of {many})" for n in range(1, many + 1)
    ]
    assert words([each.blocks for each in messages]).count("word1499") == 1


def test_more_blocks_than_a_message_holds_go_into_the_next() -> None:
    messages = drawn(Card("Many", (Text("a"),) * 100))
    must_be_taken(messages)
    assert [len(each.blocks) for each in messages] == [50, 50, 3]


def test_a_notice_is_heard_by_its_summary_alone() -> None:
    (message,) = drawn(EVERY_BLOCK, summary="Something for you in 7KQ2 & more")
    assert message.text == "Something for you in 7KQ2 &amp; more"
    several = drawn(Card("Long", (Text(LONG),)), summary="7KQ2")
    assert [each.text for each in several] == [f"7KQ2 ({n} of 4)" for n in (1, 2, 3, 4)]


def test_an_answer_is_heard_in_full_and_without_markup() -> None:
    (message,) = drawn(EVERY_BLOCK)
    for line in (
        *("Every kind of block", "Another &lt;b&gt;one&lt;/b&gt; &amp; more.", "1. first"),
        *("Important: Do not overlook this.", "When: Tue 27 Apr 2027", "- A1: Tue 25 May 2027"),
        *("Buttons: Accept; Done; It can't be done", "Why this date?"),
    ):
        assert line in message.text.split("\n")


def test_what_stands_behind_why_comes_below_the_rest() -> None:
    (message,) = drawn(EVERY_BLOCK)
    assert message.text.index("Why this date?") > message.text.index("Buttons: Accept")
    assert (
        "Why this date?" in words(message.blocks[-1])[0:3] or words(message.blocks[-1])[0] == "Why"
    )


def test_a_card_that_says_nothing_says_so() -> None:
    (message,) = drawn(Card("", (Text(" "),)))
    must_be_taken([message])
    assert message.text == NO_WORDS


def test_a_button_says_what_it_does_and_of_which_group() -> None:
    fill_in, accept, done, cannot = buttons_of(EVERY_BLOCK)
    assert unpack(str(fill_in["value"])) == Pressed("action A3", "7KQ2", opens=True)
    assert unpack(str(accept["value"])) == Pressed("action A3 accept", "7KQ2", seen=2)
    assert unpack(str(done["value"])).fields == {"on": "2027-04-20"}
    assert "confirm" in cannot
    assert "confirm" not in done


def test_no_card_has_two_primary_buttons() -> None:
    card = Card("One", (Buttons((Button("A", "a", ButtonStyle.PRIMARY),) * 3),) * 2)
    styles = [each.get("style") for each in buttons_of(card)]
    assert styles.count("primary") == 1
    assert styles[0] == "primary"


def test_more_buttons_than_a_row_holds_go_into_the_next() -> None:
    card = Card("One", (Buttons(tuple(Button(f"B{n}", "b") for n in range(60))),))
    must_be_taken(drawn(card))
    assert len(buttons_of(card)) == 60
    assert len({str(each["action_id"]) for each in buttons_of(card)}) == 60


@pytest.mark.parametrize("label", ["I cannot come on Wed 31 Mar 2027 at 14:00", LONG, "x" * 90])
def test_a_label_that_is_cut_off_stands_in_full_beside_its_button(label: str) -> None:
    card = Card("One", (Buttons((Button(label, "b"), Button("Short", "c"))),))
    must_be_taken(drawn(card))
    beside = blocks_of(card, "rich_text", "section")
    assert "".join(label.split()) in "".join(words(beside))
    assert len(buttons_of(card)) == 2


@pytest.mark.parametrize("label", ["Keep it", "Keep it as it was written by all of them"])
def test_what_is_more_than_a_button_carries_can_be_typed(label: str) -> None:
    card = Card("One", (Buttons((Button(label, "change", fields={"text": LONG}, seen=3),)),))
    messages = drawn(card)
    must_be_taken(messages)
    assert buttons_of(card) == []
    assert 'change shown=3 text="word0' in " ".join(each.text for each in messages)


def test_a_form_whose_command_no_button_carries_can_be_typed() -> None:
    card = Card("One", (Form("change " + LONG, (), submit="Send it"),))
    assert buttons_of(card) == []
    assert f"{TOO_LONG}: change word0" in drawn(card)[0].text


def test_a_form_given_back_keeps_what_was_written_in_sight() -> None:
    given_back = replace(FORM, fields=(Field("text", "What?", value="As agreed"),))
    card = Card("Not done", (Warn("Too long."), given_back))
    assert "As agreed" not in drawn(card)[0].text
    assert "What? As agreed" in drawn(replace(card, is_refusal=True))[0].text


def test_numbers_go_on_after_a_line_that_fills_a_block() -> None:
    items = Items(("short", LONG, "last"), numbered=True)
    last = blocks_of(Card("One", (items,)), "rich_text")[-1]["elements"][-1]
    assert (last["type"], last["offset"], words(last)) == ("rich_text_list", 2, ["last"])


def test_a_table_is_read_row_by_row_and_says_where_nothing_stands() -> None:
    table = Table(("No.", "Who", ""), (("A1", "", "late"), ("A2", "Asha\nRao", "")), "Actions")
    (message,) = drawn(Card("One", (table, Table(("When", "Who"), ()), Facts((("", "x"),)))))
    must_be_taken([message])
    assert message.text.split("\n")[1:] == [
        *("Actions", "(No., Who)", "- A1", "–", "late", "- A2", "Asha Rao", "–"),
        *("When, Who: –", "x"),
    ]


def test_a_wide_table_says_at_each_cell_what_it_is() -> None:
    table = Table(("No.", "Who", "By", "How"), (("A1", "Asha", "", "x"),), "Actions")
    (message,) = drawn(Card("One", (table,)))
    assert message.text.split("\n")[1:] == [
        *("Actions", "(No.)", "- A1", "Who: Asha", "By: –", "How: x")
    ]


def test_nothing_folds_but_why_has_its_label() -> None:
    (message,) = drawn(Card("One", (Why(("Ten days.",), "Why this date?"),)))
    assert message.text.endswith("Why this date?\nTen days.")


def test_a_form_with_a_long_button_has_its_words_beside_it() -> None:
    form = Form("x", (), submit="Send the question to all of them again")
    (button,) = buttons_of(Card("One", (form,)))
    assert button["accessibility_label"] == f"Fill in: {form.submit}"
