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
    # Without aws_cdk: jedi would parse it for the types, for half a minute of processor time.
    project = jedi.Project(ROOT, sys_path=[str(ROOT)])
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


Finding = tuple[str, int, str]  # severity, line, message


@pytest.fixture(scope="module")
def revealed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file that reveals the type of each construct's constructor, and of each function."""
    names = [f"{name}.__init__" if name[0].isupper() else name for name in NAMES]
    lines = [*(f"from glue_constructs import {name}" for name in NAMES), *(f"reveal_type({name})" for name in names)]
    file = tmp_path_factory.mktemp("revealed") / "revealed.py"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


@pytest.fixture(scope="module", params=["mypy", "pyright"])
def findings(request: pytest.FixtureRequest, revealed: Path) -> dict[str, list[Finding]]:
    """What a type checker finds in each file, by the file's name: one process for all of them."""
    check = mypy if request.param == "mypy" else pyright
    return check([HERE / "right_app.py", HERE / "wrong_app.py", revealed])


def test_type_checkers_find_nothing_in_a_right_app(findings):
    assert findings["right_app.py"] == []


def test_a_right_app_runs():
    subprocess.run([sys.executable, HERE / "right_app.py"], check=True, capture_output=True, cwd=ROOT)


def test_type_checkers_report_each_error_of_a_wrong_app(findings):
    lines = enumerate((HERE / "wrong_app.py").read_text(encoding="utf-8").splitlines(), 1)
    expected = {number: line.partition("# error: ")[2] for number, line in lines if "# error: " in line}
    found: dict[int, str] = {}
    for severity, number, message in findings["wrong_app.py"]:
        if severity == "error":
            found[number] = found.get(number, "") + message
    assert found.keys() == expected.keys()
    assert [found[number] for number, word in expected.items() if word not in found[number]] == []


def test_type_checkers_know_the_type_of_every_parameter(findings):
    messages = [message for _, line, message in findings["revealed.py"] if line > len(NAMES)]
    assert len(messages) == len(NAMES)
    for name, message in zip(NAMES, messages, strict=True):
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


def mypy(files: list[Path]) -> dict[str, list[Finding]]:
    """Run mypy, strict."""
    options = ["--strict", "--no-pretty", "--config-file", ROOT / "pyproject.toml"]
    command = [sys.executable, "-m", "mypy", *options, *files]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stdout + done.stderr
    return {
        file.name: [
            (severity, int(line), message)
            for line, severity, message in re.findall(
                rf"^.*?{file.name}:(\d+): (\w+): (.*)$", done.stdout, re.MULTILINE
            )
            if '" defined in "' not in message
        ]
        for file in files
    }


def pyright(files: list[Path]) -> dict[str, list[Finding]]:
    """Run Pyright."""
    node = shutil.which("node")
    assert node, "Node is missing: make setup"
    program = ROOT / "node_modules" / "pyright" / "index.js"
    command = [node, program, "--outputjson", "--pythonpath", sys.executable, *files]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    found: dict[str, list[Finding]] = {file.name: [] for file in files}
    for each in json.loads(done.stdout)["generalDiagnostics"]:
        line = each["range"]["start"]["line"] + 1
        found[Path(each["file"]).name].append((each["severity"], line, each["message"]))
    return found
