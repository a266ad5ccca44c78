"""Words compared as people write them: without accents, capitals or marks inside a name."""

import unicodedata

NOT_TAKEN_APART = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ŋ": "ng",
    }
)
"""Letters that Unicode does not take apart into a plain one and an accent."""
APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ`´", "'"))
INSIDE_NAMES = str.maketrans(dict.fromkeys("'-‐‑", ""))


def plain_letters(text: str) -> str:
    """Return small letters without accents, and apostrophes as one kind: "Żółć" is "zolc"."""
    apart = unicodedata.normalize("NFKD", text.translate(APOSTROPHES).casefold())
    bare = "".join(each for each in apart if not unicodedata.combining(each))
    return bare.translate(NOT_TAKEN_APART)


def bare_name(text: str) -> str:
    """Return a name as a mail address bears it: "O'Brien" is "obrien", spaces stay."""
    return plain_letters(text).translate(INSIDE_NAMES)
