"""Parsing and evaluating templates without a server."""

from __future__ import annotations

import json

import pytest

from glue_constructs.local.cloudformation.errors import ValidationError
from glue_constructs.local.cloudformation.evaluation import Evaluation, NotYetKnown
from glue_constructs.local.cloudformation.parameters import Parameter, resolve_parameters
from glue_constructs.local.cloudformation.provider import no_attributes
from glue_constructs.local.cloudformation.resource import Resource
from glue_constructs.local.cloudformation.template import Template


class NoLookups:
    def import_value(self, name):
        return f"imported {name}"

    def resolve_dynamic(self, expression):
        return expression.replace("{{resolve:ssm:x}}", "resolved")


def made(logical_id, physical_id, **attributes):
    return Resource(logical_id, "T", "CREATE_COMPLETE", {}, physical_id=physical_id, attributes=attributes.__getitem__)


RESOURCES = {"Bucket": made("Bucket", "bucket-1", Arn="arn:bucket", **{"Outputs.X": "nested"})}

SECTIONS = {
    "Conditions": {
        "Yes": {"Fn::Equals": ["1", 1]},
        "No": {"Fn::Not": [{"Condition": "Yes"}]},
        "Both": {"Fn::And": [{"Condition": "Yes"}, {"Fn::Or": [{"Condition": "No"}, {"Fn::Equals": [True, "true"]}]}]},
    },
    "Mappings": {"Sizes": {"us-east-1": {"Big": "xl", "Small": 1}}},
}


def evaluation(**resources):
    definitions = {"Bucket": {"Type": "T"}, "Later": {"Type": "T"}, "Never": {"Type": "T", "Condition": "No"}}
    template = Template("", {**SECTIONS, "Resources": definitions | resources})
    values = {"Name": "orders", "Names": ["a", "b"], "AWS::Region": "us-east-1"}
    return Evaluation(template, values=values, resources=RESOURCES, lookups=NoLookups())


WORTH = [
    pytest.param({"Ref": "Name"}, "orders", id="ref-parameter"),
    pytest.param({"Ref": "Bucket"}, "bucket-1", id="ref-resource"),
    pytest.param({"Ref": "AWS::Region"}, "us-east-1", id="ref-pseudo"),
    pytest.param({"a": {"Ref": "AWS::NoValue"}, "b": 1}, {"b": 1}, id="no-value-of-a-property"),
    pytest.param([1, {"Ref": "AWS::NoValue"}, 2], [1, 2], id="no-value-in-a-list"),
    pytest.param({"Fn::GetAtt": ["Bucket", "Arn"]}, "arn:bucket", id="get-att"),
    pytest.param({"Fn::GetAtt": "Bucket.Outputs.X"}, "nested", id="get-att-dotted"),
    pytest.param({"Fn::Sub": "${Name}/${Bucket.Arn}/${!Literal}"}, "orders/arn:bucket/${Literal}", id="sub"),
    pytest.param({"Fn::Sub": ["${x}-${Name}", {"x": {"Ref": "Bucket"}}]}, "bucket-1-orders", id="sub-with-variables"),
    pytest.param({"Fn::Sub": ["${x}", {"x": True}]}, "true", id="sub-boolean"),
    pytest.param({"Fn::Join": ["-", ["a", 1, {"Ref": "Name"}]]}, "a-1-orders", id="join"),
    pytest.param({"Fn::Join": [",", {"Ref": "Names"}]}, "a,b", id="join-list-parameter"),
    pytest.param({"Fn::Split": ["/", "a/b"]}, ["a", "b"], id="split"),
    pytest.param({"Fn::Select": ["1", {"Fn::Split": ["/", "a/b"]}]}, "b", id="select"),
    pytest.param({"Fn::If": ["Both", "yes", {"Ref": "Never"}]}, "yes", id="if"),
    pytest.param({"a": {"Fn::If": ["No", 1, {"Ref": "AWS::NoValue"}]}}, {}, id="if-no-value"),
    pytest.param({"Fn::FindInMap": ["Sizes", {"Ref": "AWS::Region"}, "Small"]}, 1, id="find-in-map"),
    pytest.param({"Fn::ImportValue": {"Fn::Sub": "${Name}-x"}}, "imported orders-x", id="import"),
    pytest.param({"Fn::Base64": "hi"}, "aGk=", id="base64"),
    pytest.param({"Fn::ToJsonString": {"a": {"Ref": "Name"}}}, '{"a":"orders"}', id="to-json"),
    pytest.param({"Fn::Length": {"Ref": "Names"}}, 2, id="length"),
    pytest.param({"Fn::GetAZs": ""}, ["us-east-1a", "us-east-1b", "us-east-1c"], id="zones"),
    pytest.param({"Fn::Cidr": ["10.0.0.0/16", 2, 8]}, ["10.0.0.0/24", "10.0.1.0/24"], id="cidr"),
    pytest.param("got {{resolve:ssm:x}}", "got resolved", id="dynamic-reference"),
    pytest.param({"Fn": 1, "Ref": 2}, {"Fn": 1, "Ref": 2}, id="data-that-looks-like-a-function"),
]


