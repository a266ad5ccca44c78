"""Draws `docs/access.md` from the matrix that decides: `python -m tests.papers.access_page`."""

import inspect
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from bot.core.access.asked import Case, Column, Subject
from bot.core.access.conditions import CONDITIONS
from bot.core.access.matrix import Cell, matrix

HOUSE = Path(__file__).parents[2]
DECIDES = HOUSE / "bot" / "core" / "access"
PAGE = HOUSE / "docs" / "access.md"

ABOVE = """# Who may see and do what

Drawn from the table in `bot/core/access/matrix.py`, which answers each time anew for every card, \
notice, link, document and command. What does not say yes says no; what is taken away or given \
beside the table stands below it. A test compares this page with the code; to draw it again: \
`python -m tests.papers.access_page`.

Letters: **s** see, **w** write (add, change, answer), **g** sign, **r** release, **c** confirm, \
**x** close. A word in brackets is the condition of the letters before it, and stands below. IG, \
H, L and the like are rows of the requirements that each rule comes from. **Not there yet** stands \
at a row that the code has decided already and that no command, page or message asks so far.
"""

COLUMNS = {
    Column.LEAD: "lead social worker",
    Column.TEAM_MANAGER: "team manager: as cover what the lead may, marked so",
    Column.ORGANISER: "organiser of the social care team",
    Column.CHAIR: "chair of this meeting, until its minutes are final or while corrected",
    Column.NOTE_TAKER: "note taker of this meeting, likewise",
    Column.PROFESSIONAL: "professional member, the voluntary sector included",
    Column.SUBSTITUTE: "substitute: this meeting only, once confirmed and until it was held",
    Column.FOSTER_CARER: "foster carer",
    Column.FAMILY: "parent, carer or other relative",
    Column.CHILD: "child, as the child's part says",
    Column.CONFERENCE_CHAIR: "conference chair, outside the group",
    Column.SENIOR_SOCIAL_WORKER: "senior social worker: second signature, second confirmer",
    Column.LEFT: "somebody who has left",
    Column.OPERATOR: "operator: installs and runs, and is shown no content (IG20)",
}

ROWS = {
    "group": "group, reference, dates of meetings, deadlines",
    "members": "members, children, gaps",
    "sheet_work": "contact sheet: work details",
    "sheet_private.own": "contact sheet: one's own private details",
    "sheet_private.others": "contact sheet: others' private details",
    "home_address": "home address of family and foster carers: there is no field for one",
    "answer.own": "invitation and answer: one's own",
    "answer.others": "invitation and answer: others'",
    "attendance": "attendance",
    "rota": "rota",
    "flag": "the flag: a family member must not learn where another is, or what they say",
    "pause": "pause",
    "task": "tasks",
    "channel": "secure channel",
    "record_number": "one's own record number",
    "update.own": "written update: one's own",
    "update.others": "written update: others', unmarked parts",
    "update_marked": "written update: others', marked parts",
    "minutes_draft": "minutes: draft",
    "minutes_final": "minutes: final",
    "family_copy": "family copy of minutes and plan",
    "not_shared": "the decision not to share, and its reason",
    "plan": "plan",
    "action": "actions",
    "contribution.own": "joint report: one's own contribution",
    "contribution.others": "joint report: others' contributions",
    "report_draft": "joint report: drafts",
    "report_final": "joint report: final",
    "disagreement": "disagreement",
    "event.own": "what one has raised oneself",
    "event.others": "what others have raised",
    "receipts": "receipts",
    "mine": "all that is due from oneself, in all one's groups",
    "oversight": "oversight of a team's groups",
    "audit": "audit log: opaque ids, never content",
    "evidence": "evidence for an inspection; who sees it may export the group or a person's data",
    "retention": "retention and holds",
    "profile": "the authority's profile",
    "creators": "who may make groups",
}

BY_THE_PROGRAM_ALONE = {
    "audit": "so far `coregroup audit verify` alone",
    "creators": "so far `coregroup people` alone",
    "home_address": "for nobody",
}
"""What stands in place of "not there yet" at a row that nothing asks."""

CASES = {
    Case.PROPOSE: "A time is proposed, and nothing is booked by it.",
    Case.SWAP: "A swap, which needs the other's yes.",
    Case.REVIEW: "About the review alone: its date, and the answer to a wish for an earlier one.",
    Case.STATE: "Reference and state alone, as needed to sign or to keep running.",
    Case.IMPORT: "By reading in a file, without being shown what is in it.",
    Case.COPY: "What stands in their own released copy, and no other way.",
    Case.AMENDMENT: "Amendments alone.",
    Case.DRAFT: "In the draft that is sent round.",
    Case.PLAN_COPIES: "The copies of the plan alone.",
    Case.HOLD: "A hold on the erasure alone.",
}

