"""Draws `docs/what-is-kept.md` from the tables and facts: `python -m tests.papers.kept_page`."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import timedelta
from pathlib import Path

from bot.core.facts.groups import CoreGroup
from bot.core.messages.links import LIVES
from bot.periodic_jobs import PRUNED
from handlers.slack.gate import EVENT_KEPT, SIGNATURE_KEPT
from handlers.web.browser import LONGEST
from storage.schema import metadata
from storage.tables.columns import Sealed
from storage.upkeep import ANSWERS_KEPT, LINKS_KEPT, ORPHANS_KEPT

PAGE = Path(__file__).parents[2] / "docs" / "what-is-kept.md"

HOURS = PRUNED // timedelta(hours=1)
GROUP = "with its group"
FOR_GOOD = "never; no content stands in it"
LINKS = f"with its group, else {LINKS_KEPT.days} days after the link's time, or once it is revoked"
MARKS = (
    f"{SIGNATURE_KEPT // timedelta(minutes=1)} minutes, of an event "
    f"{EVENT_KEPT // timedelta(hours=1)} hours, and up to {HOURS} hours more"
)
DRAFTS = "with its group, once it is sent, or when its link is dead"

ABOVE = """# What is kept, where, and how long

Drawn from the tables and facts of the code; a test compares this page with them. To draw it \
again: `python -m tests.papers.kept_page`.

**Where.** One database: a SQLite file (with its log beside it) in `COREGROUP_DATA_DIR`, or what \
`COREGROUP_DATABASE_URL` names. In `COREGROUP_DATA_DIR` also the file `erasures.txt` of erased \
references, which is in no backup: keep a copy of it apart. Besides, what the authority makes or \
receives itself: backups, key files, the profile's file, logs, sent mail. No cloud, no \
analytics, no copy with the maker.

**How.** What people say, write or are called is *sealed*: AES-256-GCM under a key that belongs \
to one group (one more for the professionals known across groups), each value bound to the very \
cell it stands in. These keys are themselves sealed by the master key (`COREGROUP_KEY_FILE` or \
`COREGROUP_KEY`), which is in neither database nor backup. E-mail addresses are looked up by \
keyed hashes. In plain stand references, opaque ids such as p3 and M2, kinds, states and days, \
and the authority's own profile. Whoever holds the file without the key can count and date such \
things: that group 7KQ2 has a parent p7, that p7 is not coming to M2, that somebody saw private \
details. They read no name, no address, no place and no word that anybody wrote. Whoever has the \
key as well reads everything.

**How long.** A group is kept for as long as the authority's profile says under `retention`, or \
as its conference set for it, counted from its closing; without one of the two no group can be \
made. Then, within {hours} hours while `serve` runs, its key and rows are destroyed, and the \
reference is listed so that restoring an older backup erases it again. A hold of the team \
manager, with a reason, delays that (IG7). There is no field for a home address of family or \
foster carers, and one on a sheet is not taken over (R2, IG6); what people write in sentences is \
kept as they wrote it.

