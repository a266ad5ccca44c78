"""The dates of the acceptance story: what is counted, where it ends, what is skipped."""

import re
from dataclasses import dataclass
from datetime import date

from bot.core.procedure.spans import Direction

# ID: start, on or back, span = end [the last working day on or before it] skipping holidays
TABLE = """
D1: 2027-03-17 on 10 working days = 2027-04-02 skipping Good Friday, Easter Monday
D2: 2027-03-17 on 3 months = 2027-06-17
D3: 2027-03-30 back 3 working days = 2027-03-23 skipping Easter Monday, Good Friday
D4a: 2027-03-30 back 7 calendar days = 2027-03-23
D4b: 2027-03-30 back 1 working day = 2027-03-25 skipping Easter Monday, Good Friday
D5a: 2027-03-30 on 5 calendar days = 2027-04-04 [2027-04-02]
D5b: 2027-03-30 on 5 working days = 2027-04-06
D6a: 2027-04-27 back 2 working days = 2027-04-23
D6b: 2027-04-23 back 1 working day = 2027-04-22
D6c: 2027-04-27 back 1 working day = 2027-04-26
D7a: 2027-04-27 on 5 calendar days = 2027-05-02 [2027-04-30]
D7b: 2027-04-27 on 5 working days = 2027-05-05 skipping early May bank holiday
D7c: 2027-05-25 on 5 calendar days = 2027-05-30 [2027-05-28]
D7d: 2027-05-25 on 5 working days = 2027-06-02 skipping spring bank holiday
D8a: 2027-06-16 back 5 working days = 2027-06-09
D8b: 2027-06-16 back 5 calendar days = 2027-06-11
D9a: 2027-06-09 back 5 working days = 2027-06-02
D9b: 2027-06-11 back 5 working days = 2027-06-04
D10a: 2027-06-02 back 5 working days = 2027-05-25 skipping spring bank holiday
D10b: 2027-06-04 back 5 working days = 2027-05-27 skipping spring bank holiday
D11a: 2027-05-25 on 5 working days = 2027-06-02 skipping spring bank holiday
D11b: 2027-06-02 on 5 working days = 2027-06-09
D11c: 2027-06-01 on 5 working days = 2027-06-08
D11d: 2027-05-25 back 10 working days = 2027-05-11
D11e: 2027-05-26 on 5 working days = 2027-06-03 skipping spring bank holiday
D11f: 2027-06-03 on 5 working days = 2027-06-10
D12a: 2027-06-02 back 5 working days = 2027-05-25 skipping spring bank holiday
D12b: 2027-05-25 back 5 working days = 2027-05-18
D12c: 2027-05-18 back 5 working days = 2027-05-11
D12d: 2027-06-02 back 5 calendar days = 2027-05-28
D12e: 2027-05-28 back 5 working days = 2027-05-21
D12f: 2027-05-21 back 5 working days = 2027-05-14
D13a: 2027-06-17 back 5 calendar days = 2027-06-12 [2027-06-11]
D13b: 2027-06-12 back 5 working days = 2027-06-04
D13c: 2027-06-17 back 5 working days = 2027-06-10
D13d: 2027-06-10 back 5 working days = 2027-06-03
D13e: 2027-06-03 back 5 working days = 2027-05-26 skipping spring bank holiday
D14a: 2027-06-09 back 1 working day = 2027-06-08
D14b: 2027-06-08 back 5 working days = 2027-06-01
D14c: 2027-06-01 back 5 working days = 2027-05-24 skipping spring bank holiday
D14d: 2027-06-11 back 1 working day = 2027-06-10
D14e: 2027-06-10 back 5 working days = 2027-06-03
D14f: 2027-06-03 back 5 working days = 2027-05-26 skipping spring bank holiday
D15a: 2027-03-30 on 6 weeks = 2027-05-11
D15b: 2027-04-27 on 6 weeks = 2027-06-08
D16a: 2027-06-16 on 28 calendar days = 2027-07-14
D16b: 2027-05-25 on 6 weeks = 2027-07-06
D17a: 2027-07-06 on 6 weeks = 2027-08-17
D17b: 2027-08-17 on 6 weeks = 2027-09-28
D17c: 2027-09-28 on 6 weeks = 2027-11-09
D18: 2027-06-16 on 6 months = 2027-12-16
D19a: 2027-12-15 back 5 working days = 2027-12-08
D19b: 2027-12-15 back 5 calendar days = 2027-12-10
D19c: 2027-12-08 back 5 working days = 2027-12-01
D19d: 2027-12-01 back 5 working days = 2027-11-24
D19e: 2027-12-10 back 5 working days = 2027-12-03
D19f: 2027-12-03 back 5 working days = 2027-11-26
D19g: 2027-11-09 on 5 working days = 2027-11-16
D19h: 2027-11-16 on 5 working days = 2027-11-23
D20a: 2027-06-16 back 10 working days = 2027-06-02
D20b: 2027-06-16 back 5 working days = 2027-06-09
D20c: 2027-06-16 back 1 working day = 2027-06-15
D21a: 2027-03-30 on 10 working days = 2027-04-13
D21b: 2027-03-30 on 15 working days = 2027-04-20
D21c: 2027-04-20 back 5 working days = 2027-04-13
D21d: 2027-04-20 back 1 working day = 2027-04-19
D22: 2028-01-28 on 3 months = 2028-04-28
D23: 2027-12-15 on 72 months = 2033-12-15
D24: 2027-03-30 on 1 working day = 2027-03-31
"""
LINE = re.compile(r"(D\w+): (\S+) (on|back) (.+?) = (\S+?)(?: \[(\S+)\])?(?: skipping (.+))?")


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    id: str
    start: date
    direction: Direction
    span: str
    end: date
    last_working_day: date
    skipped: list[str]


def _row(line: str) -> Row:
    match = LINE.fullmatch(line)
    if match is None:
        raise ValueError(line)
    id_, start, way, span, end, last, skipped = match.groups()
    return Row(
        id=id_,
        start=date.fromisoformat(start),
        direction=Direction.BACKWARD if way == "back" else Direction.FORWARD,
        span=span,
        end=date.fromisoformat(end),
        last_working_day=date.fromisoformat(last or end),
        skipped=skipped.split(", ") if skipped else [],
    )


ROWS = [_row(line) for line in TABLE.split("\n") if line]