@pytest.mark.parametrize(("expression", "expected"), WORTH)
def test_an_expression_is_evaluated(expression, expected):
    assert evaluation().evaluate(expression) == expected


WRONG = [
    pytest.param({"Fn::GetAtt": ["Bucket", "Nope"]}, "Requested attribute Nope does not exist", id="attribute"),
    pytest.param({"Ref": "Never"}, r"Unresolved resource dependencies \[Never\]", id="condition-does-not-hold"),
    pytest.param({"Fn::If": ["Nope", 1, 2]}, "Unresolved condition Nope", id="condition"),
    pytest.param({"Fn::FindInMap": ["Sizes", "mars", "Big"]}, "Unable to get mapping for Sizes::mars::Big", id="map"),
    pytest.param({"Fn::Select": [5, ["a"]]}, "nonexistent value at index 5", id="select"),
    pytest.param({"Fn::Transform": {}}, "the embedded AWS has no Fn::Transform", id="function"),
]


@pytest.mark.parametrize(("expression", "message"), WRONG)
def test_an_invalid_expression_is_rejected(expression, message):
    with pytest.raises(ValidationError, match=message):
        evaluation().evaluate(expression)


def test_a_resource_that_does_not_exist_yet_is_not_known():
    with pytest.raises(NotYetKnown, match="Later"):
        evaluation().evaluate({"Fn::Sub": "${Later}"})


def test_a_resource_without_attributes_has_none():
    with pytest.raises(KeyError, match="Arn"):
        no_attributes("Arn")


@pytest.mark.parametrize("body", ["{", "a: [", "just text", "[]"], ids=["json", "yaml", "text", "list"])
def test_a_body_that_is_not_a_template_is_rejected(body):
    with pytest.raises(ValidationError, match="Template format error"):
        Template.parse(body)


def test_a_syntax_error_is_reported_with_its_line():
    with pytest.raises(ValidationError, match=r"Template format error: is not valid JSON: .* \(line 2\)"):
        Template.parse('{"Resources":\n"A" 1}')


READ = [
    pytest.param("{Type: T, Type: U}", {"Type": "U"}, id="the-last-value-of-a-key"),
    pytest.param("{Type: T, P: {1: a, yes: b}}", {"Type": "T", "P": {"1": "a", "yes": "b"}}, id="keys-are-text"),
    pytest.param("{Type: T, P: {V: 2012-10-17}}", {"Type": "T", "P": {"V": "2012-10-17"}}, id="a-date-is-text"),
    pytest.param("{Type: T, P: !Sub '${A}'}", {"Type": "T", "P": {"Fn::Sub": "${A}"}}, id="short-form"),
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_yaml_is_read_as_cloudformation_reads_it(text, expected):
    assert Template.parse(f"Resources:\n  A: {text}\n").resources["A"] == expected


def test_the_last_value_of_a_duplicate_key_wins_in_json():
    assert Template.parse('{"Resources": {"A": {"Type": "T", "Type": "U"}}}').resources["A"] == {"Type": "U"}


TOO_MUCH = [
    pytest.param("Resources: " + "[" * 300 + "]" * 300, "200 levels deep, got more in line 1", id="yaml"),
    # libyaml's composer would crash the process.
    pytest.param("Resources: " + "[" * 200_000, "200 levels deep", id="yaml-of-200-kB"),
    pytest.param('{"Resources": ' + "[" * 300 + "]" * 300 + "}", "200 levels deep", id="json"),
    pytest.param('{"Resources": ' + "[" * 200_000, "200 levels deep", id="json-of-200-kB"),
    pytest.param("Resources: &a [*a]", "200 levels deep", id="endless"),
    pytest.param(
        "\n".join(["a0: &a0 [x]", *(f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9))]),
        "1,000,000 values",
        id="billion-laughs",
    ),
]


