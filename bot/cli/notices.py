"""`coregroup notices`: what waits to be said and what could not be; no content and no names."""

from typing import Annotated

import typer

from bot.cli.data import EnvFile, master_key, settings_for_data
from bot.cli.options import AsJson
from bot.cli.printing import print_blocks, print_json
from bot.core.notices.notice import NoticeState
from bot.core.procedure.day_names import short_moment
from storage.overview import Overview, Seen, overview
from storage.store import Store

Most = Annotated[int, typer.Option("--most", min=1, max=10_000, help="How many lines of each.")]

SAID = {
    NoticeState.PLANNED: "waiting",
    NoticeState.CLAIMED: "being sent",
    NoticeState.SENT: "sent",
    NoticeState.DELIVERED: "delivered",
    NoticeState.FAILED: "could not be delivered",
    NoticeState.WITHDRAWN: "withdrawn",
    NoticeState.LAPSED: "came too late",
    NoticeState.UNKNOWN: "perhaps sent",
}


def notices(*, most: Most = 50, as_json: AsJson = False, env_file: EnvFile = None) -> None:
    """Show how many notices there are, which leave next, and which could not be delivered."""
    settings = settings_for_data(env_file)
    store = Store.open(settings.database, master_key(settings))
    try:
        found = overview(store.database, most)
    finally:
        store.close()
    if as_json:
        print_json(as_plain(found))
    else:
        print_blocks(_blocks(found), "Notices")


def as_plain(found: Overview) -> dict[str, object]:
    """Return an overview as plain data: references, kinds, times and opaque ids."""
    return {
        "counts": {state.value: found.counts.get(state, 0) for state in NoticeState}
        | {"went_by_another_route": found.went_on_count},
        "waiting": [_plain(each) for each in found.waiting],
        "not_delivered": [_plain(each) for each in found.not_delivered],
        "went_by_another_route": [_plain(each) for each in found.went_on],
    }


def _plain(seen: Seen) -> dict[str, object]:
    notice = seen.notice
    return {
        "id": notice.id,
        "group": notice.ref,
        "kind": notice.identity.kind.value,
        "recipient": notice.identity.recipient,
        "subject": notice.identity.subject,
        "route": notice.route.value,
        "state": notice.state.value,
        "run_at": notice.run_at.isoformat(),
        "attempts": notice.attempts,
        "code": seen.code,
        "went_by": seen.went_by.value if seen.went_by else "",
        "tried_at": seen.at.isoformat() if seen.at else None,
    }


def _blocks(found: Overview) -> list[tuple[str, list[str]]]:
    counted = [f"{SAID[state]}: {found.counts.get(state, 0)}" for state in NoticeState]
    counted.append(f"went by another route: {found.went_on_count}")
    blocks = [
        ("How many", counted),
        ("What leaves next", list(map(_line, found.waiting)) or ["nothing waits"]),
        ("What could not be delivered", list(map(_line, found.not_delivered)) or ["nothing"]),
    ]
    went_on = list(map(_line, found.went_on))
    return [*blocks, ("What went by another route", went_on)] if went_on else blocks


def _line(seen: Seen) -> str:
    notice = seen.notice
    tried = f", tried {notice.attempts}x" if notice.attempts else ""
    code = f", last {seen.code}" if seen.code else ""
    state = SAID[notice.state]
    if seen.went_by:
        state = f"not carried, went by {seen.went_by.value.replace('_', ' ')}"
    return (
        f"{short_moment(notice.run_at)}  {notice.ref}  "
        f"{notice.identity.kind.value.replace('_', ' ')} to {notice.identity.recipient} "
        f"by {notice.route.value.replace('_', ' ')}: {state}{tried}{code}"
    )
