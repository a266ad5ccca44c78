"""A sealed value opens in its own cell with its own key, and nowhere else."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.errors import StorageError, TamperedError
from storage.lookups import Lookups
from storage.master import MasterKey, draw_key, parse_key, read_key_file
from storage.sealing import ADDED_BYTES, FORMAT, HEADER_BYTES, PIECE, DataKey, cell

KEY = DataKey("00112233445566aa", bytes(range(32)))
HERE = cell("members", "sealed", "p1", "7KQ2")


@given(st.binary(max_size=300))
def test_what_is_sealed_comes_back(plain: bytes) -> None:
    assert KEY.open(KEY.seal(plain, HERE), HERE) == plain


@pytest.mark.parametrize("size", [0, 1, PIECE, 2 * PIECE + 1])
def test_what_is_sealed_in_pieces_is_sealed_alike(size: int) -> None:
    plain = b"L" * size
    pieces = list(KEY.seal_in_pieces(plain, HERE))
    assert KEY.open(b"".join(pieces), HERE) == plain
    assert len(b"".join(pieces)) == len(KEY.seal(plain, HERE)) == size + ADDED_BYTES
    assert max(len(piece) for piece in pieces) <= max(PIECE, ADDED_BYTES)


def test_a_sealed_value_starts_with_its_format_and_key_and_is_never_the_same_twice() -> None:
    sealed, again = KEY.seal(b"Leah", HERE), KEY.seal(b"Leah", HERE)
    assert sealed[:HEADER_BYTES] == FORMAT + bytes.fromhex(KEY.id) == again[:HEADER_BYTES]
    assert sealed != again
    assert b"Leah" not in sealed


@given(st.data())
def test_one_changed_bit_anywhere_is_noticed(data: st.DataObject) -> None:
    sealed = bytearray(KEY.seal(b"Leah Carrow", HERE))
    sealed[data.draw(st.integers(0, len(sealed) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(TamperedError):
        KEY.open(bytes(sealed), HERE)


@pytest.mark.parametrize(
    "elsewhere",
    [
        cell("answers", "sealed", "p1", "7KQ2"),
        cell("members", "other", "p1", "7KQ2"),
        cell("members", "sealed", "p2", "7KQ2"),
        cell("members", "sealed", "p1", "9WXT"),
    ],
)
def test_a_value_moved_to_another_cell_does_not_open(elsewhere: str) -> None:
    with pytest.raises(TamperedError):
        KEY.open(KEY.seal(b"Leah Carrow", HERE), elsewhere)


def test_another_key_under_the_same_name_does_not_open_it() -> None:
    with pytest.raises(TamperedError):
        DataKey(KEY.id, bytes(32)).open(KEY.seal(b"Leah Carrow", HERE), HERE)


@pytest.mark.parametrize("short", [b"", FORMAT, FORMAT + bytes(8), bytes(40)])
def test_what_was_never_sealed_does_not_open(short: bytes) -> None:
    with pytest.raises(TamperedError):
        KEY.open(short, HERE)


def test_a_data_key_is_bound_to_its_row_purpose_and_group() -> None:
    master = draw_key()
    wrapped = master.wrap(bytes(32), KEY.id, "group", "7KQ2")
    assert master.unwrap(wrapped, KEY.id, "group", "7KQ2") == bytes(32)
    with pytest.raises(TamperedError):
        master.unwrap(wrapped, KEY.id, "group", "9WXT")


def test_a_master_key_comes_back_from_its_line_and_shows_itself_nowhere() -> None:
    master = draw_key()
    assert parse_key(f"  {master.text}\n") == master
    assert master.secret.hex() not in repr(master) + master.fingerprint


@pytest.mark.parametrize("text", ["", "s3cret", "coregroup-key-1:AAAA", "coregroup-key-1:!!"])
def test_what_is_no_key_is_refused_without_being_repeated(text: str) -> None:
    with pytest.raises(StorageError) as refused:
        parse_key(text)
    assert "coregroup key new" in refused.value.way_on
    assert "s3cret" not in str(refused.value)


def test_a_key_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "key").write_bytes(b"\xff\xfe")
    with pytest.raises(StorageError, match="cannot be read"):
        read_key_file(tmp_path / "key")


def test_look_ups_depend_on_key_purpose_and_every_part() -> None:
    one, other = Lookups(bytes(32)), Lookups(bytes(31) + b"x")
    hashes = {
        one.hash("a", "x", "y"),
        one.hash("a", "xy", ""),
        one.hash("b", "x", "y"),
        other.hash("a", "x", "y"),
    }
    assert len(hashes) == 4
    assert one.email(" G.Holloway@Health.example") == one.email("g.holloway@health.example")


def test_two_keys_are_told_apart_by_their_fingerprints() -> None:
    assert MasterKey(bytes(32)).fingerprint != draw_key().fingerprint
