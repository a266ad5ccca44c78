"""`coregroup manifest slack`: what Slack makes the app from, for this installation."""

from bot.cli.data import EnvFile, settings_for
from bot.cli.printing import print_json
from bot.core.refusals import Refusal
from handlers.slack.manifest import manifest


def slack(*, env_file: EnvFile = None) -> int:
    """Print the manifest in JSON, to be pasted where Slack makes an app; see docs/slack.md."""
    settings = settings_for(env_file, ("PUBLIC_URL",))
    if not settings.public_url.startswith("https:"):
        raise Refusal(
            "Slack calls https:// addresses alone.",
            "Set COREGROUP_PUBLIC_URL to the address at which the proxy in front is reached.",
        )
    print_json(manifest(settings.public_url, settings.public_name))
    return 0
