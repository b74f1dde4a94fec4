"""How long the judges take, each as its user waits for it: as a command, and as a library."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import textwrap
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

from judges import REGION, SCRIPTS

# What each imports, and what it does with the paths of templates.
LIBRARIES = {
    "glue_constructs": (
        "import json; from glue_constructs.validation.template import check_template",
        "[check_template(json.loads(path.read_text())) for path in paths]",
    ),
    "cfn-lint": (
        "from cfnlint.api import lint",
        f"[lint(path.read_text(), regions=[{REGION!r}]) for path in paths]",
    ),
    "CDK": (
        "import aws_cdk, functools; from judges import cdk_validator; validator = functools.cache(cdk_validator)",
        "validator()(paths)",
    ),
}
COMMANDS = {
    "glue_constructs": [str(SCRIPTS / "glue-constructs"), "check"],
    "cfn-lint": [str(SCRIPTS / "cfn-lint"), "--regions", REGION, "--"],
}
_PROGRAM = """
    import json, sys, time
    from pathlib import Path
    {imports}
    paths = [Path(name) for name in sys.argv[2:]]
    took = []
    for _ in range(int(sys.argv[1])):
        start = time.perf_counter()
        {call}
        took.append(time.perf_counter() - start)
    print(json.dumps(took))
"""


class Calls(NamedTuple):
    """How long calls of a library take, in seconds."""

    first: float
    later: float


def of_command(name: str, paths: list[Path], times: int, *, path: str | None = None) -> float:
    """The whole process, from start to end: the median of several.

    Args:
        name: The judge.
        paths: The templates.
        times: How many processes.
        path: PATH for it; left out, this process's own.
    """
    command = [*COMMANDS[name], *map(str, paths)]
    environment = {**os.environ, "PATH": path or os.environ["PATH"]}
    return median(_process(command, environment) for _ in range(times))


def of_library(name: str, paths: list[Path], times: int) -> Calls:
    """Calls in processes of their own, with everything imported before: medians."""
    imports, call = LIBRARIES[name]
    program = textwrap.dedent(_PROGRAM).format(imports=imports, call=call)
    command = [sys.executable, "-c", program, str(times), *map(str, paths)]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent)}
    runs = [subprocess.run(command, capture_output=True, check=True, env=environment).stdout for _ in range(3)]
    took = [json.loads(run) for run in runs]
    return Calls(median(first for first, *_ in took), median(call for _, *later in took for call in later))


def _process(command: list[str], environment: dict[str, str]) -> float:
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, check=False, env=environment)
    took = time.perf_counter() - start
    # Both commands tell what they found by their exit code; only a message on stderr is a failure.
    if done.stderr:
        raise RuntimeError(done.stderr.decode())
    return took
