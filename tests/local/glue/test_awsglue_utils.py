"""`awsglue.utils`, compared with the library in https://github.com/awslabs/aws-glue-libs."""

from __future__ import annotations

import argparse
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glue_constructs.local.script_path.awsglue.utils import GlueArgumentError, getResolvedOptions


def resolve(arguments: str | list[str], *options: str) -> dict[str, Any]:
    given = arguments.split() if isinstance(arguments, str) else arguments
    return getResolvedOptions(["job.py", *given], options)


@pytest.mark.parametrize(
    ("arguments", "options", "values"),
    [
        pytest.param("--day 1", ["day"], {"day": "1"}, id="plain"),
        pytest.param("--day 1", ["--day"], {"day": "1"}, id="requested-with-dashes"),
        pytest.param("--day=1", ["day"], {"day": "1"}, id="equals"),
        pytest.param("--day=a=b", ["day"], {"day": "a=b"}, id="equals-in-value"),
        pytest.param("--run-date 1", ["run-date"], {"run_date": "1"}, id="dash-becomes-underscore"),
        pytest.param("--day -5", ["day"], {"day": "-5"}, id="negative-number"),
        pytest.param(["--day", ""], ["day"], {"day": ""}, id="empty"),
        pytest.param(["--day", "a b"], ["day"], {"day": "a b"}, id="space"),
        pytest.param("--day 1 --day 2", ["day"], {"day": "2"}, id="the-last-one-wins"),
        pytest.param("--other x --day 1 rest", ["day"], {"day": "1"}, id="others-are-ignored"),
        pytest.param("--JOB_NAME flights", ["JOB_NAME"], {"JOB_NAME": "flights"}, id="job-name-when-requested"),
        pytest.param(
            "--JOB_RUN_ID jr_1 --JOB_ID j_1", [], {"JOB_RUN_ID": "jr_1", "JOB_ID": "j_1"}, id="ids-without-request"
        ),
        pytest.param("", [], {"JOB_RUN_ID": None, "SECURITY_CONFIGURATION": None}, id="ids-may-be-missing"),
        pytest.param("", ["TempDir"], {"TempDir": None, "RedshiftTempDir": None}, id="temp-dir-is-optional"),
        pytest.param(
            "--TempDir s3://b/t", ["TempDir"], {"TempDir": "s3://b/t", "RedshiftTempDir": "s3://b/t"}, id="temp-dir"
        ),
        pytest.param("--RedshiftTempDir s3://b/r", [], {"TempDir": "s3://b/r"}, id="redshift-temp-dir"),
        pytest.param("", [], {"job_bookmark_option": "job-bookmark-disable"}, id="no-bookmarks-by-default"),
        pytest.param(
            "--job-bookmark-option job-bookmark-enable",
            [],
            {"job_bookmark_option": "job-bookmark-enable"},
            id="bookmarks",
        ),
        pytest.param(
            "--continuation-option continuation-readonly",
            [],
            {"job_bookmark_option": "job-bookmark-pause"},
            id="the-old-name-of-bookmarks",
        ),
        pytest.param(
            "--continuation-option continuation-readonly --job-bookmark-option job-bookmark-enable",
            [],
            {"job_bookmark_option": "job-bookmark-enable"},
            id="the-new-name-wins",
        ),
        pytest.param(
            "--job-bookmark-option job-bookmark-pause --job-bookmark-from a --job-bookmark-to b",
            [],
            {"job_bookmark_from": "a", "job_bookmark_to": "b"},
            id="range",
        ),
    ],
)
def test_options_are_resolved(arguments: str | list[str], options: list[str], values: dict[str, Any]) -> None:
    resolved = resolve(arguments, *options)

    assert {name: resolved[name] for name in values} == values


@pytest.mark.parametrize(
    ("arguments", "options", "message"),
    [
        pytest.param("", ["day"], "the following arguments are required: --day", id="one-missing"),
        pytest.param("--b 1", ["a", "b", "c"], "the following arguments are required: --a, --c", id="two-missing"),
        pytest.param("", ["JOB_NAME"], "the following arguments are required: --JOB_NAME", id="job-name-is-required"),
        pytest.param("--day", ["day"], "argument --day: expected one argument", id="no-value"),
        pytest.param("--day --month 1", ["day"], "argument --day: expected one argument", id="value-with-dashes"),
        pytest.param(
            "--job-bookmark-option enable", [], "argument --job-bookmark-option: invalid choice: 'enable'", id="choice"
        ),
        pytest.param("--encryption-type sse-kms", [], "argument --encryption-type: invalid choice", id="encryption"),
    ],
)
def test_an_invalid_argument_raises_an_error_and_does_not_exit(
    arguments: str, options: list[str], message: str
) -> None:
    with pytest.raises(GlueArgumentError) as error:
        resolve(arguments, *options)

    assert str(error.value).startswith(message)


@pytest.mark.parametrize(
    "name",
    ["job-bookmark-option", "job-bookmark-from", "job-bookmark-to", "continuation-option", "encryption-type"],
)
def test_reserved_names_cannot_be_requested(name: str) -> None:
    with pytest.raises(RuntimeError, match=f"Using reserved arguments {name}"):
        resolve("", name)


@pytest.mark.parametrize("name", ["JOB_ID", "JOB_RUN_ID", "SECURITY_CONFIGURATION"])
def test_requested_ids_conflict_as_in_the_library(name: str) -> None:
    with pytest.raises(argparse.ArgumentError, match=f"conflicting option string: --{name}"):
        resolve("", name)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(
            "--job-bookmark-option job-bookmark-pause --job-bookmark-from a",
            "Missing option or value for --job-bookmark-to",
            id="half-a-range",
        ),
        pytest.param(
            "--job-bookmark-option job-bookmark-enable --job-bookmark-from a --job-bookmark-to b",
            r"Invalid option\(s\)--job-bookmark-from --job-bookmark-to",
            id="range-without-pause",
        ),
    ],
)
def test_a_range_of_bookmarks_needs_pause_and_both_ends(arguments: str, message: str) -> None:
    with pytest.raises(RuntimeError, match=message):
        resolve(arguments)


def test_before_glue_6_option_names_may_be_abbreviated() -> None:
    assert resolve("--run 1", "run_date")["run_date"] == "1"


def test_from_glue_6_on_option_names_must_be_complete(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GLUE_CONSTRUCTS_WHOLE_OPTION_NAMES", "true")

    with pytest.raises(GlueArgumentError, match="the following arguments are required: --run_date"):
        resolve("--run 1", "run_date")


NAMES = st.from_regex(r"[a-zA-Z][a-zA-Z0-9]{0,8}", fullmatch=True).filter(lambda name: name not in ("TempDir", "help"))
VALUES = st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0"), max_size=12).filter(
    lambda value: not value.startswith("-")
)


@given(st.dictionaries(NAMES, VALUES, max_size=5))
def test_passed_values_are_returned_unchanged(values: dict[str, str]) -> None:
    arguments = [part for name, value in values.items() for part in (f"--{name}", value)]

    resolved = resolve(arguments, *values)

    assert {name: resolved[name] for name in values} == values
