"""`coregroup audit verify`: walks the audit log and names the first entry that was changed."""

from bot.cli.data import EnvFile, master_key, settings_for_data
from bot.cli.options import AsJson
from bot.cli.printing import print_blocks, print_json
from storage.store import Store
from storage.verifying import Verdict

FAILED = 1


def verify(*, as_json: AsJson = False, env_file: EnvFile = None) -> int:
    """Check every line, head and anchor of the audit log; exit 1 at the first broken one."""
    settings = settings_for_data(env_file)
    store = Store.open(settings.database, master_key(settings))
    try:
        verdict = store.upkeep.verify()
    finally:
        store.close()
    if as_json:
        print_json(_plain(verdict))
    else:
        print_blocks(*_said(verdict))
    return FAILED if verdict.broken else 0


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
