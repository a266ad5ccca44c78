"""Picking free text of contact details apart: work address, telephone, e-mail address."""

import re
from collections.abc import Callable, Collection

import phonenumbers
from email_validator import EmailNotValidError, validate_email

from bot.core.facts.people import Reader
from bot.core.sheet.lines import Picked

MARKS = {
    "shared mailbox": Reader.SHARED,
    "shared": Reader.SHARED,
    "read by this person alone": Reader.ALONE,
    "this person alone": Reader.ALONE,
}
MARK = re.compile(rf"\s*\(({'|'.join(MARKS)})\)", re.IGNORECASE)
AT_WORD = re.compile(r"[^\s;,<>()]*@[^\s;,<>()]*")
NUMBER_LIKE = re.compile(r"(?:\+|\(0|0)[\d\s()-]{7,}\d")
LABEL = re.compile(r"\b(?:tel|telephone|phone|mobile|mob|e-?mail)\s*(?:no)?\s*[.:]", re.IGNORECASE)
EMPTY_BITS = re.compile(r"(?:\s*[;,]\s*){2,}|\s*\n\s*")
BRACKETS = re.compile(r"<\s*>|\(\s*\)")
REGION = "GB"
RETIRED_DOMAINS = ("gcsx.gov.uk", "gsi.gov.uk", "gsx.gov.uk")
"""The government's old secure networks; their addresses had to be replaced by March 2019."""


def pick_apart(cell: str) -> Picked:
    """Return what a cell of contact details holds; what cannot be one thing is said in `wrong`."""
    written = " ".join(cell.split()) if "\n" not in cell else cell.strip()
    marks = [MARKS[match[1].lower()] for match in MARK.finditer(written)]
    text = MARK.sub("", written)
    emails = [each.strip(".:'\"") for each in AT_WORD.findall(text)]
    text = AT_WORD.sub(" ", text)
    numbers = [each.group().strip() for each in NUMBER_LIKE.finditer(text)]
    address = _address(NUMBER_LIKE.sub(" ", text))
    wrong = (
        _wrong(emails, "e-mail addresses; a person has one.", wrong_email)
        or _wrong(numbers, "telephone numbers; write the one to use.", _wrong_number)
        or _left_over(address)
    )
    return Picked(
        as_written=written,
        address=address,
        telephone="".join(numbers[:1]),
        email="".join(emails[:1]),
        marked=marks[0] if len(set(marks)) == 1 else None,
        wrong=wrong,
    )


def _address(rest: str) -> str:
    bare = EMPTY_BITS.sub("; ", LABEL.sub(" ", rest))
    return " ".join(BRACKETS.sub(" ", bare).split()).strip(" ;,.")


def _wrong(found: Collection[str], too_many: str, why: Callable[[str], str]) -> str:
    """Say what is wrong with the one thing found, or that there is more than one."""
    if len(set(found)) > 1:
        return f"There are {len(set(found))} {too_many}"
    return "".join(map(why, set(found)))


def wrong_email(email: str) -> str:
    """Return why an e-mail address cannot be one, or nothing; nobody is asked over a network."""
    try:
        validate_email(email, check_deliverability=False, test_environment=True)
    except EmailNotValidError as error:
        return f'"{email[:60]}" is not an e-mail address: {str(error).rstrip(".")}.'
    if _is_retired(email.rpartition("@")[2]):
        return f'Mail to "{email[:60]}" no longer arrives: that network was closed in 2019.'
    return ""


def in_ascii(email: str) -> str:
    """Return an address as mail carries it: letters that look like others show what they are."""
    try:
        found = validate_email(email, check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        return email
    return f"{found.local_part}@{found.ascii_domain}"


def _is_retired(domain: str) -> bool:
    return any(f".{domain.lower()}".endswith(f".{each}") for each in RETIRED_DOMAINS)


def _wrong_number(number: str) -> str:
    try:
        parsed = phonenumbers.parse(number, REGION)
    except phonenumbers.NumberParseException:
        return f'"{number[:30]}" is not a telephone number.'
    if not phonenumbers.is_possible_number(parsed):
        return f'"{number[:30]}" has too few or too many digits for a telephone number.'
    return ""


def _left_over(address: str) -> str:
    """Say so where digits are left that look like half a number: they are not an address."""
    bits = (bit.strip() for bit in address.split(";"))
    half = next((bit for bit in bits if re.fullmatch(r"\+?[\d\s()-]{5,}", bit)), "")
    return f'"{half[:30]}" is not a telephone number.' if half else ""
