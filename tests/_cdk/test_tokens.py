from __future__ import annotations

import aws_cdk as cdk
import pytest

from glue_constructs._cdk.tokens import UNKNOWN, is_token, without_tokens


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(cdk.Token.as_string({"Ref": "A"}), id="string"),
        pytest.param(f"s3://{cdk.Token.as_string({'Ref': 'A'})}/key", id="part-of-a-string"),
        pytest.param(cdk.Token.as_number({"Ref": "A"}), id="number"),
        pytest.param(cdk.Aws.REGION, id="pseudo-parameter"),
    ],
)
def test_a_token_is_recognized_like_by_cdk(value):
    assert cdk.Token.is_unresolved(value)
    assert is_token(value)
    assert without_tokens(value) == UNKNOWN


def test_a_list_token_is_recognized_by_its_item():
    value = cdk.Token.as_list({"Ref": "A"})
    assert cdk.Token.is_unresolved(value)
    assert without_tokens(value) == [UNKNOWN]


@pytest.mark.parametrize("value", ["G.1X", "${not a token}", 0, -1, 0.0625, -1e300 + 1e300, True, None, ""])
def test_a_value_without_tokens_is_unchanged(value):
    assert not is_token(value)
    assert without_tokens(value) is value


def test_nested_values_are_replaced_and_objects_are_unknown():
    token = cdk.Token.as_string({"Ref": "A"})
    given = {"a": [1, token], "b": {"c": token}, "d": cdk.Fn.condition_if("x", 1, 2), "e": ("f",)}
    assert without_tokens(given) == {"a": [1, UNKNOWN], "b": {"c": UNKNOWN}, "d": UNKNOWN, "e": ["f"]}


def test_a_map_with_a_token_for_a_key_is_unknown():
    assert without_tokens({cdk.Token.as_string({"Ref": "A"}): "b"}) == UNKNOWN
