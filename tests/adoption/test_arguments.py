"""Splitting of a job's arguments into props and arguments."""

from __future__ import annotations

from typing import Any

import pytest

from glue_constructs.adoption.arguments import split_arguments

INSTALLED = {"--additional-python-modules": "pandas==2.2.2", "--python-modules-installer-option": "--no-deps"}


@pytest.mark.parametrize(
    ("command", "given", "props", "left"),
    [
        pytest.param(
            "glueetl",
            INSTALLED,
            {"additional_python_modules": ["pandas==2.2.2"], "python_modules_installer_option": "--no-deps"},
            {},
            id="pip-and-its-options",
        ),
        pytest.param(
            "pythonshell",
            INSTALLED,
            {"additional_python_modules": ["pandas==2.2.2"]},
            {"--python-modules-installer-option": "--no-deps"},
            id="python-shell-jobs-have-no-such-prop",
        ),
        pytest.param(
            "glueetl",
            {"--python-modules-installer-option": "--no-deps"},
            {},
            {"--python-modules-installer-option": "--no-deps"},
            id="options-without-modules",
        ),
        pytest.param("glueetl", {"--enable-metrics": "true"}, {"metrics": True}, {}, id="a-switch"),
        pytest.param(
            "pythonshell", {"--enable-metrics": "true"}, {}, {"--enable-metrics": "true"}, id="a-switch-of-other-jobs"
        ),
    ],
)
def test_props_and_remaining_arguments(
    command: str, given: dict[str, str], props: dict[str, Any], left: dict[str, str]
) -> None:
    assert split_arguments(given, {}, command=command, is_scala=False) == (props, left)
