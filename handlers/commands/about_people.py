"""The commands about the group and its people, as the table lists them."""

from handlers.call import Command
from handlers.commands import close, contact, dates, groups, joining, leaving, members, new
from handlers.commands import help as help_

ABOUT_PEOPLE = (
    Command(
        "help",
        help_.run,
        "What you can ask for, and how.",
        "help meet",
        needs_group=False,
        when_closed=True,
    ),
    Command(
        "groups",
        groups.run,
        "The groups you are in.",
        "groups",
        needs_group=False,
        when_closed=True,
    ),
    Command("new", new.run, "Make a group.", "new", form=new.form, needs_group=False),
    Command(
        "members",
        members.run,
        "Who is in the group, and what it lacks.",
        "members lead Priya Nair",
        when_closed=True,
        also=(
            "members lead NAME [because REASON]",
            "members role NAME [not] ROLE",
            "members agency AGENCY",
            "members explain AGENCY because REASON",
            "members flag yes|no|not known [because REASON]",
            "members need NAME WHAT",
            "members child LABEL HOW because REASON",
            "members children NAME LABELS",
            "members import",
            "members suggest AGENCY because WHY",
            "members suggested",
            "members accept G1",
            "members decline G1 because REASON",
        ),
    ),
    Command("add", joining.add, "Opt somebody in.", "add", form=joining.add_form),
    Command(
        "remove",
        leaving.remove,
        "Opt somebody out.",
        "remove Dawn Kerrigan",
        form=leaving.remove_form,
        also=("remove NAME because REASON",),
    ),
    Command(
        "contact",
        contact.run,
        "The contact sheet, and what changes it.",
        "contact confirm",
        also=(
            "contact NAME",
            "contact for NAME (a family member's copy)",
            "contact who (say who you are)",
            "contact confirm [NAME [ADDRESS]]",
            "contact ask NAME (the question who they are, once more)",
            'contact change NAME [name="FULL NAME"]',
            "contact safe NAME",
            "contact revoke NAME",
            "contact own [NUMBER|none]",
        ),
    ),
    Command(
        "dates",
        dates.run,
        "Every date of the group, and why.",
        "dates why first_meeting",
        when_closed=True,
    ),
    Command(
        "close",
        close.run,
        "Close the group.",
        "close",
        form=close.form,
        when_closed=True,
        also=("close case DATE",),
    ),
)
