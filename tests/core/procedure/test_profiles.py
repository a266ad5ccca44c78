"""What a group gets from each profile that comes with the bot."""

from datetime import date, time

import pytest

from bot.core.procedure.kinds import Window
from bot.core.procedure.loading import PROFILES, load_profile
from bot.core.procedure.parameters import PARAMETERS, Parameter
from bot.core.procedure.roles import ProfileRole
from bot.core.procedure.sources import Confidence
from bot.core.procedure.spans import parse_span
from bot.core.procedure.values import Applies
from tests.core.procedure.groups import STORY

COLUMNS = ("england", "scotland", "wales", *PROFILES[3:])
EFFECTIVE = {
    "first_meeting": "10 wd, 15 wd, 10 wd, 7 wd, 10 wd, 10 wd, 10 wd, 10 wd",
    "meetings_before_review": "none, none, none, 3, none, none, none, none",
    "review_after": "3 m, 6 m, 3 m, 3 m, 3 m, 3 m, 3 m, 3 m",
    "review_next": "6 m, 6 m, 6 m, 6 m, 6 m, 6 m, 6 m, 6 m",
    "after_review_first": "none, none, none, none, 28 cd, none, none, none",
    "interval": "none, none, 6 w, 6 w, 6 w, none, none, none",
    "date_horizon": "next meeting, next meeting, next meeting, first review, first review, "
    "next meeting, second review, next meeting",
    "minutes_to_social_worker": "none, none, none, none, none, none, 5 d, none",
    "report_draft": "none, none, none, none, none, none, 5 wd, none",
    "report_amendments": "none, none, none, none, none, none, 5 wd, none",
    "report_final": "none, none, none, none, none, none, 5 d, none",
    "written_update_to": "lead, lead, lead, lead, lead, lead, lead, chair",
    "change_to_conference_chair": "none, 3 cd, none, 3 cd, none, none, none, none",
    "re_referral_window": "none, none, none, none, none, none, none, 3 m",
    "holiday_calendar": "england_wales, scotland, england_wales, scotland, england_wales, "
    "england_wales, england_wales, england_wales",
}
UNITS = {"wd": "working days", "cd": "calendar days", "d": "days", "w": "weeks", "m": "months"}
CELLS = [
    (profile, key, cell)
    for key, cells in EFFECTIVE.items()
    for profile, cell in zip(COLUMNS, cells.split(", "), strict=True)
]


@pytest.mark.parametrize(("profile", "key", "cell"), CELLS)
def test_the_effective_value_is_the_one_in_the_table(profile: str, key: str, cell: str) -> None:
    amount, _, unit = cell.partition(" ")
    written = f"{amount} {UNITS[unit]}" if unit in UNITS else cell
    assert load_profile(profile)[key].written == written


@pytest.mark.parametrize("parameter", PARAMETERS.values(), ids=lambda each: each.key)
def test_every_parameter_has_a_value_in_every_profile(parameter: Parameter) -> None:
    values = [load_profile(name)[parameter.key] for name in PROFILES]
    assert all(value.is_set or value.source.notes for value in values)


@pytest.mark.parametrize("name", PROFILES)
def test_a_value_set_by_a_layer_has_a_source(name: str) -> None:
    values = [each for each in load_profile(name).values.values() if each.layer]
    assert not [each.key for each in values if each.is_set and not each.cite]
    ours = {each.key for each in values if each.confidence is Confidence.OURS}
    assert ours == {each.key for each in values if each.layer == "ours"}


@pytest.mark.parametrize(
    ("key", "written"),
    [
        ("reminder_first", "7 calendar days"),
        ("reminder_last", "1 working day"),
        ("answer_question", "3 working days"),
        ("apologies_late", "3 working days"),
        ("written_update_due", "2 working days"),
        ("update_chase", "1 working day; 1 working day"),
        ("contributions_asked", "10 working days"),
        ("contribution_chase", "1 working day"),
        ("review_reminder", "10 working days; 5 working days; 1 working day"),
        ("minutes_reminder", "1 working day"),
        ("circulation_reminder", "2 working days"),
        ("action_reminder", "5 working days; 1 working day"),
        ("overdue", "1 working day"),
        ("report_preparation", "0 working days"),
        ("gap_due", "1 working day"),
        ("to_manager", "1 working day"),
        ("concern_to_deputy", "1"),
        ("notice_time", "09:00"),
        ("notice_spread", "20"),
        ("window", "08:00 to 18:00"),
        ("retention", "none"),
        ("duty_number", "none"),
        ("out_of_hours_number", "none"),
    ],
)
def test_the_product_defaults_are_ours_in_every_profile(key: str, written: str) -> None:
    for name in PROFILES:
        value = load_profile(name)[key]
        assert (value.written, value.confidence) == (written, Confidence.OURS)


def test_every_kind_of_value_has_a_typed_answer() -> None:
    assert STORY.span("report_final") == parse_span("5 days")
    assert STORY.spans("action_reminder") == (
        parse_span("5 working days"),
        parse_span("1 working day"),
    )
    assert STORY.number("meetings_before_review") == 3
    assert STORY.yes("substitute_excuses_update")
    assert STORY.text("duty_number") == "01632 960199"
    assert STORY.texts("escalation")[0] == "meeting"
    assert STORY.roles("minutes_also_to") == (
        (ProfileRole.CONFERENCE_CHAIR,),
        (ProfileRole.TEAM_MANAGER,),
    )
    assert STORY.time("notice_time") == time(9)
    assert STORY.window("window") == Window(time(8), time(18))


def test_what_is_not_set_has_an_empty_answer() -> None:
    england = load_profile("england")
    assert england.span("interval") is None
    assert england.number("meetings_before_review") is None
    assert england.roles("minutes_signatures") == ()
    assert england.text("escalation_policy") == ""
    assert england.days("holidays_add") == ()


def test_a_value_asked_for_as_another_kind_is_a_bug() -> None:
    with pytest.raises(TypeError, match="first_meeting holds Span, not int"):
        STORY.number("first_meeting")


def test_the_layers_stand_in_order() -> None:
    assert STORY.layers == ("ours", "england", "leicester", "eastmere", "conference")


def test_labels_are_the_areas_own() -> None:
    labels = {name: load_profile(name).text("label_lead") for name in PROFILES}
    assert labels["highland"] == "key worker"
    assert labels["leicester"] == "Lead Social Worker"
    assert labels["wales"] == "care and support protection plan co-ordinator"
    scotland = load_profile("highland").text("label_conference")
    assert scotland == "Child Protection Planning Meeting"


def test_hscb_gives_no_figure_and_inherits_englands() -> None:
    value = load_profile("hscb")["first_meeting"]
    assert (value.layer, value.written) == ("england", "10 working days")
    assert any("the flow chart is lost" in note for note in value.notes)


def test_from_when_the_interval_holds_is_the_areas_own() -> None:
    applies = {name: load_profile(name)["interval"].applies for name in PROFILES}
    assert applies["wales"] is Applies.ALWAYS
    assert applies["highland"] is Applies.AFTER_REVIEW
    assert applies["leicester"] is Applies.AFTER_FIRST_OF_REVIEW


def test_the_calendar_is_the_nations() -> None:
    easter_monday = date(2027, 3, 29)
    assert load_profile("highland").calendar.is_working_day(easter_monday)
    assert not load_profile("wales").calendar.is_working_day(easter_monday)
