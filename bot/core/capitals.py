"""A phrase with its first letter large, where it stands by itself, or small, inside a sentence."""


def standing_alone(phrase: str) -> str:
    """Return "Tell the child" for "tell the child"; no other letter changes."""
    return phrase[:1].upper() + phrase[1:]


def inside_a_sentence(phrase: str) -> str:
    """Return "it is not set" for "It is not set"; no other letter changes."""
    return phrase[:1].lower() + phrase[1:]
