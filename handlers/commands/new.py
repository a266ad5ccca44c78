"""The command new: a group founded from its initial conference."""

from datetime import date

from bot.core.cards import Card, Field, FieldKind, Form
from bot.core.facts.members import Role
from bot.core.facts.people import Contact, Person, Reader, Route
from bot.core.group.flagging import CHOICES, QUESTION, read_flag
from bot.core.group.founding import (
    MOST_CHILDREN,
    MOST_UNBORN,
    Founding,
    found,
    must_be_creator,
)
from bot.core.procedure.adoption import obstacles
from bot.core.procedure.loading import PROFILES
from bot.core.procedure.overrides import with_overrides
from bot.core.procedure.profiles import Profile
from bot.core.references import fresh_reference
from bot.core.refusals import Refusal
from bot.core.saying.dates import Lean, the_day
from bot.core.saying.overrides import read_overrides
from bot.core.sheet.lines import Picked
from bot.core.sheet.parts import read_part
from bot.core.sheet.routes import ROUTE_LABELS
from handlers.call import Call
from handlers.commands.first_meeting import FIELDS as FIRST_MEETING
from handlers.commands.first_meeting import with_first_meeting
from handlers.commands.founded import founded
from handlers.filling import (
    choice,
    choices_of,
    day,
    line,
    must_all_be_right,
    needed,
    number,
    route_chosen,
)
from handlers.sheets.details import pick_apart
from storage.errors import ReferenceTaken

CHANNELS = (("", "None yet"), *choices_of((r, ROUTE_LABELS[r]) for r in (Route.SLACK, Route.TEAMS)))
ROUTES = choices_of(
    (route, ROUTE_LABELS[route]) for route in (Route.SLACK, Route.TEAMS, Route.SECURE_EMAIL)
)
FLAG = Field("flag", QUESTION, FieldKind.CHOICE, choices_of(CHOICES), required=True)
CHANNEL = Field("channel", "Secure channel of the group", FieldKind.CHOICE, CHANNELS)
ROUTE = Field(
    "route",
    "How will information be shared securely with you?",
    FieldKind.CHOICE,
    ROUTES,
    required=True,
)
OVERRIDES = Field(
    "overrides",
    "What the conference set for this group alone, one a line",
    FieldKind.TEXT,
    help="For example: interval = 6 weeks, from L19, because the plan is new",
)
SOCIAL_WORKER = "social worker"
TRIES = 20
MOST_TOLD = 5


def run(call: Call) -> Card:
    """Answer `new`: the form, or the group made of it."""
    person = _creator(call)
    if not call.fields:
        _conference(call)
        return Card("A new group", (form(call),))
    _must_be_readable(call)
    founding = _founding(call)
    _must_be_ready(call, with_overrides(founding.profile, founding.overrides))
    near = [ref for ref, _ in call.store.people.groups_of(person.id)]
    for _ in range(TRIES):
        facts = found(founding, fresh_reference(call.draw, near), person, call.now, call.today)
        facts = with_first_meeting(call, facts)
        card = founded(facts)
        try:
            with call.create(facts) as work:
                work.answer(card)
        except ReferenceTaken:
            continue
        return card
    raise Refusal("No free reference was found.", "Try again.")


def form(call: Call) -> Form:
    """Ask what the conference decided; there is no field for a child's name (IG1)."""
    fields = (
        Field(
            "conference",
            "Day of the initial conference",
            FieldKind.DATE,
            value=_conference_said(call),
            required=True,
        ),
        Field("holiday_reason", "If that was no working day, why it was held then"),
        Field("children", "How many children? They are Child A, Child B ...", value="1"),
        Field("unborn", "How many unborn children?"),
        FLAG,
        Field("agencies", "Agencies named at the conference, with commas between"),
        *FIRST_MEETING,
        Field("review", "Day planned for the review conference", FieldKind.DATE),
        Field("review_reason", "If that is late or no working day, why"),
        _profile(call),
        OVERRIDES,
        Field("part", "What you are", value=SOCIAL_WORKER, required=True),
        ROUTE,
        Field("details", "Your work address and telephone number"),
        CHANNEL,
    )
    return Form("new", fields, submit="Make the group", heading="What the conference decided")


