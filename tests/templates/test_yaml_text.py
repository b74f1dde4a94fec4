"""The reader of YAML templates."""

from __future__ import annotations

import pytest
import yaml

from glue_constructs.templates import yaml_text
from glue_constructs.templates.yaml_text import read_yaml


@pytest.mark.parametrize(
    ("text", "data"),
    [
        pytest.param("!Ref A", {"Ref": "A"}, id="ref"),
        pytest.param("!Condition A", {"Condition": "A"}, id="condition"),
        pytest.param("!Sub '${A}'", {"Fn::Sub": "${A}"}, id="sub"),
        pytest.param("!Sub ['${A}', {A: !Ref B}]", {"Fn::Sub": ["${A}", {"A": {"Ref": "B"}}]}, id="short-in-short"),
        pytest.param("!GetAtt A.B.C", {"Fn::GetAtt": ["A", "B.C"]}, id="getatt-in-text"),
        pytest.param("!GetAtt [A, B]", {"Fn::GetAtt": ["A", "B"]}, id="getatt-in-a-list"),
        pytest.param("!Join [',', [a, b]]", {"Fn::Join": [",", ["a", "b"]]}, id="join"),
        pytest.param("!FindInMap [A, b, c]", {"Fn::FindInMap": ["A", "b", "c"]}, id="find-in-map"),
        pytest.param("!If [C, !Ref A, !Sub 'x${B}']", {"Fn::If": ["C", {"Ref": "A"}, {"Fn::Sub": "x${B}"}]}, id="if"),
        pytest.param("!Transform {Name: A}", {"Fn::Transform": {"Name": "A"}}, id="transform"),
        pytest.param("!Unknown::Tag 1", {"Fn::Unknown::Tag": "1"}, id="unknown-tag"),
        pytest.param("! 5", "5", id="a-tag-that-says-text"),
        pytest.param("!!str 5", "5", id="a-type-text"),
        pytest.param("!!int '5'", 5, id="a-type-number"),
        pytest.param("!!int x", "x", id="a-type-that-does-not-fit"),
        pytest.param("!!binary YQ==", "YQ==", id="a-type-that-templates-have-not"),
        pytest.param("!!python/object/apply:os.system [x]", ["x"], id="a-type-that-would-run-code"),
        pytest.param("!!set {a, b}", {"a": None, "b": None}, id="a-set"),
        pytest.param("5", 5, id="whole-number"),
        pytest.param("5.1", 5.1, id="fraction"),
        pytest.param("0x10", 16, id="hexadecimal"),
        pytest.param("9" * 5000, "9" * 5000, id="a-number-beyond-use"),
        pytest.param("true", True, id="true"),
        pytest.param("No", False, id="no"),
        pytest.param("~", None, id="null"),
        pytest.param("a: ", {"a": None}, id="nothing"),
        pytest.param("'5'", "5", id="quoted"),
        pytest.param("2010-09-09", "2010-09-09", id="a-date-is-text"),
        pytest.param("1:30", 90, id="sexagesimal-as-in-yaml-1.1"),
        pytest.param("=", "=", id="an-equals-sign"),
        pytest.param("{1: a, yes: b, ~: c, 2.5: d}", {"1": "a", "yes": "b", "~": "c", "2.5": "d"}, id="keys-are-text"),
        pytest.param("{!Sub a: b}", {"a": "b"}, id="a-key-with-a-tag"),
        pytest.param("{a: &x [1], b: *x}", {"a": [1], "b": [1]}, id="alias"),
        pytest.param("{a: &x !Ref A, b: *x}", {"a": {"Ref": "A"}, "b": {"Ref": "A"}}, id="alias-of-a-short-form"),
        pytest.param("{a: &x b, *x : c}", {"a": "b", "b": "c"}, id="alias-as-a-key"),
        pytest.param("{&x a: b, c: *x}", {"a": "b", "c": "a"}, id="anchor-at-a-key"),
        pytest.param(
            "x: &x {a: 1, b: 2}\ny: {<<: *x, b: 3}", {"x": {"a": 1, "b": 2}, "y": {"a": 1, "b": 3}}, id="merge"
        ),
        pytest.param("{<<: [{a: 1}, {a: 2, b: 2}], c: 3}", {"a": 1, "b": 2, "c": 3}, id="merge-of-several"),
        pytest.param("{'<<': {a: 1}}", {"<<": {"a": 1}}, id="quoted-it-is-a-key"),
        pytest.param("|\n  a\n  b\n", "a\nb\n", id="block"),
        pytest.param("[]", [], id="empty-list"),
        pytest.param("{}", {}, id="empty-mapping"),
    ],
)
@pytest.mark.parametrize("loader", ["libyaml", "python"])
def test_the_data_of_a_text(text, data, loader, monkeypatch):
    if loader == "python":
        monkeypatch.setattr(yaml_text, "_LOADER", yaml.SafeLoader)

    assert read_yaml(text).data == data


def test_every_resource_has_its_position():
    document = read_yaml(
        "A: 1\nResources:\n  First:\n    Type: x\n\n  # Words.\n  Second: {Type: y}\nOutputs:\n  Third: 1\n"
    )

    assert {name: (place.line, place.column) for name, place in document.places.items()} == {
        "First": (3, 2),
        "Second": (7, 2),
    }
    assert document.end == 8
