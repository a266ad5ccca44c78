"""Which groups a professional is or was in; family members are never listed (IG17)."""

from collections.abc import Iterable

from sqlalchemy import Connection, bindparam, delete, insert, select

from bot.core.facts.members import Member
from storage.lookups import Lookups
from storage.schema import memberships

Row = tuple[str, str, str | None]
ADD = insert(memberships)
FORGET = delete(memberships).where(
    memberships.c.ref == bindparam("its_ref"),
    memberships.c.member.in_(bindparam("gone", expanding=True)),
)
OF_PERSON = (
    select(memberships.c.ref, memberships.c.member)
    .where(memberships.c.person == bindparam("person"))
    .order_by(memberships.c.ref, memberships.c.member)
)


def sync(
    connection: Connection,
    lookups: Lookups,
    ref: str,
    before: tuple[Member, ...],
    after: tuple[Member, ...],
) -> None:
    """Make the look-up agree with the members of a group."""
    if after is before:
        return
    was, now = _rows(lookups, before), _rows(lookups, after)
    if gone := [member for member, _, _ in was - now]:
        connection.execute(FORGET, {"its_ref": ref, "gone": gone})
    if new := now - was:
        names = ("member", "person", "address_hash")
        connection.execute(ADD, [{"ref": ref, **dict(zip(names, row, strict=True))} for row in new])


def of_person(connection: Connection, person: str) -> tuple[tuple[str, str], ...]:
    """Return (reference, member id) of each group, by reference."""
    rows = connection.execute(OF_PERSON, {"person": person})
    return tuple((row.ref, row.member) for row in rows)


def _rows(lookups: Lookups, members: Iterable[Member]) -> set[Row]:
    return {
        (each.id, each.person, lookups.email(each.contact.email) if each.contact.email else None)
        for each in members
        if each.person and not each.is_family
    }
