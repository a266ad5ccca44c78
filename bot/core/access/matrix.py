"""The matrix of access as data: a line for each row, a cell for each column.

A cell holds letters of `Verb`; `[name]` is the condition of the letters before it, and
"-" is no. A row that differs for one's own and others' things stands twice, as `own` and `others`.
"""

import re
from collections.abc import Mapping
from functools import cache

from bot.core.access.asked import Column, Subject, Verb

# ruff: noqa: E501 - a table is read across
TABLE = """
row                  |LE          |TM              |OR       |CH        |NT        |PM             |SU       |FC             |PC              |CD              |CC               |SW           |EX|OP
group                |swx         |swx             |sw       |s w[here] |s         |s w[propose]   |s[mine]  |s w[propose]   |s[mine] w[propose]|s[mine] w[propose]|s w[review]    |s[state]     |- |s[state]
members              |swc         |swc             |s        |s         |s         |s              |-        |s              |s[copy]         |s[copy]         |-                |-            |- |w[import]
sheet_work           |swc         |swc             |s        |s         |s         |s              |-        |s              |s[copy]         |s[copy]         |-                |-            |- |w[import]
sheet_private.own    |-           |-               |-        |-         |-         |-              |-        |sw             |sw              |sw              |-                |-            |- |-
sheet_private.others |sw[unhidden]|sw[unhidden]    |s[unhidden]|-       |-         |-              |-        |-              |-               |-               |-                |-            |- |w[import]
home_address         |-           |-               |-        |-         |-         |-              |-        |-              |-               |-               |-                |-            |- |-
answer.own           |sw          |sw              |-        |sw        |sw        |sw             |sw       |sw             |sw              |sw              |-                |-            |- |-
answer.others        |sw          |sw              |s        |s         |s         |-              |-        |-              |-               |-               |-                |-            |- |-
attendance           |sw          |sw              |-        |sw        |sw        |s[final]       |s        |s[final]       |s[copy]         |s[copy]         |s[final]         |-            |- |-
rota                 |sw          |sw              |-        |sw        |s         |s w[swap]      |-        |s              |-               |-               |-                |-            |- |-
flag                 |sw          |swx             |-        |-         |-         |-              |-        |-              |-               |-               |-                |s            |- |-
pause                |swx         |swx             |-        |-         |-         |w[mine]        |-        |w[mine]        |w[mine]         |w[mine]         |-                |-            |- |-
task                 |swx         |swx             |swx[mine]|swx[mine] |swx[mine] |swx[mine]      |-        |swx[mine]      |swx[mine]       |-               |-                |swx[mine]    |- |-
channel              |sw          |sw[professional]|-        |-         |-         |sw             |-        |-              |-               |-               |-                |-            |- |-
record_number        |sw[mine]    |sw[mine]        |-        |-         |-         |sw[mine]       |-        |-              |-               |-               |-                |-            |- |-
update.own           |sw          |sw              |-        |sw        |sw        |sw             |sw[brought]|sw           |sw              |sw              |-                |-            |- |-
update.others        |sw          |sw              |-        |s         |s         |s[begun]       |s[begun] |s[begun]       |s[copy]         |s[copy]         |s[sent_minutes]  |-            |- |-
update_marked        |s           |s               |-        |s         |-         |s[final]       |-        |s[final]       |s[copy]         |s[copy]         |s[final]         |-            |- |-
minutes_draft        |s w[lead_writes]|sg w[lead_writes]|-   |sg        |sw        |-              |-        |-              |-               |-               |-                |sg           |- |-
minutes_final        |sr          |sr              |-        |s         |s         |s              |-        |s              |-               |-               |s[sent_minutes]  |-            |- |-
family_copy          |sr          |sr c[second]    |-        |-         |-         |-              |-        |-              |s[own_copy]     |s[own_copy]     |-                |s c[second]  |- |-
not_shared           |s           |sw              |-        |-         |-         |-              |-        |-              |-               |-               |-                |-            |- |-
plan                 |swcr        |swcr            |-        |s         |s         |s              |-        |s              |s[own_copy]     |s[own_copy]     |-                |-            |- |-
action               |sw          |sw              |-        |sw        |sw        |s wcx[mine]    |-        |s wcx[mine]    |s[own_number] wcx[mine]|-               |-                |-            |- |-
contribution.own     |sw          |sw              |-        |-         |-         |swx            |-        |swx            |-               |-               |-                |-            |- |-
contribution.others  |sw          |sw              |-        |-         |-         |s[draft]       |-        |s[draft]       |-               |-               |-                |-            |- |-
report_draft         |swr         |swr             |-        |-         |-         |s w[amendment] |-        |s w[amendment] |-               |-               |-                |-            |- |-
report_final         |swr         |swr             |-        |-         |-         |s              |-        |s              |-               |-               |s                |-            |- |-
disagreement         |sw          |swcx            |-        |sw        |sw        |sw[mine]       |-        |sw[mine]       |-               |-               |sc               |s[in_place]  |- |-
event.own            |sw          |sw              |-        |-         |-         |sw             |-        |sw             |sw              |-               |-                |-            |- |-
event.others         |sx[not_about]|sx[not_about]  |-        |-         |-         |-              |-        |-              |-               |-               |s[significant]   |-            |- |-
receipts             |sw          |sw              |-        |s[plan_copies]|-     |s[mine]        |-        |s[mine]        |-               |-               |s[mine]          |-            |- |s[state]
mine                 |s[mine]     |s[mine]         |s[mine]  |s[mine]   |s[mine]   |s[mine]        |-        |s[mine]        |-               |-               |-                |s[mine]      |- |-
oversight            |-           |s               |-        |-         |-         |-              |-        |-              |-               |-               |-                |-            |- |-
audit                |-           |s               |-        |-         |-         |-              |-        |-              |-               |-               |-                |-            |- |s
evidence             |s           |sr              |-        |-         |-         |-              |-        |-              |-               |-               |-                |-            |- |-
retention            |-           |s w[hold]       |-        |-         |-         |-              |-        |-              |-               |-               |-                |-            |- |s[state]
profile              |s           |s               |-        |-         |-         |-              |-        |-              |-               |-               |-                |-            |- |w
creators             |-           |-               |-        |-         |-         |-              |-        |-              |-               |-               |-                |-            |- |sw
"""

Cell = Mapping[Verb, str]
"""For each letter of a cell its condition's name, "" where it holds always."""


@cache
def matrix() -> Mapping[str, Mapping[Column, Cell]]:
    """Return the cells by row name and column; own and others' rows have a suffix."""
    head, *lines = TABLE.strip().splitlines()
    columns = [Column(name.strip()) for name in head.split("|")[1:]]
    rows = (line.split("|") for line in lines)
    return {
        name.strip(): dict(zip(columns, map(_cell, cells), strict=True)) for name, *cells in rows
    }


def row(subject: Subject, *, is_own: bool) -> Mapping[Column, Cell]:
    """Return the row that holds for one's own things, or for others'."""
    found = matrix().get(subject)
    return found if found is not None else matrix()[f"{subject}.{'own' if is_own else 'others'}"]


def _cell(text: str) -> Cell:
    groups = re.findall(r"([swgrcx]+)(?:\[(\w+)\])?", text)
    return {Verb(letter): condition for letters, condition in groups for letter in letters}
