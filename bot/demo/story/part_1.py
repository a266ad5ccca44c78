"""Part 1: the group is made on the day of the initial conference, Wed 17 Mar 2027."""

import re

from bot.core.access import Asked, Subject, Verb, Viewer, allowed
from bot.core.facts.members import Role
from bot.core.facts.particulars import Flag
from bot.core.membership.gaps import agency_gaps
from bot.demo.backstage import REF
from bot.demo.card_read import asked_in, words
from bot.demo.cast import MADE_UP, OVERRIDES, PRIYA
from bot.demo.stage import Stage

CONFERENCE = {
    "conference": "17 March 2027",
    "review": "16 June 2027",
    "children": "1",
    "flag": "not known",
    "agencies": "health, school, police, housing",
    "profile": "eastmere",
    "part": "social worker",
    "route": "Slack",
    "details": "Civic Offices, Eastmere; 01632 960101",
    "channel": "Slack",
}
ASKS_FLAG = "Must any family member not learn where another is, or what they say?"
WITHOUT_RETENTION = "\n".join(
    line for line in OVERRIDES.splitlines() if not line.startswith("retention")
)


async def tell(stage: Stage) -> None:
    await stage.teller.part(1, "Creation, Wed 17 Mar 2027")
    await stage.teller.note(MADE_UP)
    await stage.on("17 Mar", "14:00")
    refused = await stage.founds(**CONFERENCE, overrides=WITHOUT_RETENTION)
    await stage.expect(
        "Without a retention period a group is refused (IG7).",
        refused.is_refusal,
        "how long this group is to be kept" in words(refused),
    )
    fields = asked_in(refused)
    made = await stage.founds(**CONFERENCE, overrides=OVERRIDES)
    group = stage.group
    await stage.expect(
        "The reference is 7KQ2, the child is Child A; no field asks for a name (IG1, H19).",
        group.ref == REF,
        [each.label for each in group.children] == ["Child A"],
        fields,
        not any(re.search(r"\bname\b", each.label.lower()) for each in fields),
    )
    await stage.expect(
        "The channel goes by the reference alone; pinned there: no names or case details (S8).",
        'Channel: 7KQ2 on Slack, pinned: "No names or case details here."' in words(made),
    )
    await stage.expect(
        "The named agencies stand as gaps until somebody speaks for them (H1, R1).",
        agency_gaps(group) == ("health", "school", "police", "housing"),
    )
    await _dates(stage, words(made))
    await _flag(stage, {each.label for each in fields})


async def _dates(stage: Stage, said: str) -> None:
    await stage.expect(
        "First meeting by Fri 2 Apr 2027 (D1), each date with its explanation (B3).",
        "Fri 2 Apr 2027: 10 working days after Wed 17 Mar 2027, skipping Good Friday and "
        "Easter Monday (L5)" in said,
    )
    await stage.expect(
        "The review by Thu 17 Jun 2027 (D2); planned for Wed 16 Jun, inside by a day.",
        "Review by: Thu 17 Jun 2027" in said,
        "Thu 17 Jun 2027: 3 months after Wed 17 Mar 2027 (Working Together 2023)" in said,
        "Review planned: Wed 16 Jun 2027" in said,
    )


async def _flag(stage: Stage, questions: set[str]) -> None:
    group = stage.group
    await stage.expect(
        "`new` asks for the flag; not known counts as yes: it is set (1.5, IG15).",
        ASKS_FLAG in questions,
        group.flag is Flag.NOT_KNOWN,
        group.flag.is_set,
    )
    cleared = await stage.says(PRIYA, "members flag no because nothing is known")
    await stage.expect(
        "Priya cannot clear the flag: only the team manager can, with a reason.",
        cleared.is_refusal,
        stage.group.flag.is_set,
    )
    lead = stage.member(PRIYA)
    asked = Asked(Verb.CLOSE, Subject.FLAG)
    await stage.expect(
        "Exactly one lead, a social worker (H2, N1).",
        lead.has(Role.LEAD),
        lead.has(Role.SOCIAL_WORKER),
        not allowed(group, Viewer(lead.id), asked),
    )
    await stage.teller.note("1.4, another lead by mistake, comes in part 2, once Martin is there.")
