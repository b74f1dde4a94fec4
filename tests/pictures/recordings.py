"""The commands that the pictures show: which, on what, and which moment of them.

`FIXED` show the same on every machine and every day. What the others show has times and ids in it.
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
# A traceback is long, and the last of it is for the reader.
_REFUSED = "python app.py 2>&1 | tail -n 5"
_DEMO = "make demo"
_SCRIPTS = {
    "clean": "import time; time.sleep(12)",
    "publish": "import time; time.sleep(2); print({}['orders'])",
    "report": "import time; time.sleep(3)",
}


def check() -> str:
    """A template with faults."""
    return _recorded("check", "glue-constructs check orders.yaml", {"orders.yaml": "faulty.yaml"})


def explain() -> str:
    """A rule's page."""
    return _recorded("explain", "glue-constructs explain GC205", {})


def cost() -> str:
    """What a change costs."""
    files = {"deployed.yaml": "lake.yaml", "proposed.yaml": "proposed.yaml"}
    command = "glue-constructs cost --region us-east-1 --against deployed.yaml proposed.yaml"
    return _recorded("cost", command, files)


def refused() -> str:
    """A job that is refused where it is written."""
    return _recorded("refused", _REFUSED, {"app.py": "refused.py"})


def watch() -> str:
    """Three runs at the moment when most is to be seen: one is half through, one has ended, one has failed."""
    command = "glue-constructs runs watch clean publish report"
    with EmbeddedAws() as aws, tempfile.TemporaryDirectory() as folder:
        _start_runs(aws)
        written = run(f"{command} --interval 0.3", Path(folder), aws.environment())
    shown = [lines for lines in screens(written) if _is_eventful("\n".join(lines))]
    return picture("watch", command, shown[len(shown) // 2])


def demo() -> str:
    """The end of `make demo`."""
    written = run("python examples/weather/demo.py", ROOT)
    lines = list(screens(written))[-1]
    begin = next(number for number, line in enumerate(lines) if "again, unchanged" in line)
    return picture("demo", _DEMO, ["...", *lines[begin:]])


FIXED: dict[str, Callable[[], str]] = {"check": check, "explain": explain, "cost": cost, "refused": refused}
OF_THE_MOMENT: dict[str, Callable[[], str]] = {"watch": watch, "demo": demo}


def _recorded(name: str, command: str, files: dict[str, str]) -> str:
    with tempfile.TemporaryDirectory() as folder:
        for shown, kept in files.items():
            shutil.copy(_FILES / kept, Path(folder) / shown)
        # CDK's own validation is not what the picture is about, and costs seconds.
        written = run(command, Path(folder), {"CDK_VALIDATION": "false"})
    return picture(name, command, list(screens(written))[-1])


def _start_runs(aws: EmbeddedAws) -> None:
    s3, glue = aws.client("s3"), aws.client("glue")
    s3.create_bucket(Bucket="scripts")
    for name, script in _SCRIPTS.items():
        s3.put_object(Bucket="scripts", Key=f"{name}.py", Body=script.encode())
        command = {"Name": "pythonshell", "ScriptLocation": f"s3://scripts/{name}.py", "PythonVersion": "3.9"}
        glue.create_job(Name=name, Role="Glue", Command=command, MaxCapacity=0.0625)
    # A run before: what runs usually take is the median of those that succeeded.
    glue.start_job_run(JobName="clean")
    while glue.get_job_runs(JobName="clean")["JobRuns"][0]["JobRunState"] != "SUCCEEDED":
        time.sleep(0.2)
    for name in _SCRIPTS:
        glue.start_job_run(JobName=name)


def _is_eventful(screen: str) -> bool:
    return all(words in Text.from_ansi(screen).plain for words in ("to go", "SUCCEEDED", "FAILED"))
