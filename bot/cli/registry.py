"""Every command of `coregroup` in one table: its module, its function and its line of help.

A new command is one module with a typer function, and one line here. The module is imported only
when its command is called, so that `coregroup --help` stays quick.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """A command: the function in the module that does it, and what it is for."""

    module: str
    function: str
    help: str


@dataclass(frozen=True, slots=True)
class Family:
    """Commands under one word, as in `coregroup profile show`."""

    help: str
    entries: Mapping[str, Entry]


COMMANDS: Mapping[str, Entry | Family] = {
    "demo": Entry("bot.cli.demo", "demo", "Tell the story of one made-up group by running it."),
    "serve": Entry("bot.cli.serve", "serve", "Deliver what is due and serve the answer page."),
    "check": Entry("bot.cli.check", "check", "Check every setting and every connection."),
    "notices": Entry("bot.cli.notices", "notices", "Show what waits and what failed."),
    "dates": Entry(
        "bot.cli.dates", "dates", "Compute and explain every date that follows from a conference."
    ),
    "count": Entry("bot.cli.count", "count", "Count a span from a day, on or back."),
    "say": Entry("bot.cli.say", "say", "Run a command as a person; audited as the operator's."),
    "people": Family(
        "Say who is known here and may make groups; read contact sheets in.",
        {
            "add": Entry("bot.cli.people", "add", "Add a person, or change what is known."),
            "list": Entry("bot.cli.people", "list_", "List people, and who may make groups."),
            "import": Entry("bot.cli.people", "import_", "Read a contact sheet into a group."),
            "remove": Entry("bot.cli.people", "remove", "Take a person out of the people known."),
            "connect": Entry(
                "bot.cli.accounts", "connect", "Say which account on Slack is a person's."
            ),
            "disconnect": Entry(
                "bot.cli.accounts", "disconnect", "Take a person's accounts on chat platforms off."
            ),
        },
    ),
    "profile": Family(
        "Look at procedure profiles, and give them to groups.",
        {
            "show": Entry("bot.cli.profile", "show", "Show every value of a profile."),
            "check": Entry(
                "bot.cli.profile", "check", "Check a profile, and what live use still wants."
            ),
            "adopt": Entry(
                "bot.cli.adopt", "adopt", "Give groups an edited profile; open dates move."
            ),
        },
    ),
    "db": Family(
        "Make, upgrade, back up and restore the database.",
        {
            "upgrade": Entry("bot.cli.db", "upgrade", "Bring the database to this version."),
            "backup": Entry("bot.cli.db", "backup", "Write all of it to one sealed file."),
            "restore": Entry("bot.cli.db", "restore", "Fill an empty database from a backup."),
        },
    ),
    "key": Family(
        "Make the key without which the database cannot be read, and try its copy.",
        {
            "new": Entry("bot.cli.key", "new", "Write a new master key to a file."),
            "verify": Entry("bot.cli.key", "verify", "Try a copy of the key on the database."),
        },
    ),
    "manifest": Family(
        "Print what a chat platform makes the app from.",
        {
            "slack": Entry("bot.cli.manifest", "slack", "Print the manifest of the Slack app."),
        },
    ),
    "audit": Family(
        "Look after the audit log.",
        {
            "verify": Entry("bot.cli.audit", "verify", "Find the first entry that was changed."),
            "erased": Entry("bot.cli.audit", "erased", "List what no erasure could reach."),
            "evidence": Entry("bot.cli.audit", "evidence", "Try the signature of its file."),
        },
    ),
}
