"""Resolution of requirements with the real pip, mostly from a folder of test wheels, once from the real index."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from glue_constructs.errors import UnresolvedRequirements
from glue_constructs.packaging import Requirements, Target
from glue_constructs.packaging import pip as pip_module

pytestmark = pytest.mark.process

GLUE_5 = Target.of_glue("5.1")
GLUE_3 = Target.of_glue("3.0")
NATIVE = "cp311-cp311-manylinux_2_28_x86_64"


def resolve(source, target=GLUE_5, *, vendor=True, **options):
    return Requirements(source, **options).resolve(python=target.python, platforms=target.platforms, vendor=vendor)


def names(wheels):
    return [wheel.name.split("-")[0] for wheel in wheels]


def imported(archive, code):
    program = f"import sys; sys.path.insert(0, {str(archive)!r}); {code}"
    return subprocess.run(
        [sys.executable, "-I", "-S", "-c", program], capture_output=True, text=True, check=True
    ).stdout


@pytest.fixture
def no_pip(monkeypatch):
    """A function that makes calls of pip fail."""

    def fail(*_args, **_options):
        raise AssertionError("pip was called")

    return lambda: monkeypatch.setattr(pip_module, "_run", fail)


def test_pure_code_becomes_a_zip_and_native_wheels_keep_their_names(wheelhouse, make_wheel):
    make_wheel(wheelhouse, "app", requires=["helper>=2"])
    make_wheel(wheelhouse, "helper", "1.0")
    make_wheel(wheelhouse, "helper", "2.5")
    make_wheel(wheelhouse, "fast", tag=NATIVE)
    make_wheel(wheelhouse, "fast", tag="cp310-cp310-manylinux_2_28_x86_64")
    resolved = resolve(["app", "fast"])
    assert [wheel.name for wheel in resolved.wheels] == [f"fast-1.0-{NATIVE}.whl"]
    assert imported(resolved.pure_zip, "import app, helper; print(helper.VERSION)") == "2.5\n"


def test_python_shell_jobs_get_every_wheel(wheelhouse, make_wheel):
    make_wheel(wheelhouse, "app")
    make_wheel(wheelhouse, "fast", tag="cp39-cp39-manylinux2014_x86_64")
    resolved = resolve(["app", "fast"], Target.of_python_shell(), vendor=False)
    assert names(resolved.wheels) == ["app", "fast"]
    assert resolved.pure_zip is None


def test_markers_are_evaluated_for_the_jobs_python_and_platform(wheelhouse, make_wheel):
    markers = {
        "old": "python_version < '3.8'",
        "new": "python_version >= '3.8'",
        "late": "python_full_version >= '3.11.4'",
        "windows": "sys_platform == 'win32'",
        "linux": "platform_system == 'Linux' and platform_machine == 'x86_64'",
    }
    for name in markers:
        make_wheel(wheelhouse, name)
    make_wheel(wheelhouse, "app", requires=[f"{name}; {marker}" for name, marker in markers.items()])
    assert names(resolve(["app"], GLUE_3, vendor=False).wheels) == ["app", "linux", "old"]
    assert names(resolve(["app"], vendor=False).wheels) == ["app", "late", "linux", "new"]
    assert names(resolve(["app", "old; python_version == '3.11'"], vendor=False).wheels)[-1] == "old"


def test_the_second_time_pip_is_not_called(wheelhouse, make_wheel, no_pip):
    wheel = make_wheel(wheelhouse, "app")
    first = resolve(["app"])
    no_pip()
    wheel.unlink()
    assert resolve(["app"]) == first


@pytest.mark.long
def test_pip_is_called_again_when_its_input_changes(wheelhouse, make_wheel, tmp_path, monkeypatch):
    calls = []
    real = pip_module._run
    monkeypatch.setattr(pip_module, "_run", lambda command, title: (calls.append(title), real(command, title)))
    make_wheel(wheelhouse, "app")
    own = make_wheel(tmp_path / "own", "own")
    file, included = tmp_path / "requirements.txt", tmp_path / "more.txt"
    file.write_text(f"-r more.txt\n{own}\n")
    included.write_text("app\n")

    def times():
        resolve(file)
        resolve(file)
        return len(calls)

    assert times() == 1
    included.write_text("app  # only a comment changed\n")
    assert times() == 1
    included.write_text("app==1.0\n")
    assert times() == 2
    make_wheel(tmp_path / "own", "own", files={"own.py": "CHANGED = True"})
    assert times() == 3
    monkeypatch.setenv("PIP_PRE", "1")
    assert times() == 4
    resolve(file, GLUE_3)
    assert len(calls) == 5


@pytest.mark.long
def test_pip_is_called_again_when_a_folder_of_find_links_changes(wheelhouse, make_wheel, tmp_path):
    make_wheel(wheelhouse, "unrelated")
    make_wheel(tmp_path / "links", "app", "1.0")
    (tmp_path / "requirements.txt").write_text("--find-links links\napp\n")
    assert "app-1.0" in resolve(tmp_path / "requirements.txt", vendor=False).wheels[0].name
    make_wheel(tmp_path / "links", "app", "2.0")
    assert "app-2.0" in resolve(tmp_path / "requirements.txt", vendor=False).wheels[0].name


def test_a_file_that_is_not_utf_8_is_refused(tmp_path):
    (tmp_path / "requirements.txt").write_bytes(b"\xff\xfe")
    with pytest.raises(UnresolvedRequirements, match=r"requirements.txt' cannot be read"):
        resolve(tmp_path / "requirements.txt")


@pytest.mark.long
def test_two_concurrent_processes_get_the_same_result(wheelhouse, make_wheel, cache, no_pip):
    make_wheel(wheelhouse, "app")
    code = (
        "from glue_constructs.packaging import Requirements;"
        f"print(Requirements(['app']).resolve(python='3.11', platforms={GLUE_5.platforms!r}).pure_zip)"
    )
    both = [subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) for _ in range(2)]
    (one, _), (other, _) = (process.communicate() for process in both)
    assert one == other
    assert len(list((cache / "requirements").iterdir())) == 1
    no_pip()
    assert one.strip() == str(resolve(["app"]).pure_zip)


def test_the_librarys_module_pip_does_not_shadow_pip(tmp_path):
    (tmp_path / "linked").symlink_to(Path(pip_module.__file__).parent)
    command = [sys.executable, str(tmp_path / "linked" / "pip_program.py"), "{}", "--version"]
    for environment in ({}, {"PYTHONSAFEPATH": "1"}):
        done = subprocess.run(command, env={**os.environ, **environment}, capture_output=True, text=True, check=True)
        assert done.stdout.startswith("pip ")


@pytest.mark.long
def test_a_cache_entry_without_a_wheel_is_resolved_again(wheelhouse, make_wheel):
    make_wheel(wheelhouse, "fast", tag=NATIVE)
    [wheel] = resolve(["fast"]).wheels
    wheel.unlink()
    assert resolve(["fast"]).wheels == [wheel]
    assert wheel.exists()


@pytest.mark.long
def test_the_zip_is_reproducible(wheelhouse, make_wheel, tmp_path, monkeypatch):
    make_wheel(wheelhouse, "app", requires=["helper"])
    make_wheel(wheelhouse, "helper")
    first = resolve(["app"]).pure_zip.read_bytes()
    monkeypatch.setenv("GLUE_CONSTRUCTS_CACHE", str(tmp_path / "other"))
    assert resolve(["app"]).pure_zip.read_bytes() == first


@pytest.mark.parametrize(
    ("requirements", "reason"),
    [
        (["nowhere"], "No matching distribution found for nowhere"),
        (["app==2"], "No matching distribution found for app==2"),
        (["app==1.0", "app==1.1"], "Cannot install app==1.0 and app==1.1 because these package versions have conflict"),
        (["fast"], "No matching distribution found for fast"),
    ],
)
def test_an_unresolvable_requirement_is_refused_with_pips_reason(wheelhouse, make_wheel, requirements, reason):
    make_wheel(wheelhouse, "app", "1.0")
    make_wheel(wheelhouse, "app", "1.1")
    make_wheel(wheelhouse, "fast", tag="cp312-cp312-manylinux_2_28_x86_64")
    with pytest.raises(UnresolvedRequirements) as caught:
        resolve(requirements)
    assert str(caught.value).startswith(
        f"requirements {requirements!r} cannot be resolved: for Python 3.11 on manylinux_2_34_x86_64, from wheels only"
    )
    assert reason in caught.value.reason
    assert len(caught.value.reason.splitlines()) <= 7


def test_a_source_distribution_is_not_built(wheelhouse, tmp_path):
    (tmp_path / "setup.py").write_text("raise SystemExit('built')")
    subprocess.run(["tar", "-czf", wheelhouse / "app-1.0.tar.gz", "-C", tmp_path, "setup.py"], check=True)
    with pytest.raises(UnresolvedRequirements, match="from wheels only"):
        resolve(["app"])


@pytest.mark.usefixtures("wheelhouse")
@pytest.mark.parametrize("line", ["-e .", "--editable .", "./library", "library @ file://{0}/library"])
def test_a_directory_is_refused_with_the_alternative(tmp_path, monkeypatch, line):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "library").mkdir()
    (tmp_path / "requirements.txt").write_text(line.format(tmp_path))
    with pytest.raises(
        UnresolvedRequirements, match=r"pip builds for this Python only: use extra_py_files, or its wheel"
    ):
        resolve(tmp_path / "requirements.txt")


@pytest.mark.usefixtures("wheelhouse")
def test_a_file_that_includes_a_missing_one_is_refused(tmp_path):
    (tmp_path / "requirements.txt").write_text("-r nope.txt")
    with pytest.raises(UnresolvedRequirements, match=r"nope.txt' cannot be read"):
        resolve(tmp_path / "requirements.txt")


def test_a_file_that_includes_itself_is_refused(tmp_path):
    (tmp_path / "requirements.txt").write_text("app\n-c pins.txt\n")
    (tmp_path / "pins.txt").write_text("app==1.0\n-c requirements.txt\n")
    with pytest.raises(UnresolvedRequirements, match=r"requirements.txt' includes itself"):
        resolve(tmp_path / "requirements.txt")


def test_a_file_may_be_included_twice(wheelhouse, tmp_path, make_wheel):
    make_wheel(wheelhouse, "app")
    (tmp_path / "requirements.txt").write_text("app\n-c pins.txt\n-c more.txt\n")
    (tmp_path / "pins.txt").write_text("app==1.0\n")
    (tmp_path / "more.txt").write_text("-c pins.txt\n")
    assert resolve(tmp_path / "requirements.txt").pure_zip


def test_the_reason_of_a_crash_of_pip_is_the_last_line():
    traceback = ["Collecting six", "ERROR: Exception:", "Traceback (most recent call last):", "  File", "OSError: full"]
    assert pip_module._shorten_output(traceback) == "OSError: full"


def test_hashes_are_required_with_require_hashes(wheelhouse, tmp_path, make_wheel):
    wheel = make_wheel(wheelhouse, "app")
    file = tmp_path / "requirements.txt"
    file.write_text("app==1.0\n")
    assert resolve(file).pure_zip
    with pytest.raises(UnresolvedRequirements, match=r"Hashes are required in --require-hashes mode"):
        resolve(file, require_hashes=True)
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    file.write_text(f"app==1.0 --hash=sha256:{digest}\n")
    assert resolve(file, require_hashes=True).pure_zip
    file.write_text(f"app==1.0 --hash=sha256:{'0' * 64}\n")
    with pytest.raises(UnresolvedRequirements, match="DO NOT MATCH THE HASHES"):
        resolve(file, require_hashes=True)


@pytest.mark.usefixtures("wheelhouse")
def test_an_empty_requirements_file(tmp_path):
    (tmp_path / "requirements.txt").write_text("# none yet\n")
    resolved = resolve(tmp_path / "requirements.txt")
    assert (resolved.pure_zip, resolved.wheels) == (None, [])


@pytest.mark.usefixtures("wheelhouse")
def test_a_cache_that_cannot_be_written_is_reported(tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setenv("GLUE_CONSTRUCTS_CACHE", str(tmp_path / "file"))
    with pytest.raises(UnresolvedRequirements, match=r"the cache cannot be written .* set GLUE_CONSTRUCTS_CACHE"):
        resolve(["app"])


@pytest.mark.usefixtures("wheelhouse")
def test_an_interpreter_without_pip_is_reported(monkeypatch):
    monkeypatch.setattr(pip_module, "find_spec", lambda _name: None)
    with pytest.raises(UnresolvedRequirements, match=r"pip is not installed in .*ensurepip"):
        resolve(["app"])


@pytest.mark.usefixtures("wheelhouse")
def test_a_password_in_an_index_url_is_not_shown(tmp_path, monkeypatch):
    monkeypatch.setenv("PIP_NO_INDEX", "0")
    monkeypatch.setenv("PIP_INDEX_URL", "http://user:hunter2@127.0.0.1:9/simple")
    monkeypatch.setenv("PIP_RETRIES", "0")
    with pytest.raises(UnresolvedRequirements) as caught:
        resolve(["app"])
    assert "hunter2" not in str(caught.value)
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and b"hunter2" in path.read_bytes()]


def test_wheels_for_glue_from_the_real_index(cache, no_pip):
    resolved = resolve(["six==1.17.0", "markupsafe==3.0.2"])
    assert names(resolved.wheels) == ["MarkupSafe"]
    assert "-cp311-cp311-manylinux" in resolved.wheels[0].name
    assert imported(resolved.pure_zip, "import six; print(six.__version__)") == "1.17.0\n"
    no_pip()
    assert resolve(["markupsafe==3.0.2", "six==1.17.0"]) == resolved
    assert cache in resolved.pure_zip.parents
