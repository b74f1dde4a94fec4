"""The pictures of commands at a terminal: the commands, their input files, and the recorded screen.

`FIXED` are reproducible. `RECORDED` contain times and ids.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from pictures.terminal import ROOT, picture, run, screens
from rich.text import Text

from glue_constructs.local import EmbeddedAws

if TYPE_CHECKING:
    from collections.abc import Callable

_FILES = Path(__file__).parent / "files"
# Only the end of the traceback: the error message.
_REFUSED = "python app.py 2>&1 | tail -n 5"
_DEMO = "make demo"
_SCRIPTS = {
    "clean": "import time; time.sleep(12)",
    "publish": "import time; time.sleep(2); print({}['orders'])",
    "report": "import time; time.sleep(3)",
}


def check() -> str:
    """Draw `check` on a template with findings."""
    return _record("check", "glue-constructs check orders.yaml", {"orders.yaml": "faulty.yaml"})


def explain() -> str:
    """Draw `explain` of a rule."""
    return _record("explain", "glue-constructs explain GC205", {})


def cost() -> str:
    """Draw `cost` with a comparison."""
    files = {"deployed.yaml": "lake.yaml", "proposed.yaml": "proposed.yaml"}
    command = "glue-constructs cost --region us-east-1 --against deployed.yaml proposed.yaml"
    return _record("cost", command, files)


def refused() -> str:
    """Draw the error of a job that is refused at synth."""
    return _record("refused", _REFUSED, {"app.py": "refused.py"})


def watch() -> str:
    """Draw `runs watch` when one run is in progress, one has succeeded and one has failed."""
    command = "glue-constructs runs watch clean publish report"
    with EmbeddedAws() as aws, tempfile.TemporaryDirectory() as folder:
        _start_runs(aws)
        written = run(f"{command} --interval 0.3", Path(folder), aws.environment())
    shown = [lines for lines in screens(written) if _shows_all_states("\n".join(lines))]
    return picture("watch", command, shown[len(shown) // 2])


def demo() -> str:
    """Draw the end of `make demo`."""
    written = run("python examples/weather/demo.py", ROOT)
    lines = list(screens(written))[-1]
    begin = next(number for number, line in enumerate(lines) if "again, unchanged" in line)
    return picture("demo", _DEMO, ["...", *lines[begin:]])


FIXED: dict[str, Callable[[], str]] = {"check": check, "explain": explain, "cost": cost, "refused": refused}
RECORDED: dict[str, Callable[[], str]] = {"watch": watch, "demo": demo}


def _record(name: str, command: str, files: dict[str, str]) -> str:
    with tempfile.TemporaryDirectory() as folder:
        for shown, kept in files.items():
            shutil.copy(_FILES / kept, Path(folder) / shown)
        # CDK's own validation is not part of the picture, and takes seconds.
        written = run(command, Path(folder), {"CDK_VALIDATION": "false"})
    return picture(name, command, list(screens(written))[-1])


def _start_runs(aws: EmbeddedAws) -> None:
    s3, glue = aws.client("s3"), aws.client("glue")
    s3.create_bucket(Bucket="scripts")
    for name, script in _SCRIPTS.items():
        s3.put_object(Bucket="scripts", Key=f"{name}.py", Body=script.encode())
        command = {"Name": "pythonshell", "ScriptLocation": f"s3://scripts/{name}.py", "PythonVersion": "3.9"}
        glue.create_job(Name=name, Role="Glue", Command=command, MaxCapacity=0.0625)
    # A previous run: the usual duration is the median of successful runs.
    glue.start_job_run(JobName="clean")
    while glue.get_job_runs(JobName="clean")["JobRuns"][0]["JobRunState"] != "SUCCEEDED":
        time.sleep(0.2)
    for name in _SCRIPTS:
        glue.start_job_run(JobName=name)


def _shows_all_states(screen: str) -> bool:
    return all(words in Text.from_ansi(screen).plain for words in ("to go", "SUCCEEDED", "FAILED"))