BELOW = """## What takes away, and gives, beside the table

1. Roles add up; having left replaces them all.
2. Whoever is paused, and everybody but lead and manager in a paused group, may only pause, lift \
and begin to raise what is wrong, each as their row says; that is answered with the numbers to \
phone, and nothing is sent or kept while the group is paused (IG16).
3. A member who is not family and whose e-mail address the lead has not confirmed can do one \
thing: say who they are (IG17). Who has no e-mail address, and family, are known by the lead's \
word.
4. A mark "not for NAME" on a part of an update takes that part from NAME, whatever their roles.
5. By a mail's link a person answers in their own rows: writes, accepts, closes a task of their \
own. Nobody signs, releases or lifts a pause by it. Seen are numbers and dates of their actions \
and the draft in the browser that wrote it, from a shared mailbox neither; professionals are \
asked by the lead's name whether it is the right group (IG13, IG19).
6. The operator, speaking for somebody outside the demo, is shown no content, and signs, \
releases, confirms and decides nothing that protects a family (IG20). Dates, states and counts, \
and what they typed themselves, they see. Whoever has shell, database and key together could read \
all of it past the program.
7. What is raised about somebody, be it the lead or the team manager, that person neither sees nor \
hears of, in no list of what waits either; no pause that they begin for others holds it back or \
hides it (B6). The manager's deputy, who has no column of their own, sees a concern or a visit \
without access once nobody has seen it for a working hour, or while the manager is away.
8. A disagreement is its author's alone until they share it; the conference chair and a senior \
social worker come to it only once a meeting could not settle it.
9. A family member's commands are given what is their own alone, whatever else the table opens.
10. A refusal says why and what to do, and never whether the thing exists.
11. A look at minutes, plan, an action, somebody's update, a copy, a disagreement, private \
details, what was raised or an export leaves a line in the audit log (IG12). A look at dates, \
members, the contact sheet's work details or a list leaves none.
12. While the team manager is away, on days that are recorded without a reason, each deputy stands \
in the manager's column, and all they write is marked "deputy". Never by a deputy: clearing the \
flag, deciding not to share, lifting a hold, saying who is team manager. What the manager does \
for the lead is marked "cover".
13. Two people, never one: who leads holds none of the roles team manager, senior social worker, \
deputy and conference chair, and what is kept from before that says otherwise opens nothing. \
Nobody enters themselves for one of them. The team manager hands the role on in person; of one \
who has left the authority the lead records the opting out, with who else agreed to it, and then \
enters another. Whoever gets or loses such a role by another's word is told (H7, B9, IG15).
"""


def page() -> str:
    """Return the whole page."""
    return "\n".join((ABOVE, *_columns(), *_table(), *_conditions(), BELOW))


def _columns() -> Iterator[str]:
    yield from ("| | who |", "|---|---|")
    yield from (f"| {column.value} | {COLUMNS[column]} |" for column in Column)
    yield ""


def _table() -> Iterator[str]:
    yield f"| what | {' | '.join(Column)} |"
    yield "|---" * (len(Column) + 1) + "|"
    for name, cells in matrix().items():
        yield f"| {_named(name)} | {' | '.join(_written(cells[each]) for each in Column)} |"
    yield ""


def _named(name: str) -> str:
    """Return what a row is about, and whether anything asks it yet."""
    if Subject(name.partition(".")[0]).name in _asked():
        return ROWS[name]
    return f"{ROWS[name]} (**{BY_THE_PROGRAM_ALONE.get(name, 'not there yet')}**)"


@cache
def _asked() -> frozenset[str]:
    """Return the names of all subjects of which the code asks anything outside access itself."""
    files = (
        each for part in ("bot", "handlers", "scheduler") for each in (HOUSE / part).rglob("*.py")
    )
    texts = (each.read_text(encoding="utf-8") for each in files if not each.is_relative_to(DECIDES))
    return frozenset(found for text in texts for found in re.findall(r"Subject\.([A-Z_]+)", text))


def _written(cell: Cell) -> str:
    """Return a cell as the table of the code has it, letters of one condition together."""
    letters: dict[str, str] = {}
    for verb, condition in cell.items():
        letters[condition] = letters.get(condition, "") + verb
    parts = (said + (f" ({name})" if name else "") for name, said in letters.items())
    return ", ".join(parts) or "-"


def _conditions() -> Iterator[str]:
    said = {case.value: text for case, text in CASES.items()}
    yield from ("| condition | holds where |", "|---|---|")
    used = dict.fromkeys(
        name for cells in matrix().values() for cell in cells.values() for name in cell.values()
    )
    for name in used:
        if name:
            told = said.get(name) or inspect.getdoc(CONDITIONS[name]) or ""
            yield f"| {name} | {' '.join(told.split())} |"
    yield ""


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
