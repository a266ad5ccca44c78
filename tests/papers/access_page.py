"""Draws `docs/access.md` from the matrix that decides: `python -m tests.papers.access_page`."""

import inspect
from collections.abc import Iterator
from pathlib import Path

from bot.core.access.asked import Case, Column
from bot.core.access.conditions import CONDITIONS
from bot.core.access.matrix import Cell, matrix

PAGE = Path(__file__).parents[2] / "docs" / "access.md"

ABOVE = """# Who may see and do what

Drawn from the table in `bot/core/access/matrix.py`, which answers each time anew for every card, \
notice, link, document and command. What does not say yes says no. A test compares this page with \
it; to draw it again: `python -m tests.papers.access_page`.

Letters: **s** see, **w** write (add, change, answer), **g** sign, **r** release, **c** confirm, \
**x** close. A word in brackets is the condition of the letters before it, and stands below. IG, \
H, L and the like are rows of the requirements that each rule comes from.
"""

COLUMNS = {
    Column.LEAD: "lead social worker",
    Column.TEAM_MANAGER: "team manager: whatever the lead may, as cover, and marked so",
    Column.ORGANISER: "organiser of the social care team",
    Column.CHAIR: "chair of this meeting, from being named until its minutes are final",
    Column.NOTE_TAKER: "note taker of this meeting, likewise",
    Column.PROFESSIONAL: "professional member, the voluntary sector included",
    Column.SUBSTITUTE: "substitute: this meeting only, once confirmed",
    Column.FOSTER_CARER: "foster carer",
    Column.FAMILY: "parent, carer or other relative",
    Column.CHILD: "child, as the child's part says",
    Column.CONFERENCE_CHAIR: "conference chair, outside the group",
    Column.SENIOR_SOCIAL_WORKER: "senior social worker: second signature, second confirmer",
    Column.LEFT: "somebody who has left",
    Column.OPERATOR: "operator: installs and runs, and never sees content (IG20)",
}

ROWS = {
    "group": "group, reference, dates of meetings, deadlines",
    "members": "members, children, gaps",
    "sheet_work": "contact sheet: work details",
    "sheet_private.own": "contact sheet: one's own private details",
    "sheet_private.others": "contact sheet: others' private details",
    "home_address": "home address: never stored",
    "answer.own": "invitation and answer: one's own",
    "answer.others": "invitation and answer: others'",
    "attendance": "attendance",
    "rota": "rota",
    "flag": "the flag: domestic abuse, or not known",
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
    "mine": "what is kept of oneself",
    "oversight": "oversight of a team's groups",
    "audit": "audit log: opaque ids, never content",
    "evidence": "evidence for an inspection",
    "retention": "retention and holds",
    "profile": "the authority's profile",
    "creators": "who may make groups",
}

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

BELOW = """## What takes away after the table has given

1. Roles add up; having left replaces them all.
2. Whoever is paused, and everybody but lead and manager in a paused group, may only pause, lift \
and raise what is wrong, each as their row says (IG16).
3. A member whose address the lead has not confirmed can do one thing: say who they are (IG17).
4. A mark "not for NAME" on a part of an update takes that part from NAME, whatever their roles.
5. By a mail's link there is only **w**, in a person's own rows; seen are numbers and dates of \
their actions and the draft in the browser that wrote it, and from a shared mailbox neither (IG19).
6. The operator, speaking for somebody outside the demo, is shown no content, and signs, \
releases, confirms and decides nothing that protects a family (IG20).
7. Of a concern about the lead or the team manager, that person sees and hears nothing; a deputy \
does once nobody has seen it for a working hour.
8. A refusal says why and what to do, and never whether the thing exists. Each look at content \
leaves a line in the audit log (IG12).
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
        yield f"| {ROWS[name]} | {' | '.join(_written(cells[each]) for each in Column)} |"
    yield ""


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
