"""Imports of `glue_constructs.testing`, and messages for missing extras."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import PackageNotFoundError

import pytest

from glue_constructs import EmbeddedAwsError, testing
from glue_constructs.testing import fixtures

pytestmark = pytest.mark.process


def run(program: str) -> str:
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.strip()


def test_the_message_for_a_missing_syrupy_has_the_extra():
    program = """
import sys
sys.modules["syrupy"] = None
try:
    from glue_constructs.testing import TemplateSnapshot
except ModuleNotFoundError as error:
    print(error)
"""
    assert run(program) == (
        "glue_constructs.testing.TemplateSnapshot needs syrupy, which is not installed; "
        "run: pip install 'glue-constructs[testing]'"
    )


def test_assertions_on_plain_properties_import_neither_the_cdk_nor_pytest():
    program = """
import sys
from glue_constructs.testing import assert_finding, assert_no_findings, raises_finding
assert_finding({"Command": {"Name": "glueetl"}}, "GC003")
print([name for name in ("aws_cdk", "pytest", "syrupy", "boto3") if name in sys.modules])
"""
    assert run(program) == "[]"


def test_the_library_does_not_import_its_testing_package():
    program = (
        "import sys, glue_constructs; glue_constructs.SparkEtlJob; print('glue_constructs.testing' in sys.modules)"
    )
    assert run(program) == "False"


def test_the_message_for_a_missing_moto_has_the_extra(monkeypatch, tmp_path_factory):
    def missing(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr("glue_constructs.local.moto_patches.version", missing)
    with pytest.raises(EmbeddedAwsError, match=r"pip install 'glue-constructs\[local\]'"):
        next(fixtures.embedded_aws.__wrapped__(tmp_path_factory))


def test_the_public_names_are_sorted_and_exist():
    assert testing.__all__ == sorted(testing.__all__) == dir(testing)
    for name in testing.__all__:
        assert getattr(testing, name).__name__ == name
    with pytest.raises(AttributeError, match="has no attribute 'assert_job'"):
        _ = testing.assert_job
