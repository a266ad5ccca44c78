"""What is said of an option that stands where it cannot be understood."""

import re
from collections.abc import Collection, Sequence

A_SPAN_BACK = re.compile(r"-([0-9]+ .+)")


def misplaced(option: str, words: Sequence[str], commands: Collection[str]) -> str:
    """Return what to write instead of an option that is not known where it stands, or nothing.

    `words` is the whole call; of "-3 working days" the parser names "-3" alone.
    """
    spans = (match for word in words if (match := A_SPAN_BACK.fullmatch(word)))
    span = next((match[1] for match in spans if match[0].startswith(option)), "")
    if span:
        return f'A span has no sign. To count back write "{span}" and --back.'
    before = next((place for place, word in enumerate(words) if word in commands), 0)
    if option in {word.partition("=")[0] for word in words[:before]}:
        return f"Options go behind the command, as in: coregroup {words[before]} {option} ..."
    return ""