@pytest.mark.parametrize(("body", "message"), TOO_MUCH)
def test_a_template_that_is_nested_too_deeply_is_rejected(body, message):
    with pytest.raises(ValidationError, match=f"Template format error: .*{message}"):
        Template.parse(body)


def test_a_template_of_the_maximum_depth_is_evaluated():
    deep = "x"
    for _ in range(64):
        deep = {"Fn::Join": ["", [deep]]}
    Template.parse(json.dumps({"Resources": {"A": {"Type": "T", "P": deep}}}))
    assert evaluation().evaluate(deep) == "x"


def resolve(slot, *given, previous=None):
    items = [{"ParameterKey": "P", **item} for item in given]
    return resolve_parameters({"P": slot}, items, previous=previous or {}, read_ssm=lambda name: f"value of {name}")[
        "P"
    ]


PARAMETERS = [
    pytest.param({"Type": "String", "Default": "d"}, [], "d", id="default"),
    pytest.param({"Type": "String", "Default": "d"}, [{"ParameterValue": "g"}], "g", id="given"),
    pytest.param({"Type": "Number"}, [{"ParameterValue": "7"}], 7, id="integer"),
    pytest.param({"Type": "Number", "Default": 0.5}, [], 0.5, id="float"),
    pytest.param({"Type": "CommaDelimitedList"}, [{"ParameterValue": "a, b"}], ["a", "b"], id="list"),
    pytest.param({"Type": "List<Number>"}, [{"ParameterValue": "1,2"}], [1, 2], id="numbers"),
    pytest.param({"Type": "AWS::SSM::Parameter::Value<String>", "Default": "/x"}, [], "value of /x", id="ssm"),
    pytest.param(
        {"Type": "AWS::SSM::Parameter::Value<List<String>>", "Default": "/x"}, [], ["value of /x"], id="ssm-list"
    ),
]


@pytest.mark.parametrize(("slot", "given", "expected"), PARAMETERS)
def test_a_parameter_has_its_value(slot, given, expected):
    assert resolve(slot, *given).value == expected


def test_the_previous_value_is_the_original_string():
    previous = {"P": Parameter(raw_value="/x", value="old value of /x", from_ssm=True)}
    found = resolve({"Type": "AWS::SSM::Parameter::Value<String>"}, {"UsePreviousValue": True}, previous=previous)
    assert (found.raw_value, found.value) == ("/x", "value of /x")


REFUSED_PARAMETERS = [
    pytest.param({"Type": "String"}, {}, r"Parameters: \[P\] must have values", id="no-value"),
    pytest.param({"Type": "Number"}, {"ParameterValue": "x"}, "'x' is not a number", id="no-number"),
    pytest.param(
        {"Type": "String", "AllowedValues": ["a", 1]},
        {"ParameterValue": "b"},
        r"one of AllowedValues \[a, 1\]",
        id="not-allowed",
    ),
    pytest.param(
        {"Type": "String", "AllowedPattern": "[a-z]+"}, {"ParameterValue": "A"}, "must match pattern", id="no-match"
    ),
    pytest.param(
        {"Type": "String"}, {"UsePreviousValue": True}, r"Parameters: \[P\] must have values", id="no-previous"
    ),
]


@pytest.mark.parametrize(("slot", "given", "message"), REFUSED_PARAMETERS)
def test_an_invalid_parameter_is_rejected(slot, given, message):
    with pytest.raises(ValidationError, match=message):
        resolve(slot, *([given] if given else []))


def test_an_undeclared_parameter_is_rejected():
    with pytest.raises(ValidationError, match=r"Parameters: \[Q\] do not exist in the template"):
        resolve_parameters({}, [{"ParameterKey": "Q", "ParameterValue": "x"}], previous={}, read_ssm=str)
