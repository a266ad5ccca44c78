"""`coregroup profile adopt`: gives groups an edited profile, or a newer list of bank holidays."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from typing import Annotated

import typer
from rich.console import Console

from bot.cli.data import EnvFile
from bot.cli.desk import OPERATOR, Desk, opened_desk
from bot.cli.options import AsJson, find_profile
from bot.cli.printing import print_blocks, print_json
from bot.core.access import Subject, Verb, Viewer, ask
from bot.core.facts.adoptions import Adopted
from bot.core.group.adopting import adopt as adopted
from bot.core.messages.phrases import one_moved
from bot.core.procedure.profiles import Profile
from bot.core.refusals import Refusal
from handlers.config import Config

FAILED = 1

Group = Annotated[str, typer.Option("--group", metavar="REF", help="One group.")]
All = Annotated[bool, typer.Option("--all", help="Every group that is open.")]
Named = Annotated[
    str,
    typer.Option("--profile", metavar="NAME", help="A profile, or a .toml file; else its own."),
]
Offered = Callable[[str], Profile]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one group: `adopted` is None where nothing was; then `refusal` may say why."""

    ref: str
    adopted: Adopted | None = None
    refusal: Refusal | None = None

    @property
    def word(self) -> str:
        """Return the outcome in one word, for people and for JSON alike."""
        if self.refusal is not None:
            return "refused"
        return "unchanged" if self.adopted is None else "adopted"


def adopt(
    *,
    group: Group = "",
    all_: All = False,
    profile: Named = "",
    as_json: AsJson = False,
    env_file: EnvFile = None,
) -> int:
    """Give one group or all the profile as it is now; open dates move, and each lead is told."""
    if bool(group) == all_:
        raise typer.BadParameter("name one group with --group REF, or all with --all.")
    with opened_desk(env_file) as desk:
        offered = _offered(profile, desk.router.config)
        outcomes = _each(desk, offered) if all_ else [_one(desk, desk.group(group).ref, offered)]
    _print(outcomes, as_json=as_json)
    return FAILED if any(each.refusal for each in outcomes) else 0


def _print(outcomes: Sequence[Outcome], *, as_json: bool) -> None:
    if as_json:
        print_json([_plain(each) for each in outcomes])
        return
    blocks = [(f"{each.ref}: {each.word}", _lines(each)) for each in outcomes]
    print_blocks(blocks, "" if blocks else "There is no open group.")


def _offered(named: str, config: Config) -> Offered:
    """Return what finds the profile for a group that holds one of a name."""
    if named:
        profile = config.load(named) if named in config.profiles else find_profile(named)
        return lambda _: profile

    def find(name: str) -> Profile:
        try:
            return config.load(name)
        except Refusal as refusal:
            raise Refusal(
                f'No profile "{name}" is known here.', "Give its file: --profile FILE."
            ) from refusal

    return find


def _one(desk: Desk, ref: str, offered: Offered) -> Outcome:
    """Adopt in one transaction, audited as the operator's."""
    with desk.store.begin(ref, by=OPERATOR, now=desk.clock.now()) as work:
        ask(work.facts, Viewer(operator=True), Verb.WRITE, Subject.PROFILE)
        before = work.facts
        after = adopted(before, offered(before.profile.name), work.now)
        if after is before:
            return Outcome(ref)
        work.facts = after
        work.audit("profile adopted", after.adoptions[-1].id)
        return Outcome(ref, after.adoptions[-1])


def _each(desk: Desk, offered: Offered) -> list[Outcome]:
    """Adopt for every open group, each by itself: one that refuses holds up no other."""
    refs = desk.store.refs(also_closed=False)
    outcomes = []
    with _progress(len(refs)) as progress:
        for number, ref in enumerate(refs, 1):
            progress(number)
            try:
                outcomes.append(_one(desk, ref, offered))
            except Refusal as refusal:
                outcomes.append(Outcome(ref, refusal=refusal))
    return outcomes


@contextmanager
def _progress(many: int) -> Iterator[Callable[[int], None]]:
    console = Console(stderr=True)
    with console.status("Adopting ...") as status:
        yield lambda number: status.update(f"Adopting: group {number:,} of {many:,}")


def _lines(outcome: Outcome) -> Sequence[str]:
    if outcome.refusal is not None:
        return [outcome.refusal.why, outcome.refusal.way_on]
    if outcome.adopted is None:
        return ["It holds this profile already."]
    moved = [one_moved(each) for each in outcome.adopted.moved]
    return [*_values(outcome.adopted), *(moved or ["No date moved."])]


def _values(adopted: Adopted) -> Sequence[str]:
    told = [
        f"{each.key}: {each.before} -> {each.after}{f' ({each.cite})' if each.cite else ''}"
        for each in adopted.differences
    ]
    if adopted.newer_holidays:
        told.append("A newer list of bank holidays.")
    return told or ["Only citations or confirmations differ."]


def _plain(outcome: Outcome) -> dict[str, object]:
    adopted, refusal = outcome.adopted, outcome.refusal
    return {
        "group": outcome.ref,
        "outcome": outcome.word,
        "why": refusal.why if refusal else "",
        "way_on": refusal.way_on if refusal else "",
        "differences": [asdict(each) for each in adopted.differences] if adopted else [],
        "moved": [
            {
                "key": each.key,
                "start": each.start.isoformat(),
                "before": _written(each.before),
                "after": _written(each.after),
                "by": list(each.by),
            }
            for each in (adopted.moved if adopted else ())
        ],
        "newer_holidays": adopted.newer_holidays if adopted else False,
    }


def _written(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
