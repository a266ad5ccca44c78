"""What waits to be adopted by groups that hold older rules than are known now."""

from collections import Counter
from collections.abc import Callable, Iterator

from bot.core.group.adopting import waiting
from bot.core.procedure.day_names import many
from bot.core.procedure.profiles import Profile
from bot.core.refusals import Refusal
from storage.pins import holdings
from storage.store import Store

NOT_KNOWN = "is not known here."
ADOPT = "To give it to them: coregroup profile adopt --all."


def what_waits(store: Store, load: Callable[[str], Profile]) -> str:
    """Say for how many groups something waits, and what would give it to them; else nothing."""
    counted: Counter[str] = Counter()
    for each in holdings(store.database):
        for said in _said(store, each.ref, load):
            counted[said] += each.groups
    told = [f"{said} ({many(number, 'group')})" for said, number in sorted(counted.items())]
    return " ".join((*told, ADOPT)) if told else ""


def _said(store: Store, ref: str, load: Callable[[str], Profile]) -> Iterator[str]:
    facts = store.read(ref)
    try:
        offered = load(facts.profile.name)
    except Refusal:
        yield f'The profile "{facts.profile.name}" {NOT_KNOWN}'
        return
    yield from waiting(facts, offered)
