"""The arguments of a job's Python packages. tests/packaging has the tests of zips and of pip."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from jobs.job_factories import KINDS, allowed, arguments, etl, shell, template_text
from synth import properties

from glue_constructs import InvalidInput, InvalidJob, InvalidPackage, Requirements, UnresolvedRequirements
from glue_constructs.packaging.archive import build_zip

if TYPE_CHECKING:
    from pathlib import Path

FILES, MODULES, OPTION = "--extra-py-files", "--additional-python-modules", "--python-modules-installer-option"
ASSETS = "s3://<cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}>/<asset hash>"


@pytest.fixture(autouse=True)
def _own_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GLUE_CONSTRUCTS_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def helpers(tmp_path: Path) -> Path:
    path = tmp_path / "helpers.py"
    path.write_text("rate = 0.19\n")
    return path


def wheel(folder: Path, name: str, *, tag: str = "py3-none-any", module: str | None = None) -> Path:
    """A wheel that pip can install; the tag decides if it is native."""
    folder.mkdir(exist_ok=True)
    info, module = f"{name}-1.0.dist-info", module or name
    suffix = "py" if tag.startswith("py3-none") else "so"
    files = {
        f"{module}.{suffix}": b"",
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n".encode(),
        f"{info}/WHEEL": f"Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: {tag}\n".encode(),
        f"{info}/RECORD": b"",
    }
    path = folder / f"{name}-1.0-{tag}.whl"
    path.write_bytes(build_zip(files))
    return path


@pytest.fixture
def requirements(tmp_path: Path) -> Path:
    """Requirements, one pure and one native, that pip finds in a directory."""
    index = tmp_path / "index"
    wheel(index, "purest")
    wheel(index, "native", tag="cp311-cp311-manylinux2014_x86_64")
    wheel(index, "native", tag="cp39-cp39-manylinux2014_x86_64")
    path = tmp_path / "requirements.txt"
    path.write_text(f"--no-index\n--find-links {index}\npurest==1.0\nnative==1.0\n")
    return path


def test_two_jobs_with_every_kind_of_package(stack, snapshot_json, helpers, requirements):
    for name in ("Orders", "Customers"):
        etl(stack, name, extra_py_files=[helpers, "s3://lib/shop.zip"], requirements=requirements)
    assert [job["DefaultArguments"] for job in properties(stack, "AWS::Glue::Job")] == snapshot_json


def test_spark_imports_modules_from_a_zip_and_python_shell_from_a_wheel(stack, helpers):
    etl(stack, "Spark", extra_py_files=[helpers])
    shell(stack, "Shell", extra_py_files=[helpers])
    spark, python = [template_text(job["DefaultArguments"][FILES]) for job in properties(stack, "AWS::Glue::Job")]
    assert spark == f"{ASSETS}/local-modules.zip"
    assert python == f"{ASSETS}/local_modules-0-py3-none-any.whl"


def test_pure_requirements_are_a_zip_and_native_ones_installed_on_spark(stack, requirements):
    etl(stack, requirements=requirements)
    given = {key: template_text(value) for key, value in arguments(stack).items()}
    assert given == {
        FILES: f"{ASSETS}/requirements.zip",
        MODULES: f"{ASSETS}/native-1.0-cp311-cp311-manylinux2014_x86_64.whl",
        OPTION: "--no-deps",
    }
    read = [arn.rpartition("/")[2] for arn in allowed(stack, "s3:GetObject")]
    assert read == ["orders.py", "requirements.zip", "native-1.0-cp311-cp311-manylinux2014_x86_64.whl"]


def test_all_requirements_are_wheels_on_python_shell(stack, requirements):
    shell(stack, requirements=requirements)
    [(key, value)] = arguments(stack).items()
    names = sorted(each.rpartition("/")[2] for each in template_text(value).split(","))
    assert (key, names) == (FILES, ["native-1.0-cp39-cp39-manylinux2014_x86_64.whl", "purest-1.0-py3-none-any.whl"])


def test_requirements_that_pip_cannot_find_are_refused_before_resources_are_created(stack, requirements):
    with pytest.raises(UnresolvedRequirements, match=r"for Python 3\.10 .*output of pip"):
        etl(stack, glue_version="4.0", requirements=requirements)
    assert stack.node.children == []


def test_glue_may_install_a_list(stack):
    etl(stack, requirements=Requirements(["six==1.17.0", "attrs==25.3.0"], install="glue"))
    assert arguments(stack) == {MODULES: "six==1.17.0,attrs==25.3.0"}


def test_glue_may_install_a_file(stack, tmp_path):
    file = tmp_path / "requirements.txt"
    file.write_text("six==1.17.0\n")
    etl(stack, requirements=Requirements(file, install="glue"), python_modules_installer_option="--no-cache-dir")
    given = {key: template_text(value) for key, value in arguments(stack).items()}
    assert given == {MODULES: f"{ASSETS}/requirements.txt", OPTION: "--no-cache-dir -r"}


def test_up_to_glue_4_a_file_becomes_a_list(stack, tmp_path):
    file = tmp_path / "requirements.txt"
    file.write_text("six==1.17.0\n")
    etl(stack, glue_version="4.0", requirements=Requirements(file, install="glue"))
    assert arguments(stack) == {MODULES: "six==1.17.0"}


@pytest.mark.parametrize("kind", KINDS)
def test_names_of_packages_are_passed_on(stack, kind):
    KINDS[kind](stack, additional_python_modules=["pandas==2.2.2", "six"])
    assert arguments(stack) == {MODULES: "pandas==2.2.2,six"}


def test_a_local_wheel_among_them_is_uploaded_under_its_name(stack, tmp_path):
    own = wheel(tmp_path, "shop")
    etl(stack, additional_python_modules=["pandas==2.2.2", own, "s3://lib/six-1.17.0-py2.py3-none-any.whl"])
    names = template_text(arguments(stack)[MODULES]).split(",")
    assert names == ["pandas==2.2.2", f"{ASSETS}/shop-1.0-py3-none-any.whl", "s3://lib/six-1.17.0-py2.py3-none-any.whl"]
    assert "six-1.17.0-py2.py3-none-any.whl" in {arn.rpartition("/")[2] for arn in allowed(stack, "s3:GetObject")}


class TestBadInput:
    @pytest.mark.parametrize("prop", ["additional_python_modules", "extra_py_files"])
    def test_a_wheel_for_another_python(self, stack, tmp_path, prop):
        other = wheel(tmp_path, "native", tag="cp39-cp39-manylinux2014_x86_64")
        with pytest.raises(InvalidPackage, match=r"is for Python 3\.9 .* the job runs Python 3\.11"):
            etl(stack, **{prop: [other]})
        assert stack.node.children == []

    def test_a_wheel_is_taken_if_the_python_is_not_known(self, stack, tmp_path):
        etl(
            stack,
            glue_version="9.9",
            extra_py_files=[wheel(tmp_path, "native", tag="cp399-cp399-manylinux2014_x86_64")],
        )

    def test_requirements_without_a_known_python(self, stack, requirements):
        with pytest.raises(UnresolvedRequirements, match="requires a known Glue version"):
            etl(stack, glue_version="9.9", requirements=requirements)

    @pytest.mark.parametrize("modules", ["pandas", 3])
    def test_a_wrong_type_of_modules(self, stack, modules):
        with pytest.raises(InvalidInput, match="additional_python_modules must be a list"):
            etl(stack, additional_python_modules=modules)

    def test_a_wheel_to_install_on_python_shell(self, stack, tmp_path):
        with pytest.raises(
            InvalidInput, match="must be names of packages on Python shell: use extra_py_files for files"
        ):
            shell(stack, additional_python_modules=[wheel(tmp_path, "shop")])

    def test_modules_with_requirements_that_need_options_of_pip(self, stack, requirements):
        with pytest.raises(
            InvalidInput,
            match="cannot be combined with these requirements, because pip applies the options '--no-deps'",
        ):
            etl(stack, requirements=requirements, additional_python_modules=["six"])

    def test_a_version_that_the_rules_refuse(self, stack):
        with pytest.raises(InvalidJob, match=r"GC\d+ DefaultArguments\.--additional-python-modules.*pandas=2"):
            etl(stack, additional_python_modules=["pandas=2.2.2"])

    def test_a_missing_requirements_file(self, stack):
        with pytest.raises(InvalidPackage, match=r"got 'requirements-missing\.txt', which does not exist"):
            shell(stack, requirements="requirements-missing.txt")

    def test_an_argument_that_the_props_set(self, stack, helpers):
        with pytest.raises(
            InvalidInput, match="'--extra-py-files' is set by the prop 'extra_py_files'; arguments must omit it"
        ):
            shell(stack, extra_py_files=[helpers], arguments={FILES: "s3://lib/a.whl"})

    def test_empty_lists_are_no_argument(self, stack):
        etl(stack, extra_py_files=[], additional_python_modules=[])
        assert arguments(stack) == {}
