"""What is asked of a value that somebody writes now, beyond that it can be read."""

import re

from bot.core.procedure.kinds import Content
from bot.core.procedure.parameters import Parameter
from bot.core.procedure.spans import Span
from bot.core.procedure.values import parse_content
from bot.core.refusals import Refusal

# 999, 101 and 111 are telephone numbers too.
FEWEST_DIGITS = 3


def read_written(parameter: Parameter, written: str) -> Content | None:
    """Read what a person writes for a parameter; what nobody can keep to or phone is a `Refusal`.

    Pinned content is not read by this: a group must load, whatever was once accepted.
    """
    content = parse_content(parameter, written)
    if parameter.takes_time and isinstance(content, Span) and not content.amount:
        raise Refusal(
            f'"{written.strip()}" leaves no time at all.',
            f'Write 1 or more, like "1 {content.unit.value.replace("_", " ").removesuffix("s")}".',
        )
    if parameter.is_telephone and isinstance(content, str) and not is_number(content):
        raise Refusal(
            f'"{content[:40]}" holds no telephone number.',
            'Write it with its digits, like "01632 960199".',
        )
    return content


def is_number(text: str) -> bool:
    """Tell whether a text holds a telephone number; words may stand beside it (IG9)."""
    return len(re.findall("[0-9]", text)) >= FEWEST_DIGITS