def _conference(call: Call) -> date | None:
    """Return the day of the conference, as its field or the words of the command have it."""
    in_field = day(call, "conference", Lean.BACK)
    if in_field or not call.rest:
        return in_field
    try:
        return the_day(call.rest, call.today, Lean.BACK)
    except Refusal as refusal:
        raise Refusal(
            refusal.why, f"{refusal.way_on} Or only: new", field="conference"
        ) from refusal


def _conference_said(call: Call) -> str:
    """Return the day for the form; what cannot be read is said where it is asked for."""
    try:
        conference = _conference(call)
    except Refusal:
        return ""
    return conference.isoformat() if conference else ""


def _profile(call: Call) -> Field:
    names = tuple((name, name) for name in call.config.profiles)
    return Field("profile", "Profile", FieldKind.CHOICE, names, value=call.config.profile)


def _creator(call: Call) -> Person:
    if call.person is None:
        raise Refusal("Groups are made by professionals in their own name.", "See: help")
    must_be_creator(call.person)
    return call.person


def _must_be_readable(call: Call) -> None:
    """Refuse all fields together that cannot be read."""
    must_all_be_right(
        lambda: _day_of_conference(call),
        lambda: number(call, "children", MOST_CHILDREN),
        lambda: number(call, "unborn", MOST_UNBORN),
        lambda: choice(call, FLAG),
        lambda: day(call, "review"),
        lambda: choice(call, _profile(call)),
        lambda: read_overrides(call.said("overrides")),
        lambda: _part(call),
        lambda: _route(call),
        lambda: _details(call),
        lambda: route_chosen(call, CHANNEL),
    )


def _day_of_conference(call: Call) -> date:
    conference = _conference(call)
    if conference is None:
        raise Refusal(
            "When was the initial conference?", 'Write it like "17 March".', field="conference"
        )
    return conference


def _route(call: Call) -> Route:
    route, _ = route_chosen(call, ROUTE)
    return route or Route(choice(call, ROUTE))


def _part(call: Call) -> str:
    """Return what the creator is: who does not say is what the form proposes, as it shows."""
    if "part" not in call.fields:
        return SOCIAL_WORKER
    return needed(call, "part", "What are you?", 'For example "social worker".')


def _details(call: Call) -> Picked:
    picked = pick_apart(line(call, "details"))
    if picked.wrong:
        raise Refusal(picked.wrong, 'Write it like "Civic Offices; 01632 960101".', field="details")
    return picked


def _founding(call: Call) -> Founding:
    part = read_part(_part(call), "")
    channel, _ = route_chosen(call, CHANNEL)
    return Founding(
        conference=_day_of_conference(call),
        profile=call.config.load(choice(call, _profile(call)) or call.config.profile),
        overrides=read_overrides(call.said("overrides")),
        children=number(call, "children", MOST_CHILDREN) if "children" in call.fields else 1,
        unborn=number(call, "unborn", MOST_UNBORN),
        agencies=tuple(filter(None, (each.strip() for each in line(call, "agencies").split(",")))),
        flag=read_flag(choice(call, FLAG)),
        contact=_contact(call),
        part=part.words,
        is_social_worker=Role.SOCIAL_WORKER in part.roles,
        holiday_reason=line(call, "holiday_reason"),
        review=day(call, "review"),
        review_reason=line(call, "review_reason"),
        channel=channel,
    )


def _contact(call: Call) -> Contact:
    """Return how the creator is reached; their address is the one they are known by here."""
    picked = _details(call)
    route = _route(call)
    return Contact(
        as_written=picked.as_written,
        work_address=picked.address,
        telephone=picked.telephone,
        reader=Reader.ALONE,
        route=route,
        route_as_written=ROUTE_LABELS[route],
    )


def _must_be_ready(call: Call, profile: Profile) -> None:
    """Refuse a profile that is not for live use yet; in the demo any may be tried.

    All that is missing is said at once; what only waits to be confirmed may be long.
    """
    found = () if call.config.demo else obstacles(profile)
    if not found or [each.key for each in found] == ["retention"]:
        return  # How long this group is kept can be said in the form: `found` asks for it.
    told = " ".join(each.why for each in found[:MOST_TOLD])
    more = f" And {len(found) - MOST_TOLD} more." if len(found) > MOST_TOLD else ""
    file = "" if profile.name in PROFILES else ".toml"
    raise Refusal(
        f"The profile {profile.name} is not for live use yet. {told}{more}",
        "Whoever runs this service can see how to mend it: "
        f"coregroup profile check {profile.name}{file}",
        field="profile",
    )
