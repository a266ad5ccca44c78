"""What is said of an option that stands where it cannot be understood."""

import re
from collections.abc import Collection, Sequence
from itertools import takewhile

A_SPAN_BACK = re.compile(r"-[0-9]+ .+")


def misplaced(option: str, words: Sequence[str], commands: Collection[str]) -> str:
    """Return what to write instead of an option that is not known where it stands, or nothing.

    `words` is the whole call; of "-3 working days" the parser names "-3" alone.
    """
    span = next((word for word in words if A_SPAN_BACK.fullmatch(word)), "")
    if option and span.startswith(option):
        return f'A span has no sign. To count back write "{span[1:]}" and --back.'
    before = list(takewhile(lambda word: word not in commands, words))
    if option in {word.partition("=")[0] for word in before} and len(before) < len(words):
        return f"Options go behind the command, as in: coregroup {words[len(before)]} {option} ..."
    return ""
