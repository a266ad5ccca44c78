"""Cards as the commands draw them, for the pages of links of each purpose."""

from bot.core.cards import (
    Button,
    Buttons,
    Card,
    Facts,
    Field,
    FieldKind,
    Form,
    Text,
    Why,
)
from bot.core.requests import Request
from tests.every_block import EVERY_BLOCK

GROUP = Field(
    "right_group",
    "Is it the group led by Priya Nair that met on 30 March?",
    FieldKind.CHOICE,
    (("yes", "Yes, that is the group"), ("no", "No, or I am not sure")),
    required=True,
)
QUESTIONS = (
    ("done", "What have you done?"),
    ("changed", "What has changed for the child?"),
    ("working", "What is working?"),
    ("not_working", "What is not working?"),
    ("plan", "What should change in the plan?"),
    ("child", "The child's own words or views, if you have them"),
)
KINDS = "Word (.docx) or PDF, at most 10 MB."


def question(name: str, label: str) -> tuple[Field, ...]:
    """Return a question and the mark of whom its answer is not for (B1)."""
    people = (("p7", "Leah Carrow"), ("p8", "Dean Marsh"))
    return (
        Field(name, label, FieldKind.TEXT),
        Field(f"not_for_{name}", "Who is this answer not for?", FieldKind.CHOICES, people),
        Field(f"why_{name}", "Why is it not for them?"),
    )


UPDATE_FORM = Form(
    "update M2",
    (
        GROUP,
        *(each for name, label in QUESTIONS for each in question(name, label)),
        Field("document", "Or hand it in as a file", FieldKind.FILE, help=KINDS),
    ),
    submit="Send the update",
    seen=7,
)
UPDATE = Card(
    "Your written update",
    (
        Text("For the meeting on Tue 27 Apr 2027. Tell what has happened since 30 March."),
        Text("What you write goes on the agenda and out with the notes."),
        Facts((("Wanted by", "Fri 23 Apr 2027"),)),
        Why(("Fri 23 Apr 2027: 2 working days before the meeting on Tue 27 Apr (ours).",)),
        UPDATE_FORM,
    ),
)
UPDATE_THANKS = Card(
    "Thank you. Your update has been sent",
    (
        Text("It is filed to the meeting on Tue 27 Apr 2027."),
        Facts((("Sent", "Fri 23 Apr 2027, 10:00"), ("In time", "yes"))),
    ),
)
INVITED = Card(
    "Meeting on Tue 27 Apr 2027",
    (
        Facts((("When", "Tue 27 Apr 2027, 10:00 to 11:30"),)),
        Form(
            "coming M2",
            (
                Field("known", "I know date, time and venue", FieldKind.TICK),
                Field("covered", "I have sent a report or named somebody", FieldKind.TICK),
            ),
            submit="I am coming",
        ),
        Buttons((Button("I cannot come", "apologies M2"), Button("Release", "minutes M2 release"))),
    ),
)
APOLOGIES = Card(
    "Thank you for telling us",
    (
        Text("Can somebody come in your place?"),
        Form(
            "substitute M2",
            (
                Field("name", "Their name", required=True),
                Field("agency", "Their agency", required=True),
                Field("email", "Their work e-mail address", required=True),
            ),
            submit="Name a substitute",
        ),
        Buttons((Button("Nobody can. I will write an update", "update M2"),)),
    ),
)


def update(request: Request) -> Card:
    """Answer "update M2": ask without fields, thank with them."""
    return UPDATE_THANKS if request.fields or request.uploads else UPDATE


def coming(request: Request) -> Card:
    """Answer "coming M2": ask while only looking, thank in earnest."""
    return INVITED if request.only_looks else Card("Thank you", (Text("You are coming."),))


def apologies(_: Request) -> Card:
    return APOLOGIES


def everything(_: Request) -> Card:
    return EVERY_BLOCK


SCRIPT = {
    "update M2": update,
    "coming M2": coming,
    "apologies M2": apologies,
    "action A3": everything,
}
