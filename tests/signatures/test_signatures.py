"""What tools see of the props of constructs and functions: inspect, jedi, mypy and Pyright."""

from __future__ import annotations

import inspect
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import jedi
import pytest
from signatures import signatures

import glue_constructs
from glue_constructs import (
    AddressValidationJob,
    BookmarkReset,
    JobDashboard,
    JobRun,
    PythonShellJob,
    SecurityConfiguration,
    SparkEtlJob,
    SparkStreamingJob,
)

pytestmark = pytest.mark.process

HERE = Path(__file__).parent
ROOT = HERE.parents[1]

CONSTRUCTS = (
    AddressValidationJob,
    BookmarkReset,
    JobDashboard,
    JobRun,
    PythonShellJob,
    SecurityConfiguration,
    SparkEtlJob,
    SparkStreamingJob,
)
FUNCTIONS = ("run_every", "run_on_demand", "run_after", "run_after_any", "run_after_all")
PROPS = {
    PythonShellJob: glue_constructs.PythonShellJobProps,
    SparkEtlJob: glue_constructs.SparkEtlJobProps,
    SparkStreamingJob: glue_constructs.SparkStreamingJobProps,
}
NAMES = [*(construct.__name__ for construct in CONSTRUCTS), *FUNCTIONS]

# The lists of parameters as mypy and Pyright show them: "name: type =" or "name: type = None".
_PARAMETER = re.compile(r"(\w+): ")


def parameters_of(name: str) -> list[str]:
    return list(inspect.signature(getattr(glue_constructs, name)).parameters)


@pytest.mark.parametrize("file", signatures.FILES)
def test_a_signature_is_generated_from_its_props(file):
    source = (signatures.ROOT / file).read_text(encoding="utf-8")
    assert signatures.with_signatures(source) == source, "run: make generate"


@pytest.mark.parametrize("kind", PROPS)
def test_a_job_takes_the_script_and_the_props_of_its_kind_by_keyword(kind):
    parameters = inspect.signature(kind).parameters
    assert set(parameters) == {"scope", "id", "script", *PROPS[kind].__annotations__}
    by_keyword = [p for p in parameters.values() if p.kind is inspect.Parameter.KEYWORD_ONLY]
    assert {p.name for p in by_keyword} == set(parameters) - {"scope", "id"}
    assert [p.name for p in by_keyword if p.default is inspect.Parameter.empty] == ["script"]
    assert {p.default for p in by_keyword if p.name != "script"} == {None}


@pytest.mark.parametrize("kind", PROPS)
def test_the_signature_of_a_subclass_is_its_own(kind):
    class Nightly(kind):  # type: ignore[misc, valid-type]  # the kind is a parameter of the test
        def __init__(self, scope: Any, id: str, *, owner: str) -> None:
            super().__init__(scope, id, script=f"s3://code/{owner}.py")

    assert list(inspect.signature(Nightly).parameters) == ["scope", "id", "owner"]


@pytest.mark.parametrize("name", NAMES)
def test_jedi_sees_every_parameter_with_its_documentation(name):
    code = f"from glue_constructs import {name}\n{name}("
    project = jedi.Project(ROOT, sys_path=[str(ROOT), *sys.path])
    [signature] = jedi.Script(code, path=HERE / "app.py", project=project).get_signatures()
    seen = [parameter.name for parameter in signature.params]
    assert seen == parameters_of(name)
    documentation = signature.docstring(raw=True)
    assert [name for name in seen if not re.search(rf"^ +\*?{name}: \S", documentation, re.MULTILINE)] == []


def test_every_optional_prop_says_its_default():
    silent = {
        (props, prop.name)
        for props in signatures.PROPS
        for prop in signatures.props_of(props)
        if "Default: " not in prop.documentation
    }
    assert silent == set()


def test_type_checkers_find_nothing_in_a_right_app():
    right = HERE / "right_app.py"
    assert mypy(right) == []
    assert pyright(right) == []
    subprocess.run([sys.executable, right], check=True, capture_output=True, cwd=ROOT)


@pytest.mark.parametrize("checker", ["mypy", "pyright"])
def test_type_checkers_report_each_error_of_a_wrong_app(checker):
    wrong = HERE / "wrong_app.py"
    lines = enumerate(wrong.read_text(encoding="utf-8").splitlines(), 1)
    expected = {number: line.partition("# error: ")[2] for number, line in lines if "# error: " in line}
    found: dict[int, str] = {}
    for number, message in mypy(wrong) if checker == "mypy" else pyright(wrong):
        found[number] = found.get(number, "") + message
    assert found.keys() == expected.keys()
    assert [found[number] for number, word in expected.items() if word not in found[number]] == []


@pytest.mark.parametrize("checker", ["mypy", "pyright"])
def test_type_checkers_know_the_type_of_every_parameter(checker, tmp_path):
    names = [f"{name}.__init__" if name[0].isupper() else name for name in NAMES]
    file = tmp_path / "revealed.py"
    lines = [*(f"from glue_constructs import {name}" for name in NAMES), *(f"reveal_type({name})" for name in names)]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    found = mypy(file, "note") if checker == "mypy" else pyright(file, "information")
    revealed = [message for number, message in found if number > len(NAMES)]
    assert len(revealed) == len(NAMES)
    for name, message in zip(NAMES, revealed, strict=True):
        types = types_of(message, parameters_of(name))
        assert [each for each, type_ in types.items() if re.search(r"\b(Any|Unknown|object)\b", type_)] == []
        if name == "SparkEtlJob":
            assert types["number_of_workers"] == "int | None"
            assert types["worker_type"].endswith("WorkerType | str | None")
            assert types["timeout"].endswith("Duration | None")


def types_of(message: str, parameters: list[str]) -> dict[str, str]:
    """The types of the parameters in the message of a type checker, which lists them in their order."""
    types = {}
    for name, following in zip(parameters, [*parameters[1:], None], strict=True):
        end = rf",? (?:\*, )?\*?{following}: " if following else r"\)"
        found = re.search(rf"\b{name}: (.*?)(?: = ?[^,]*| =)?{end}", message)
        assert found, (name, message)
        types[name] = found[1]
    return types


def mypy(file: Path, severity: str = "error") -> list[tuple[int, str]]:
    """The findings of mypy, strict: line and message."""
    command = [sys.executable, "-m", "mypy", "--strict", "--no-pretty", "--config-file", ROOT / "pyproject.toml", file]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stdout + done.stderr
    found = re.findall(rf"^.*?{file.name}:(\d+): {severity}: (.*)$", done.stdout, re.MULTILINE)
    return [(int(line), message) for line, message in found if '" defined in "' not in message]


def pyright(file: Path, severity: str = "error") -> list[tuple[int, str]]:
    """The findings of Pyright: line and message."""
    node = shutil.which("node")
    assert node, "Node is missing: make setup"
    program = ROOT / "node_modules" / "pyright" / "index.js"
    command = [node, program, "--outputjson", "--pythonpath", sys.executable, file]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    found = json.loads(done.stdout)["generalDiagnostics"]
    return [(each["range"]["start"]["line"] + 1, each["message"]) for each in found if each["severity"] == severity]
