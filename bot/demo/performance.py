"""The performance: every part in order, and what is left in the folder afterwards."""

import json
from pathlib import Path

from bot.core.wall_clock import local
from bot.demo import side_by_side
from bot.demo.backstage import REF
from bot.demo.documents import leave
from bot.demo.stage import Stage
from bot.demo.story import (
    between,
    part_1,
    part_2,
    part_3,
    part_4,
    part_5,
    part_6,
    part_7,
    part_7_after,
    part_7_disagrees,
    part_7_follow_up,
    part_7_notes,
    part_8_answers,
    part_8_by_mail,
    part_8_early,
    part_8_pause,
    part_8_raised,
    part_11,
    part_12,
    whole,
)
from bot.demo.teller import Teller
from bot.demo.theatre import folder_for, staged

TWO_PARENTS = "two-parents.html"

PARTS = (
    part_1,
    part_2,
    part_3,
    part_4,
    part_5,
    part_6,
    part_7,
    part_7_disagrees,
    part_7_follow_up,
    part_7_after,
    part_7_notes,
    part_8_raised,
    part_8_answers,
    part_8_early,
    part_8_pause,
    part_8_by_mail,
    between,
    part_11,
    part_12,
)


async def perform(teller: Teller, out: Path | None = None) -> int:
    """Tell the whole story; return how many expectations did not hold."""
    with folder_for(out) as folder:
        with staged(folder, teller) as stage:
            for part in PARTS:
                await part.tell(stage)
            await whole.tell(stage)
            given = await side_by_side.tell(stage)
            await _close(stage)
            if out is not None:
                await leave(stage.post, folder / "documents")
            _write(folder / TWO_PARENTS, side_by_side.page(given, side_by_side.kept(stage)))
            _write(folder / "notices.json", json.dumps(_notices(stage), indent=2) + "\n")
        _write(folder / "transcript.txt", "\n".join(teller.lines) + "\n")
        _leave(folder)
    return len(stage.failed)


async def _close(stage: Stage) -> None:
    held = stage.checked - len(stage.failed)
    await stage.teller.note(
        f"{held} of {stage.checked} expectations hold. {len(stage.post.sent)} messages left."
    )
    for each in stage.failed:
        await stage.teller.note(f"Does not hold: {each}")


def _notices(stage: Stage) -> list[dict[str, str]]:
    """Return each notice without a name or an address: kind, when, route, state."""
    return [
        {
            "id": str(each.id),
            "kind": each.identity.kind.value,
            "recipient": each.identity.recipient,
            "subject": each.identity.subject,
            "revision": each.identity.revision,
            "occasion": each.identity.occasion,
            "route": each.route.value,
            "state": each.state.value,
            "run_at": local(each.run_at).isoformat(),
        }
        for each in stage.app.store.notices.stored(REF)
    ]


def _leave(folder: Path) -> None:
    """Leave what is named and no more; the mail is for its owner, as the database is."""
    (folder / "mail").chmod(0o700)
    (folder / "coregroup.db.lock").unlink(missing_ok=True)


def _write(path: Path, text: str) -> None:
    path.touch(mode=0o600)
    path.write_text(text, encoding="utf-8")
