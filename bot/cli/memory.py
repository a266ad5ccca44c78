"""What `serve` asks of the C library: that large pieces of memory go back as soon as they can."""

import ctypes

MMAP_THRESHOLD = -3
"""glibc's `M_MMAP_THRESHOLD`."""
LARGE = 1024 * 1024


def give_large_back() -> bool:
    """Let each piece of a megabyte or more go back when it is freed; tell if that can be had.

    Left alone, glibc takes the first file of ten megabytes that it frees as a sign to keep room
    for more of them for ever. Other C libraries have no such habit, and no such switch.
    """
    switch = getattr(ctypes.CDLL(None), "mallopt", None)
    return switch is not None and switch(MMAP_THRESHOLD, LARGE) == 1
