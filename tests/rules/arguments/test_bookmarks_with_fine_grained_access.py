"""What bookmarks-with-fine-grained-access finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.arguments.bookmarks_with_fine_grained_access import BookmarksWithFineGrainedAccess

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {
                    "--enable-lakeformation-fine-grained-access": "true",
                    "--job-bookmark-option": "job-bookmark-enable",
                },
            },
            ["DefaultArguments.--job-bookmark-option"],
            id="enabled",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {
                    "--enable-lakeformation-fine-grained-access": "true",
                    "--job-bookmark-option": "job-bookmark-pause",
                },
            },
            ["DefaultArguments.--job-bookmark-option"],
            id="paused",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {
                    "--enable-lakeformation-fine-grained-access": True,
                    "--job-bookmark-option": "job-bookmark-enable",
                },
            },
            ["DefaultArguments.--job-bookmark-option"],
            id="access-by-a-boolean",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--enable-lakeformation-fine-grained-access": "true"},
                "NonOverridableArguments": {"--job-bookmark-option": "job-bookmark-enable"},
            },
            ["NonOverridableArguments.--job-bookmark-option"],
            id="not-overridable",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {
                    "--enable-lakeformation-fine-grained-access": "true",
                    "--job-bookmark-option": "job-bookmark-disable",
                },
            },
            [],
            id="disabled",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--enable-lakeformation-fine-grained-access": "true"},
            },
            [],
            id="no-option",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {
                    "--enable-lakeformation-fine-grained-access": "false",
                    "--job-bookmark-option": "job-bookmark-enable",
                },
            },
            [],
            id="access-off",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {"--job-bookmark-option": "job-bookmark-enable"},
            },
            [],
            id="no-access-control",
        ),
        pytest.param(
            {
                "Command": {"Name": "gluestreaming"},
                "GlueVersion": "5.1",
                "DefaultArguments": {
                    "--enable-lakeformation-fine-grained-access": "true",
                    "--job-bookmark-option": "job-bookmark-enable",
                },
            },
            [],
            id="streaming",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {
                    "--enable-lakeformation-fine-grained-access": {"Ref": "Parameter"},
                    "--job-bookmark-option": "job-bookmark-enable",
                },
            },
            [],
            id="access-is-a-parameter",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "DefaultArguments": {
                    "--enable-lakeformation-fine-grained-access": "true",
                    "--job-bookmark-option": {"Ref": "Parameter"},
                },
            },
            [],
            id="option-is-a-parameter",
        ),
        pytest.param(
            {
                "Command": {"Name": {"Ref": "Parameter"}},
                "GlueVersion": "5.1",
                "DefaultArguments": {
                    "--enable-lakeformation-fine-grained-access": "true",
                    "--job-bookmark-option": "job-bookmark-enable",
                },
            },
            [],
            id="command-is-a-parameter",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(BookmarksWithFineGrainedAccess, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {
        "Command": {"Name": "glueetl"},
        "GlueVersion": "5.1",
        "DefaultArguments": {
            "--enable-lakeformation-fine-grained-access": "true",
            "--job-bookmark-option": "job-bookmark-enable",
        },
    }

    assert message(BookmarksWithFineGrainedAccess, job) == (
        "fine-grained access control has no job bookmarks: "
        "needs 'job-bookmark-disable', or no --job-bookmark-option, got 'job-bookmark-enable'"
    )
