"""Codecs encode a value as an argument and decode it; other strings are not decoded."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glue_constructs.model import codecs
from glue_constructs.model.parameters import PARAMETER_OF_PROP

plain = st.text(st.characters(codec="ascii", categories=["L", "N"]), min_size=1)


@pytest.mark.parametrize(
    ("prop", "value", "text"),
    [
        ("auto_scaling", True, "true"),
        ("auto_scaling", False, "false"),
        ("metrics", True, "true"),
        ("executor_cores", 4, "4"),
        ("datalake_formats", ["iceberg", "delta"], "iceberg,delta"),
        ("extra_jars", ["s3://b/a.jar", "s3://b/c.jar"], "s3://b/a.jar,s3://b/c.jar"),
        ("temp_dir", "s3://b/t/", "s3://b/t/"),
        ("spark_conf", {"a": "1", "b": "2"}, "a=1 --conf b=2"),
        ("customer_driver_env_vars", {"CUSTOMER_A": "1", "CUSTOMER_B": ""}, "CUSTOMER_A=1,CUSTOMER_B="),
        ("bookmark", "pause", "job-bookmark-pause"),
    ],
)
def test_encode_and_decode(prop: str, value: Any, text: str) -> None:
    codec = PARAMETER_OF_PROP[prop].codec

    assert codec.encode(value) == text
    assert codec.decode(text) == value


@pytest.mark.parametrize("prop", ["metrics", "glue_datacatalog", "disable_proxy_v2"])
def test_false_means_no_argument_for_some_arguments(prop: str) -> None:
    assert PARAMETER_OF_PROP[prop].codec.encode(value=False) is None


@pytest.mark.parametrize(
    ("prop", "text"),
    [
        ("auto_scaling", "True"),
        ("metrics", "false"),
        ("executor_cores", "04"),
        ("datalake_formats", "iceberg, delta"),
        ("extra_jars", "s3://b/*"),
        ("temp_dir", "tmp"),
        ("spark_conf", "a=1 b"),
        ("spark_conf", "a=1 --conf a=2"),
        ("customer_driver_env_vars", 'CUSTOMER_A="a b"'),
        ("customer_driver_env_vars", "A=1,A=2"),
        ("bookmark", "enable"),
        ("additional_python_modules", "lib-1.0-py3-none-any.whl"),
    ],
)
def test_a_string_without_a_value_is_not_decoded(prop: str, text: str) -> None:
    assert PARAMETER_OF_PROP[prop].codec.decode(text) is None


@given(st.dictionaries(plain, plain, min_size=1))
def test_settings_and_pairs_are_decoded(values: dict[str, str]) -> None:
    for codec in (codecs.Settings(), codecs.Pairs()):
        assert codec.decode(str(codec.encode(values))) == values


@given(st.text())
def test_a_decoded_string_is_encoded_the_same(text: str) -> None:
    for row in PARAMETER_OF_PROP.values():
        value = row.codec.decode(text)
        if value is not None:
            assert row.codec.encode(value) == text
