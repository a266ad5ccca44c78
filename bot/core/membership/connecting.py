"""Connecting an account: who may, the code that proves it, and when it no longer does (IG17)."""

import hmac
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from bot.core.facts.accounts import AccountAsked
from bot.core.facts.groups import CoreGroup
from bot.core.facts.mailboxes import is_same_mailbox
from bot.core.facts.members import Member, MemberKind
from bot.core.facts.pauses import pause_of
from bot.core.facts.people import Reader, Route
from bot.core.numbering import next_id
from bot.core.references import ALPHABET

HOLDS = timedelta(minutes=15)
"""For how long a code can be said."""

TRIES = 5
"""How many wrong ones are heard for one question."""

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
IN_AN_HOUR, IN_A_DAY = 3, 6
"""How many codes go to one address: whoever asks a thousand times fills nobody's mailbox."""

ASKED_IN_AN_HOUR = 5
"""How often one account may ask, whatever the address."""

LETTERS, APART = 8, 4
CODE = "account code"
"""What the secret is for of which the codes are made."""


def who_may(facts: CoreGroup, person: str, email: str) -> Member | None:
    """Return as whom a person may connect an account by a code to this address, if at all.

    They are here by their work, their address is confirmed and read by them alone, and nothing is
    paused that would hold the mail. Who has left may nowhere; what they could see is nothing.
    """
    if facts.is_closed:
        return None
    theirs = (each for each in facts.everybody if each.person == person)
    return next((each for each in theirs if _may(facts, each, email)), None)


def _may(facts: CoreGroup, member: Member, email: str) -> bool:
    by_work = member.is_professional or member.kind is MemberKind.OUTSIDE
    is_theirs = proves(member) and is_same_mailbox(member.contact.email, email)
    return by_work and is_theirs and pause_of(facts.pauses, member.id) is None


def proves(member: Member) -> bool:
    """Tell whether what is read at a member's address was read by this person, and no other."""
    return member.contact.is_confirmed and member.contact.reader is Reader.ALONE


def ask(
    facts: CoreGroup, member: Member, platform: Route, account: str, now: datetime
) -> CoreGroup | None:
    """Return the facts with a question of this account; None where the address had enough."""
    kept = tuple(each for each in facts.connecting if each.connected_at or now - each.at < DAY)
    at = [each.at for each in kept if each.member == member.id]
    if len(at) >= IN_A_DAY or sum(now - each < HOUR for each in at) >= IN_AN_HOUR:
        return None
    id_ = next_id("B", (each.id for each in kept))
    asked = AccountAsked(id_, member.id, platform, account, now)
    return replace(facts, connecting=(*kept, asked))


def asked_by(facts: CoreGroup, id_: str) -> AccountAsked | None:
    """Return the question with a number such as "B1", if it has not been forgotten."""
    return next((each for each in facts.connecting if each.id == id_), None)


def holds(asked: AccountAsked, now: datetime) -> bool:
    """Tell whether a code can still be said to a question."""
    is_open = asked.connected_at is None and asked.tries < TRIES
    return is_open and now - asked.at < HOLDS


def code_of(secret: bytes, facts: CoreGroup, asked: AccountAsked) -> str:
    """Return the code of a question: eight letters that are stored nowhere.

    It is of this account, this person and this moment; `secret` is the installation's own.
    """
    member = facts.member(asked.member)
    person = member.person if member else ""
    parts = (facts.ref, asked.id, asked.account, person, asked.at.isoformat())
    number = int.from_bytes(hmac.digest(secret, "\n".join(parts).encode(), "sha256"))
    return "".join(ALPHABET[place] for place in _places(number))


def _places(number: int) -> Iterator[int]:
    for _ in range(LETTERS):
        number, place = divmod(number, len(ALPHABET))
        yield place


def shown(code: str) -> str:
    """Return a code as people read it: K7M2 4QPX."""
    return f"{code[:APART]} {code[APART:]}"


def is_code(said: str, code: str) -> bool:
    """Tell whether this is the code, however it is spaced and capitalised."""
    plain = "".join(each for each in said if each.isalnum()).upper()
    return hmac.compare_digest(plain.encode(), code.encode())


def tried(facts: CoreGroup, asked: AccountAsked, *, is_right: bool, now: datetime) -> CoreGroup:
    """Return the facts once a code was said: the account is connected, or a try is used up."""
    if is_right:
        return _put(facts, replace(asked, connected_at=now))
    return _put(facts, replace(asked, tries=asked.tries + 1))


def _put(facts: CoreGroup, asked: AccountAsked) -> CoreGroup:
    others = tuple(asked if each.id == asked.id else each for each in facts.connecting)
    return replace(facts, connecting=others)


def no_longer_proved(before: CoreGroup, after: CoreGroup) -> Iterator[str]:
    """Yield the persons whose address proves nothing now of what it proved before.

    It was denied, changed, or is read by others too: whoever read a code there may not be they.
    """
    for member in before.members:
        now = after.member(member.id)
        if member.person and proves(member) and (now is None or not _still(member, now)):
            yield member.person


def _still(member: Member, now: Member) -> bool:
    is_same = is_same_mailbox(member.contact.email, now.contact.email)
    return is_same and now.person == member.person and proves(now)
