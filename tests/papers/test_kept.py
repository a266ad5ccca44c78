"""The page on what is kept names every table, every fact of a group and every length of time."""

from dataclasses import fields

from bot.core.facts.groups import CoreGroup
from storage.schema import metadata
from tests.papers.kept_page import FIELDS, GROUP, PAGE, TABLES, page


def test_the_page_is_what_the_tables_and_facts_are() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "python -m tests.papers.kept_page"


def test_every_table_and_every_fact_is_told_in_plain_words() -> None:
    assert set(TABLES) == set(metadata.tables)
    assert set(FIELDS) == {each.name for each in fields(CoreGroup)}


def test_what_goes_with_its_group_is_tied_to_it() -> None:
    for name, (_, goes) in TABLES.items():
        tied = (
            [each.ondelete for each in metadata.tables[name].c.ref.foreign_keys]
            if ("ref" in metadata.tables[name].c)
            else []
        )
        assert (GROUP in goes) == (tied == ["CASCADE"]), name
