"""The profiles that these tests count with: the story's group, and the ones that are shipped."""

from bot.core.procedure.overrides import Override, with_overrides
from bot.core.procedure.profiles import Profile
from tests.story import EASTMERE, OVERRIDES

STORY = with_overrides(EASTMERE, OVERRIDES)


def story_with(key: str, written: str) -> Profile:
    """Return the story's profile with one further override."""
    return with_overrides(STORY, (Override(key, written, reason="tried in a test"),))
