"""What `serve` has used for a file goes back to the system."""

import platform

from bot.cli.memory import give_large_back


def test_glibc_can_be_told_to_give_large_pieces_back() -> None:
    assert give_large_back() == (platform.libc_ver()[0] == "glibc")
