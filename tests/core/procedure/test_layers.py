"""Profile files: what they may hold, and an error that names file, key and what was expected."""

from datetime import date

import pytest

from bot.core.procedure.layers import ProfileError, read_layer
from bot.core.procedure.loading import load_profile, read_profile

HEAD = 'name = "council"\non = "england"\n'
SOURCE = 'cite = "policy 4.2"\nconfidence = "checked"\n'


def error_in(content: str) -> ProfileError:
    with pytest.raises(ProfileError) as error:
        read_profile(content, "council.toml")
    return error.value


def test_a_value_is_read_with_everything_said_of_it() -> None:
    content = (
        HEAD
        + '[minutes_to_social_worker]\nspan = "5 days"\nfrom = "meeting"\ncite = "R7"\n'
        + 'quote = "within 5 days"\nconfidence = "probable"\nconfirmed = "Head, 2027-01-15"\n'
        + 'note = "As HSCB."\n'
    )
    value = read_profile(content, "council.toml")["minutes_to_social_worker"]
    assert (value.written, value.cite, value.layer) == ("5 days", "R7", "council")
    assert not value.needs_confirmation
    quote, note, confirmed = value.source.notes
    assert quote == 'The text says: "within 5 days".'
    assert (note, confirmed) == ("As HSCB.", "Confirmed by Head, 2027-01-15.")


@pytest.mark.parametrize(
    ("said", "key", "written"),
    [
        ("[meetings_before_review]\nnumber = 3\n", "meetings_before_review", "3"),
        ("[agency_copies]\nyes = true\n", "agency_copies", "yes"),
        ("[holidays_remove]\ndays = [2027-05-03]\n", "holidays_remove", "2027-05-03"),
        ("[interval]\nnone = true\n", "interval", "none"),
        (
            '[minutes_signatures]\nroles = ["chair", "team manager or senior social worker"]\n',
            "minutes_signatures",
            "chair; team manager or senior social worker",
        ),
    ],
)
def test_toml_is_read_as_a_person_would_write_it(said: str, key: str, written: str) -> None:
    assert read_profile(HEAD + said + SOURCE, "council.toml")[key].written == written


def test_local_days_reach_the_calendar() -> None:
    said = '[holidays_add]\ndays = { 2027-08-16 = "Fair Monday", 2027-04-06 = "Easter Tuesday" }\n'
    remove = "[holidays_remove]\ndays = [2027-05-03]\n"
    profile = read_profile(HEAD + said + SOURCE + remove + SOURCE, "council.toml")
    assert profile.calendar.holiday(date(2027, 8, 16)) == "Fair Monday"
    assert profile.calendar.is_working_day(date(2027, 5, 3))


def test_a_remark_keeps_the_inherited_value_and_may_confirm_it() -> None:
    said = '[interval]\nnote = "We meet monthly."\ncite = "4.1"\nconfirmed = "Head, 2027-01-15"\n'
    value = read_profile(HEAD + said, "council.toml")["interval"]
    assert (value.layer, value.written) == ("england", "none")
    assert not value.needs_confirmation
    assert value.notes[-1] == "council: We meet monthly. (4.1)"


def test_a_remark_without_citation_stands_by_itself() -> None:
    value = read_profile(HEAD + '[interval]\nnote = "Monthly."\n', "council.toml")["interval"]
    assert value.notes[-1] == "council: Monthly."


@pytest.mark.parametrize(
    ("content", "why", "way_on"),
    [
        ("name = ", "council.toml is not TOML", "other profiles"),
        ('on = "england"', 'key "name"', "small letters"),
        ('name = "c!"', 'key "name": "c!"', "small letters"),
        ('name = "x"\non = "england"', 'key "name": "x"', "2 to 31 characters"),
        ("name = 7", 'key "name": "7"', "in quotes"),
        ('name = "council"\non = 3', 'key "on"', 'on = "england"'),
        ('name = "council"\non = "kent"', 'key "on": no profile "kent"', "england, scotland"),
        ('name = "hscb"\non = "england"', 'key "name": "hscb"', "another name"),
        (HEAD + "[frequency]\n", 'key "frequency": there is no such', "interval"),
        (HEAD + "interval = 3", "[interval]: not a table", "span"),
        (HEAD + "[interval]\nnumber = 3", '[interval]: there is no field "number"', "span"),
        (HEAD + '[interval]\nspan = "6 weeks"\nfoo = 1\n' + SOURCE, '"foo"', "confidence"),
        (HEAD + '[interval]\nspan = "6 weeks"\nconfidence = "seed"', "cite is missing", 'cite = "'),
        (HEAD + '[interval]\nspan = "6 weeks"\ncite = " "\nconfidence = "seed"', "cite", "policy"),
        (HEAD + '[first_meeting]\nspan = "0 working days"\n' + SOURCE, '"0 working', "1 or more"),
        (HEAD + '[duty_number]\ntext = "ring us"\n' + SOURCE, '"ring us"', "01632 960199"),
        (HEAD + '[interval]\nspan = "6 wks"\n' + SOURCE, '[interval]: "6 wks"', "6 weeks"),
        (HEAD + '[interval]\nspan = "6 weeks"', "[interval]: confidence", "seed, checked"),
        (HEAD + '[interval]\nspan = "6 weeks"\nconfidence = "sure"', "confidence", "seed"),
        (HEAD + '[interval]\nfrom = "meeting"', 'from = "meeting"', 'from = "last_core_group"'),
        (HEAD + '[interval]\napplies = "often"', "applies", "after_review"),
        (HEAD + '[interval]\nconfirmed = "Head"', "names no role", "Head of Service"),
        (HEAD + '[interval]\nconfirmed = "Head, May"', '"May" is not a date', "2027-03-29"),
        (HEAD + '[date_horizon]\ntext = "ever"\n' + SOURCE, '"ever"', "next meeting"),
        (HEAD + '[escalation]\ntexts = ["shout"]\n' + SOURCE, '"shout"', "talk"),
        (HEAD + '[first_meeting]\nspan = "3 weeks"\n' + SOURCE, "more time than", "the reason"),
    ],
)
def test_an_error_names_file_key_and_what_was_expected(content: str, why: str, way_on: str) -> None:
    error = error_in(content)
    assert error.why.startswith("council.toml")
    assert why in error.why
    assert way_on in error.way_on
    assert "\n" not in str(error)


def test_a_looser_value_with_its_reason_is_taken_and_stays_marked() -> None:
    said = '[first_meeting]\nspan = "3 weeks"\nreason = "Agreed by the partnership."\n' + SOURCE
    value = read_profile(HEAD + said, "council.toml")["first_meeting"]
    assert value.is_looser
    assert value.source.notes[-1] == (
        'Looser than "10 working days" (Working Together 2023). Reason: Agreed by the partnership.'
    )


def test_a_file_may_lie_over_any_shipped_profile() -> None:
    profile = read_profile('name = "council"\non = "wales"\n', "council.toml")
    assert dict(profile.values) == dict(load_profile("wales").values)
    assert profile.layers == ("ours", "wales", "council")


def test_other_reading_and_aim_are_spans() -> None:
    said = '[interval]\nspan = "6 weeks"\naim = "1 month"\nother = "6 months"\n' + SOURCE
    value = read_layer(HEAD + said, "council.toml").values["interval"]
    assert (str(value.aim), str(value.other)) == ("1 month", "6 months")
