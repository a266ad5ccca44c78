"""A card with every kind of block and of field, which every place must be able to draw."""

from bot.core.cards import (
    Button,
    Buttons,
    ButtonStyle,
    Card,
    Facts,
    Field,
    FieldKind,
    Form,
    Items,
    Table,
    Text,
    Warn,
    Why,
)

BUTTONS = Buttons(
    (
        Button("Accept", "action A3 accept", ButtonStyle.PRIMARY, seen=2),
        Button("Done", "action A3 done", fields={"on": "2027-04-20"}),
        Button("It can't be done", "action A3 cannot", ButtonStyle.DANGER),
    )
)
FORM = Form(
    "action A3",
    (
        Field("line", "A line", value="typed", required=True),
        Field("text", "A text", FieldKind.TEXT, help="As long as you like."),
        Field("one", "One of these", FieldKind.CHOICE, (("a", "A"), ("b", "B")), "b"),
        Field("some", "Some of these", FieldKind.CHOICES, (("a", "A"), ("b", "B")), "a,b"),
        Field("day", "A date", FieldKind.DATE, value="2027-04-27"),
        Field("time", "A time", FieldKind.TIME, value="10:00"),
        Field("tick", "A tick", FieldKind.TICK, value="yes"),
        Field("file", "A file", FieldKind.FILE),
    ),
    heading="A form",
)
EVERY_BLOCK = Card(
    "Every kind of block",
    (
        Text("One paragraph.\nAnother <b>one</b> & more."),
        Why(("10 working days after the conference (L5).",), "Why this date?"),
        Warn("Do not overlook this."),
        Facts((("When", "Tue 27 Apr 2027"), ("Where", "Room 2\nLarkfield Road"))),
        Items(("first", "second"), heading="In order", numbered=True),
        Table(("Number", "Date"), (("A1", "Tue 25 May 2027"), ("A3", "Tue 20 Apr 2027")), "Yours"),
        FORM,
        BUTTONS,
    ),
)


def every_block_of(text: str) -> Card:
    """Return a card in which each text of each block, its buttons and form too, is this one."""
    pair, line = (text, text), (text,)
    form = Form("update", (Field("one", text),), heading=text, submit=text)
    lists = (Items(line, text, numbered=True), Table(pair, (pair,), text), Why(line, text))
    buttons = Buttons((Button(text, "plan"),))
    return Card(text, (Text(text), Warn(text), Facts((pair,)), *lists, buttons, form))
