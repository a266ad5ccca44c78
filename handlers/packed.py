"""Packed files, as Word and Excel write them: how far one may be unpacked at all."""

import zipfile

PACKED_AS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""How Word and Excel pack; what is packed otherwise would unpack without bounds."""


def is_within(packed: zipfile.ZipFile, *, parts: int, unpacked: int) -> bool:
    """Tell whether a file holds at most so many parts, and so many bytes once unpacked.

    Nothing is unpacked to find out; a part that is longer than it says has to be cut off.
    """
    found = packed.infolist()
    is_bounded = PACKED_AS.issuperset(each.compress_type for each in found)
    return is_bounded and len(found) <= parts and sum(each.file_size for each in found) <= unpacked
