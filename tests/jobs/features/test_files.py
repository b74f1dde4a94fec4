from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
from aws_cdk.aws_s3_assets import Asset
from jobs.job_factories import allowed, arguments, etl, template_text, warnings
from synth import properties

from glue_constructs import InvalidInput, InvalidJob, InvalidPackage

if TYPE_CHECKING:
    from pathlib import Path

ASSETS = "<cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}>/<asset hash>"


@pytest.fixture
def jar(tmp_path: Path) -> Path:
    path = tmp_path / "parser_2.12-1.0.jar"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Parser.class", "")
    return path


@pytest.fixture
def countries(tmp_path: Path) -> Path:
    path = tmp_path / "countries.csv"
    path.write_text("de,fr\n")
    return path


def test_two_jobs_with_jars_and_files(stack, snapshot_json, jar, countries):
    for name in ("Orders", "Customers"):
        etl(stack, name, extra_jars=[jar], user_jars_first=True, extra_files=[str(countries), "s3://lake/maps/"])
    assert [job["DefaultArguments"] for job in properties(stack, "AWS::Glue::Job")] == snapshot_json


def test_local_files_keep_their_names_and_the_role_reads_exactly_them(stack, jar, countries):
    etl(stack, extra_jars=["s3://lib/a.jar", jar], extra_files=[countries])
    assert template_text(arguments(stack)["--extra-jars"]) == f"s3://lib/a.jar,s3://{ASSETS}/parser_2.12-1.0.jar"
    read = {arn.partition(":s3:::")[2] for arn in allowed(stack, "s3:GetObject")}
    assert read == {
        "scripts/orders.py",
        "lib/a.jar",
        f"{ASSETS}/parser_2.12-1.0.jar",
        f"{ASSETS}/countries.csv",
    }


def test_an_asset_of_the_app_is_used(stack, countries):
    etl(stack, extra_files=[Asset(stack, "Countries", path=str(countries))])
    assert (
        template_text(arguments(stack)["--extra-files"])
        == "<s3://cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}/<asset hash>.csv>"
    )


def test_the_rules_check_the_names_of_jars_before_upload(stack, jar):
    [warning] = warnings(etl(stack, glue_version="6.0", extra_jars=[jar]))
    assert "parser_2.12-1.0.jar" in warning
    assert "jars built for Scala 2.13" in warning


def test_a_message_does_not_suggest_an_unknown_location(stack, jar):
    with pytest.raises(
        InvalidInput, match="'--extra-jars' is set by the prop 'extra_jars'; arguments must omit it, got"
    ):
        etl(stack, extra_jars=[jar], arguments={"--extra-jars": "s3://lib/b.jar"})


def test_a_virtual_environment(stack, tmp_path):
    archive = tmp_path / "venv.tar.gz"
    archive.write_bytes(b"packed")
    etl(stack, python_virtual_env=archive)
    assert template_text(arguments(stack)["--python-virtual-env"]) == f"s3://{ASSETS}/venv.tar.gz"


def test_a_virtual_environment_with_another_ending_is_refused(stack, countries):
    with pytest.raises(InvalidJob, match=r"countries\.csv"):
        etl(stack, python_virtual_env=countries)


def test_the_storage_prefix_of_environments(stack):
    props = {"python_virtual_env_storage_prefix": "s3://lake/venvs/", "python_virtual_env_version": "2"}
    etl(stack, glue_version="6.0", additional_python_modules=["six==1.17.0"], **props)
    assert arguments(stack) == {
        "--additional-python-modules": "six==1.17.0",
        "--python-virtual-env-storage-prefix": "s3://lake/venvs/",
        "--python-virtual-env-version": "2",
    }
    assert allowed(stack, "s3:PutObject")[0] == "arn:<AWS::Partition>:s3:::lake/venvs/*"


@pytest.mark.parametrize("prop", ["extra_jars", "extra_files"])
class TestBadInput:
    def test_an_empty_list_is_no_argument(self, stack, prop):
        etl(stack, **{prop: []})
        assert arguments(stack) == {}

    @pytest.mark.parametrize("files", ["a.jar", 3, {"a": "b"}])
    def test_a_wrong_type_of_list(self, stack, prop, files):
        with pytest.raises(InvalidInput, match=f"{prop} must be a list"):
            etl(stack, **{prop: files})

    def test_a_missing_file(self, stack, prop):
        with pytest.raises(InvalidPackage, match=rf"{prop} must be existing files or s3:// URIs, got 'missing\.jar'"):
            etl(stack, **{prop: ["missing.jar"]})
        assert stack.node.children == []


def test_one_error_has_the_faults_of_all_props(stack):
    with pytest.raises(InvalidInput, match=r"(?s)extra_files.*a\.csv.*extra_jars.*a\.jar.*extra_py_files.*a\.py"):
        etl(stack, extra_jars=["a.jar"], extra_files=["a.csv"], extra_py_files=["a.py"])
