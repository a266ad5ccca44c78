"""`coregroup count`: the calculator on a team's desk."""

from datetime import date
from typing import Annotated

import typer

from bot.cli.dates import date_lines
from bot.cli.options import AsJson, ProfileName, find_profile, parse_day
from bot.cli.printing import print_blocks, print_json
from bot.core.procedure.plain_dates import plain_date
from bot.core.procedure.spans import Direction, Span, parse_span
from bot.core.procedure.timescales import counted
from bot.core.refusals import Refusal


def parse_written_span(written: str) -> Span:
    """Read a span on the command line; anything else is a wrong call."""
    try:
        return parse_span(written)
    except Refusal as refusal:
        raise typer.BadParameter(str(refusal)) from refusal


def count(
    day: Annotated[date, typer.Argument(parser=parse_day, metavar="YYYY-MM-DD")],
    span: Annotated[Span, typer.Argument(parser=parse_written_span, metavar="SPAN")],
    profile: ProfileName,
    *,
    back: Annotated[bool, typer.Option("--back", help="Count back instead of on.")] = False,
    as_json: AsJson = False,
) -> None:
    """Print the day on which SPAN, like "10 working days", ends by a profile's holidays."""
    direction = Direction.BACKWARD if back else Direction.FORWARD
    deadline = counted(find_profile(profile), day, span, direction)
    if as_json:
        print_json(plain_date(deadline))
        return
    print_blocks([(deadline.explanation, date_lines(deadline, why=True)[1:])])
