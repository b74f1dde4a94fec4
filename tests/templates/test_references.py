"""References of expressions to the members of their template."""

from __future__ import annotations

import pytest

from glue_constructs.templates.references import attribute_names, referenced_names, template_names


def test_references_are_found_at_any_depth():
    expression = {
        "a": [{"Ref": "A"}, {"Fn::GetAtt": "B.x"}, {"Fn::GetAtt": ["C", "x"]}],
        "b": {"Fn::Sub": ["${D} ${E.x} ${local} ${!F}", {"local": {"Ref": "G"}}]},
        "c": {"Fn::If": ["NotAReference", {"Ref": "H"}, 1]},
    }
    assert referenced_names(expression) == set("ABCDEGH")
    assert attribute_names(expression) == set("BCE")


@pytest.mark.parametrize(
    ("expression", "names"),
    [
        pytest.param({"Ref": "AWS::Region"}, [], id="pseudo-parameter"),
        pytest.param({"Fn::Sub": "${AWS::Region}-${A}"}, ["A"], id="pseudo-parameter-in-a-text"),
        pytest.param({"Fn::If": ["C", {"Ref": "A"}, "x"]}, ["C", "A"], id="condition-of-an-if"),
        pytest.param({"Fn::Not": [{"Condition": "C"}]}, ["C"], id="condition"),
        pytest.param({"Fn::FindInMap": ["M", {"Ref": "A"}, "x"]}, ["M", "A"], id="mapping"),
        pytest.param({"Fn::Sub": ["${A}", {"Fn::Transform": {"Name": "x"}}]}, ["A"], id="variables-from-a-macro"),
        pytest.param({"Fn::GetAtt": [{"Ref": "A"}, "x"]}, ["A"], id="a-resource-that-is-no-name"),
        pytest.param({"Ref": 1, "Fn::Sub": 2, "Fn::GetAtt": []}, [], id="data-that-looks-like-functions"),
    ],
)
def test_the_names_of_the_templates_members(expression, names):
    assert list(template_names(expression)) == names
