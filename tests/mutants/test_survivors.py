"""survivors.toml: its form, and that every entry is a mutant of today's handlers."""

from __future__ import annotations

from textwrap import dedent

import pytest
from mutants.campaign import HANDLERS
from mutants.generate import make_mutants
from mutants.survivors import FILE, Survivor, find_stale, format_entry, read_survivors

ENTRY = """
    [[survivor]]
    module = "sample"
    function = "limit"
    operator = "number + 1"
    original = "3"
    reason = "equivalent: it is not used"
"""


def test_every_entry_is_a_mutant_and_is_listed_once():
    assert find_stale(read_survivors(FILE.read_text(encoding="utf-8")), HANDLERS.mutants()) == []


def test_an_entry_has_the_id_of_its_mutant(module):
    mutants = list(make_mutants(module("def limit():\n    return 3\n")))
    survivors = read_survivors(dedent(ENTRY))
    assert survivors == [Survivor("sample:limit:number + 1:3#0", "equivalent: it is not used")]
    assert find_stale(survivors, mutants) == []


def test_an_entry_without_a_mutant_is_stale(module):
    mutants = list(make_mutants(module("def limit():\n    return 4\n")))
    assert find_stale(read_survivors(dedent(ENTRY)), mutants) == ["sample:limit:number + 1:3#0"]


def test_an_entry_that_is_listed_twice_is_stale(module):
    mutants = list(make_mutants(module("def limit():\n    return 3\n")))
    assert find_stale(read_survivors(dedent(ENTRY) * 2), mutants) == ["sample:limit:number + 1:3#0"]


def test_the_entry_of_a_mutant_can_be_completed_with_a_reason(module):
    source = """
        class Item:
            def read(self, event):
                return f"{event['Name']!r} \\"quoted\\" {event['Name']!r}"
    """
    for mutant in make_mutants(module(source)):
        entry = format_entry(mutant)
        assert all(f"# {line}" in entry for line in mutant.diff().splitlines())
        with pytest.raises(ValueError, match="a survivor needs"):
            read_survivors(entry)
        assert read_survivors(entry.replace('reason = ""', 'reason = "why"')) == [Survivor(mutant.id, "why")]


def test_several_texts_can_have_one_reason():
    several = dedent(ENTRY).replace('"3"', '["3", "4"]') + "ordinal = 1\n"
    ids = [survivor.id for survivor in read_survivors(several)]
    assert ids == ["sample:limit:number + 1:3#1", "sample:limit:number + 1:4#1"]


@pytest.mark.parametrize(
    ("before", "after"), [("equivalent: it is not used", " "), ("function", "method"), ('original = "3"', "")]
)
def test_an_entry_needs_every_member(before, after):
    with pytest.raises(ValueError, match=r"^a survivor needs function, module, operator, ordinal, original, reason"):
        read_survivors(dedent(ENTRY).replace(before, after))