**What the authority must see to.** A group that nobody closes is never erased. A backup keeps, \
for whoever has the key, what was erased after it was made: delete old ones. A professional \
whose address was once confirmed stays in `people`, and the audit log stays, after all their \
groups have gone. A demo's folder (`--out`) holds made-up people alone.
"""

SMALL_PRINT = (
    (
        "a link in a mail opens",
        f"until its meeting ends, else for {LIVES.days} days; never after a pause or a revoking",
    ),
    (
        "a dead link is forgotten",
        f"{LINKS_KEPT.days} days after its time; its drafts within {HOURS} hours of it",
    ),
    ("the cookie that opens one's own draft", f"with the link, at most {LONGEST.days} days"),
    ("the card that answers a repeated request", f"{ANSWERS_KEPT.days} days"),
    ("bytes of a document that no fact names", f"{ORPHANS_KEPT // timedelta(hours=1)} hours"),
    (
        "an export of a group or of what is kept about one person",
        "not kept: drawn anew each time; with its group stay who asked, and the task to give it",
    ),
    (
        "a log line",
        "as the operator keeps standard error: references, opaque ids and fixed words",
    ),
    (
        "what has been sent",
        "beyond reach in mailboxes, chats and on paper; `coregroup audit erased` counts it",
    ),
)

ACCOUNTS = (
    "once they disconnect it, their address changes or they are taken out of `people`; "
    f"within {HOURS} hours of the last of their groups, unless they may make groups"
)

TABLES = {
    "accounts": ("who of the professionals is who on a chat platform", ACCOUNTS),
    "actions": ("actions of the plan", GROUP),
    "anchors": ("each day's ends of the audit chains", FOR_GOOD),
    "answers": ("who comes to which meeting, and how", GROUP),
    "attempts": ("each attempt to send a notice, with the server's code", GROUP),
    "audit": (
        (
            "who did what to what and when, and who looked, by opaque ids and fixed words; of an "
            "erased group also how many copies went by which route, and to which mail domain"
        ),
        FOR_GOOD,
    ),
    "channels": ("a keyed hash of the channel that a group is bound to", GROUP),
    "chains": ("where each audit chain ends", FOR_GOOD),
    "conferences": ("initial and review conferences", GROUP),
    "connecting": (
        "by a keyed hash, which account on a chat platform asked to be connected, and how often",
        f"with its group, else within {HOURS} hours of a day",
    ),
    "document_bytes": ("the bytes of documents handed in", GROUP),
    "documents": ("what is known of documents handed in", GROUP),
    "drafts": ("what was begun on a page, for the browser that wrote it", DRAFTS),
    "erasures": ("references of erased groups", FOR_GOOD),
    "failures": ("notices that reached nobody", GROUP),
    "groups": ("one row a group: all that it has one of", "when it is erased"),
    "keys": ("data keys, wrapped by the master key", "a group's with the group"),
    "lanes": ("when each sending lane may be used again", FOR_GOOD),
    "meetings": ("meetings: time, venue, link, needs, roll call", GROUP),
    "members": ("lines of the contact sheet", GROUP),
    "memberships": ("which professional is in which group; never family", GROUP),
    "meta": ("what the database is: fingerprint of its key, when a copy was tried", FOR_GOOD),
    "minutes": ("minutes: draft, signed, released, corrected", GROUP),
    "notices": ("what is to be sent to whom and when, without its words", GROUP),
    "people": (
        "professionals who may make groups, or whose address was confirmed in any",
        "stays until the operator takes them out, in no open group: coregroup people remove",
    ),
    "profiles": ("rules of the authority that groups were made with", FOR_GOOD),
    "pulls": ("documents asked for by Send it to me", GROUP),
    "receipts": ("when a notice was sent, delivered, opened or acknowledged", GROUP),
    "requests": ("answers already given, for a repeat", GROUP),
    "seen": ("marks of what Slack has sent, so that a copy does nothing; no content", MARKS),
    "tasks": ("tasks for a person", GROUP),
    "tokens": ("hashes of the links in mails", LINKS),
    "updates": ("written updates, with their marks", GROUP),
    "updates_asked": ("who was asked for an update, and by when", GROUP),
}

FIELDS = {
    "ref": "reference, such as 7KQ2",
    "created_at": "when the group was made",
    "created_by": "by whom, an opaque id",
    "profile": "the rules it was made with",
    "version": "how often it has changed",
    "overrides": "what its conference set otherwise, with reasons",
    "flag": "whether a family member must not learn where another is: yes, no or not known",
    "flag_reason": "why the flag was cleared",
    "channel": "the secure channel: where, and since when",
    "children": "children as labels, such as Child A: no names, no dates of birth",
    "named_agencies": "agencies that the conference named",
    "suggestions": "members proposed, and the answers",
    "events": "what was raised in private, about whom, who was phoned, who has seen it, the answer",
    "disagreements": "who disagreed with what, the steps taken, the outcome",
    "early": "who asked for an earlier review or core group, why, and the answer",
    "pauses": "for whom nothing may leave, by whom, from when until when",
    "absences": "on which days somebody is away, recorded by whom: never why",
    "copies": "family copies word for word, who released and confirmed, why one is kept back",
    "holds": "why the group is not to be erased yet",
    "connecting": (
        "who asked to connect an account on a chat platform, and did: the account as a keyed hash"
    ),
    "members": (
        "the contact sheet: name, role, agency, work details, route, own reference; private "
        "telephone and e-mail of family and foster carers, addresses they had before, and who else "
        "reads them; needs, possible times; how a child takes part, and why; when and why somebody "
        "joined or left"
    ),
    "handovers": "who led before, since when, and why it changed",
    "role_changes": "who got or lost which other role, on which day, recorded by whom",
    "conferences": "conferences: day, outcome, and of a correction what had stood and why",
    "meetings": "meetings: time, venue, join link, needs, how each parent comes, roll call, notes",
    "answers": "answers to invitations",
    "updates": "written updates, parts marked as not for somebody, and why",
    "updates_asked": "who was asked for one",
    "minutes": "minutes in all versions, and signatures",
    "plan": "the plan: danger statement, past harm, wishes and views, stage",
    "actions": "actions: need, outcome, who, by when",
    "tasks": "tasks, with how and when they were done, or why something is not shared",
    "failures": "routes that failed",
    "pulls": "documents asked for",
    "documents": "documents handed in: by whom, when, size and digest",
    "closing": "when the group ended, the agencies' views, the exit plan",
    "adoptions": "newer rules taken over",
}


def page() -> str:
    """Return the whole page."""
    return "\n".join(
        (
            ABOVE.format(hours=HOURS),
            *_small_print(),
            *_of_a_group(),
            *_tables(),
        )
    )


def _small_print() -> Iterator[str]:
    yield from ("| what | how long |", "|---|---|")
    yield from (f"| {what} | {how_long} |" for what, how_long in SMALL_PRINT)
    yield ""


def _of_a_group() -> Iterator[str]:
    yield from ("## What is known of a group", "", "| fact | what it holds |", "|---|---|")
    yield from (f"| {each.name} | {FIELDS[each.name]} |" for each in fields(CoreGroup))
    yield ""


def _tables() -> Iterator[str]:
    yield from ("## The tables", "", "| table | what stands in it | in plain | goes |")
    yield "|---|---|---|---|"
    for table in sorted(metadata.sorted_tables, key=lambda each: each.name):
        what, goes = TABLES[table.name]
        plain = ", ".join(each.name for each in table.c if not isinstance(each.type, Sealed))
        sealed = " (sealed)" if any(isinstance(each.type, Sealed) for each in table.c) else ""
        yield f"| {table.name} | {what}{sealed} | {plain} | {goes} |"
    yield ""


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
