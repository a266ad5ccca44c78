"""`coregroup audit`: is the log whole, what no erasure could reach, is a file of evidence ours."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.data import EnvFile, master_key, settings_for_data
from bot.cli.options import AsJson
from bot.cli.printing import print_blocks, print_json
from bot.core.evidence.signed import is_signed, title_of
from bot.core.procedure.day_names import short_day
from bot.core.receipts.beyond import Beyond
from bot.core.record.pulling import EVIDENCE
from bot.core.refusals import Refusal
from bot.core.wall_clock import day_of
from storage import beyond
from storage.beyond import Erased
from storage.store import Store
from storage.verifying import Verdict

FAILED = 1
EvidenceFile = Annotated[Path, typer.Argument(help="The evidence.csv of the mail.")]


def verify(*, as_json: AsJson = False, env_file: EnvFile = None) -> int:
    """Check every line, head and anchor of the audit log; exit 1 at the first broken one."""
    settings = settings_for_data(env_file)
    with closing(Store.open(settings.database, master_key(settings))) as store:
        verdict = store.upkeep.verify()
    if as_json:
        print_json(_plain(verdict))
    else:
        print_blocks(*_said(verdict))
    return FAILED if verdict.broken else 0


def erased(*, as_json: AsJson = False, env_file: EnvFile = None) -> None:
    """List the groups that were erased, and where copies of them are beyond reach (IG7)."""
    settings = settings_for_data(env_file)
    with closing(Store.open(settings.database, master_key(settings))) as store:
        gone = beyond.erased(store.database)
    if as_json:
        print_json([_gone(each) for each in gone])
        return
    blocks = [
        (f"{each.ref}, erased {short_day(day_of(each.at))}", _places(each.beyond)) for each in gone
    ]
    print_blocks(blocks, "Erased groups" if blocks else "No group has been erased.")


def _places(copies: Sequence[Beyond]) -> list[str]:
    return [each.in_words for each in copies] or ["Nothing is known of copies beyond reach."]


def _gone(each: Erased) -> dict[str, object]:
    copies = [{"route": c.route.value, "domain": c.domain, "copies": c.copies} for c in each.beyond]
    return {"ref": each.ref, "at": each.at.isoformat(), "beyond_reach": copies}


def evidence(file: EvidenceFile, *, env_file: EnvFile = None) -> int:
    """Say whether this installation wrote a file of evidence as it is now; exit 1 if not."""
    try:
        content = file.read_bytes()
    except OSError as error:
        raise Refusal(f"{file} cannot be read.", "Name the evidence.csv of the mail.") from error
    settings = settings_for_data(env_file)
    with closing(Store.open(settings.database, master_key(settings))) as store:
        is_ours = is_signed(content, store.secret(EVIDENCE))
    if is_ours:
        held = "The signature holds: these lines are as they were written here."
        print_blocks([(title_of(content), [])], held)
        return 0
    way_on = "Ask for it anew: evidence send me. A spreadsheet that saved it has changed it."
    print_blocks([("The signature does not hold.", [way_on])], "Not as it was written here.")
    return FAILED


def _plain(verdict: Verdict) -> dict[str, object]:
    broken = verdict.broken
    return {
        "chains": verdict.chains,
        "entries": verdict.entries,
        "anchors": verdict.anchors,
        "broken": {"chain": broken.chain, "seq": broken.seq, "why": broken.why} if broken else None,
    }


def _said(verdict: Verdict) -> tuple[list[tuple[str, list[str]]], str]:
    counted = f"entries {verdict.entries}, chains {verdict.chains}, anchors {verdict.anchors}"
    if verdict.broken is None:
        return [], f"The audit log is whole. Checked: {counted}."
    way_on = "Keep a copy of the database as it is, and find out who could write to it."
    return [
        (str(verdict.broken), [way_on])
    ], f"The audit log is broken. Whole until there: {counted}."
