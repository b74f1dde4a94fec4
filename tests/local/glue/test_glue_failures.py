from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.local.glue.failures import error_message_of

if TYPE_CHECKING:
    from pathlib import Path


def report(directory: Path, **raised: Any) -> Path:
    path = directory / "exception.json"
    path.write_text(json.dumps({"classes": ["ValueError", "Exception", "object"], "line": 12, **raised}))
    return path


@pytest.mark.parametrize(
    ("raised", "message"),
    [
        pytest.param(
            {"message": "ValueError: no"},
            "Error Category: UNCLASSIFIED_ERROR; Failed Line Number: 12; ValueError: no",
            id="any-exception",
        ),
        pytest.param(
            {"message": "KeyError: 'id'", "classes": ["KeyError", "LookupError", "Exception"]},
            "Error Category: INVALID_ARGUMENT_ERROR; Failed Line Number: 12; KeyError: 'id'",
            id="key-error",
        ),
        pytest.param(
            {"message": "ModuleNotFoundError: no", "classes": ["ModuleNotFoundError", "ImportError", "Exception"]},
            "Error Category: IMPORT_ERROR; Failed Line Number: 12; ModuleNotFoundError: no",
            id="subclass-of-a-known-one",
        ),
        pytest.param(
            {"message": "SyntaxError: invalid syntax (job.py, line 63)", "classes": ["SyntaxError"], "line": None},
            "Error Category: SYNTAX_ERROR; SyntaxError: invalid syntax (job.py, line 63)",
            id="syntax",
        ),
        pytest.param(
            {"message": "SystemExit: 0", "classes": ["SystemExit", "BaseException"]},
            "Error Category: SYSTEM_EXIT_ERROR; SystemExit: 0",
            id="exit",
        ),
        pytest.param(
            {"message": "ValueError: in a callback", "line": None},
            "Error Category: UNCLASSIFIED_ERROR; ValueError: in a callback",
            id="outside-the-script",
        ),
        pytest.param(
            {
                "message": "An error occurred while calling o9.csv. "
                "Could not initialize target File System for URI : s3://gone/"
            },
            "Error Category: UNCLASSIFIED_ERROR; Failed Line Number: 12; An error occurred while calling o9.csv. "
            "The specified bucket does not exist: s3://gone",
            id="missing-bucket",
        ),
    ],
)
def test_a_spark_failure_has_a_category_and_a_line(tmp_path: Path, raised: dict[str, Any], message: str) -> None:
    path = report(tmp_path, **raised)

    assert error_message_of(path, exit_code=1, is_spark=True, has_categories=True) == message


def test_glue_3_has_no_categories(tmp_path: Path) -> None:
    path = report(tmp_path, message="SystemExit: 0", classes=["SystemExit"])

    assert error_message_of(path, exit_code=0, is_spark=True, has_categories=False) == "SystemExit: 0"


def test_exit_code_0_fails_a_spark_job_but_not_a_python_shell_job(tmp_path: Path) -> None:
    path = report(tmp_path, message="SystemExit: 0", classes=["SystemExit"])

    assert error_message_of(path, exit_code=0, is_spark=True, has_categories=True) is not None
    assert error_message_of(path, exit_code=0, is_spark=False, has_categories=False) is None


@pytest.mark.parametrize("is_spark", [True, False])
@pytest.mark.parametrize(
    ("exit_code", "message"),
    [
        pytest.param(0, None, id="success"),
        pytest.param(4, "Command failed with exit code 4", id="exit-code"),
        pytest.param(-9, "Command failed with exit code 137", id="signal"),
    ],
)
def test_without_an_exception_the_message_has_the_exit_code(
    tmp_path: Path, exit_code: int, message: str | None, *, is_spark: bool
) -> None:
    assert error_message_of(tmp_path / "none", exit_code=exit_code, is_spark=is_spark, has_categories=True) == message
