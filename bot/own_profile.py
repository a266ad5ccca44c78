"""An authority's own profile, read from its file and read again whenever that has changed."""

from dataclasses import dataclass, field
from pathlib import Path

from bot.core.procedure.loading import load_file
from bot.core.procedure.profiles import Profile

Stamp = tuple[int, int]


@dataclass
class OwnProfile:
    """The file that the settings name; what was read stands as long as the file does."""

    path: Path
    _read: tuple[Stamp, Profile] | None = field(default=None, init=False)

    def load(self) -> Profile:
        """Return the profile as the file has it now; raise `ProfileError` if it is not whole."""
        stamp = self._stamp()
        if self._read is None or self._read[0] != stamp:
            self._read = (stamp, load_file(self.path))
        return self._read[1]

    def _stamp(self) -> Stamp:
        try:
            found = self.path.stat()
        except OSError:
            return (0, 0)
        return (found.st_mtime_ns, found.st_size)
