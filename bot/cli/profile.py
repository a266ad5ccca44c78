"""`coregroup profile show` and `check`: what a profile says, and what live use still wants."""

from typing import Annotated

import typer

from bot.cli.options import AsJson, find_profile
from bot.cli.printing import print_blocks, print_json
from bot.core.capitals import standing_alone
from bot.core.procedure.adoption import obstacles, pin
from bot.core.procedure.sources import Confidence
from bot.core.procedure.values import Value

Name = Annotated[
    str, typer.Argument(metavar="NAME", help="A profile by name, or a .toml file of one's own.")
]
FAILED = 1


def show(name: Name, *, as_json: AsJson = False) -> None:
    """Show every value in effect: what it is, where it comes from, how sure that is."""
    profile = find_profile(name)
    held = pin(profile)
    if as_json:
        print_json(profile.to_dict() | {"digest": held.digest, "holidays": held.holidays})
        return
    title = f"{profile.name}: {' < '.join(profile.layers)}, {held.digest[:12]}"
    values = sorted(profile.values.items())
    print_blocks([(f"{key} = {each.written}", _lines(each)) for key, each in values], title)


def check(name: Name, *, as_json: AsJson = False) -> int:
    """Check that a profile can be read, and say what keeps it from live use; exit 1 if anything."""
    profile = find_profile(name)
    found = obstacles(profile)
    if as_json:
        print_json([{"key": o.key, "why": o.why, "way_on": o.way_on} for o in found])
    elif found:
        print_blocks([(o.why, [o.way_on]) for o in found], f"{profile.name}: not for live use yet")
    else:
        print_blocks([], f"{profile.name}: complete and confirmed")
    return FAILED if found else 0


def _lines(value: Value) -> list[str]:
    cited = f" ({value.cite})" if value.cite else ""
    source = [f"From {value.layer}: {value.confidence}{cited}."] if value.layer else []
    if value.confidence is Confidence.OURS and value.layer:
        source = ["Our default, not guidance."]
    what = value.parameter.what
    return [f"{standing_alone(what)}.", *source, *value.source.notes]
