"""The parser of templates: the choice of the reader, and the limits of both readers."""

from __future__ import annotations

import json

import pytest

from glue_constructs.templates.document import Duplicate
from glue_constructs.templates.parsing import parse
from glue_constructs.templates.problems import Malformed, TooDeep


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('{"A": [1, 2], "B": "2010-09-09"}', id="json"),
        pytest.param("A: [1, 2]\nB: 2010-09-09\n", id="yaml"),
        pytest.param("{A: [1, 2], B: 2010-09-09}", id="yaml-in-braces"),
        pytest.param('{"A": [1, 2,], "B": "2010-09-09",}', id="json-with-commas-too-many"),
        pytest.param('{"A": [1, 2], # one\n"B": "2010-09-09"}', id="json-with-a-comment"),
    ],
)
def test_json_and_yaml_have_the_same_data(text):
    assert parse(text).data == {"A": [1, 2], "B": "2010-09-09"}


def nested(levels):
    """Return a number of nested objects and lists in JSON."""
    return '{"Resources": {"A":' + "[" * (levels - 2) + "]" * (levels - 2) + "}}"


# A short form is an object with a list in it.
SHORT_FORMS = "Resources: {A: !Join ['', [!GetAtt A.B]]}"
ALIASES = "Resources: {A: &a [[1]], B: [[*a]]}"


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        pytest.param(nested(20), 20, id="json"),
        pytest.param(json.dumps({"Description": [[[1]]]}), 4, id="json-before-the-resources"),
        pytest.param(f"# YAML\n{nested(20)}", 20, id="yaml"),
        pytest.param(SHORT_FORMS, 7, id="short-forms"),
        pytest.param(ALIASES, 6, id="aliases"),
    ],
)
class TestLevels:
    def test_the_maximum_number_of_levels_is_accepted(self, text, levels):
        assert parse(text, max_depth=levels).data

    def test_one_more_level_is_refused(self, text, levels):
        with pytest.raises(TooDeep, match=f"is nested too deeply: more than {levels - 1} levels"):
            parse(text, max_depth=levels - 1)


def test_the_line_of_a_json_text_that_is_too_deep_is_that_of_the_resource():
    with pytest.raises(TooDeep) as caught:
        parse('{"Resources": {\n"A": [],\n"B":\n[[[[\n]]]]}}', max_depth=4)
    assert caught.value.line == 4


@pytest.mark.parametrize(
    ("text", "data", "duplicates"),
    [
        pytest.param('{"A": 1,\n"A": 2}', {"A": 2}, [Duplicate("A", 2)], id="json"),
        pytest.param(
            '{"A":\n{"B": {"C": 1, "C": 2}, "B": 3}}',
            {"A": {"B": 3}},
            [Duplicate("C", 2, is_inside=True), Duplicate("B", 2, is_inside=True)],
            id="json-in-values",
        ),
        pytest.param(
            "A: 1\nB:\n  C: 2\n  C: 3\nA: 4\n",
            {"A": 4, "B": {"C": 3}},
            [Duplicate("C", 4, first_line=3), Duplicate("A", 5, first_line=1)],
            id="yaml",
        ),
    ],
)
def test_a_key_that_occurs_twice_has_its_last_value_and_is_reported(text, data, duplicates):
    document = parse(text)

    assert document.data == data
    assert document.duplicates == duplicates


@pytest.mark.parametrize(
    "text", ['{"Resources": {\n"A": {},\n"B": {},\n"A": {}}}', "Resources:\n  A: {}\n  B: {}\n  A: {}\n"]
)
def test_a_resource_that_occurs_twice_has_the_last_position(text):
    assert [(name, place.line) for name, place in parse(text).places.items()] == [("B", 3), ("A", 4)]


@pytest.mark.parametrize(
    ("file", "message"),
    [("", "is not valid JSON"), ("t.json", "is not valid JSON"), ("t.yaml", "is not valid YAML")],
)
def test_the_file_extension_determines_the_error_of_a_malformed_text(file, message):
    with pytest.raises(Malformed, match=message):
        parse('{"A": 1 "B": 2}', file=file)
