"""The time that each tool takes, as a command and as a library."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import textwrap
from statistics import median
from typing import TYPE_CHECKING, Any

from .processes import ROOT, cpu_seconds_of_ended_children, environment
from .tools import REGION, SCRIPTS

if TYPE_CHECKING:
    from pathlib import Path

# The imports of each tool, and the call that checks the templates at `paths`.
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
        "import functools; from tests.benchmarks.tools import cdk_validator as v; tool = functools.cache(v)",
        "tool()(paths)",
    ),
}
COMMANDS = {
    "glue_constructs": [str(SCRIPTS / "glue-constructs"), "check"],
    "cfn-lint": [str(SCRIPTS / "cfn-lint"), "--regions", REGION, "--"],
}
_PROGRAM = """
    import json, sys
    from pathlib import Path
    from tests.benchmarks.usage import measure_usage
    {imports}
    paths = [Path(name) for name in sys.argv[1:]]
    took = []
    for _ in range({calls}):
        found = measure_usage(lambda: {call})
        took.append(found.python + found.node)
    print(json.dumps(took))
"""


def time_command(name: str, paths: list[Path], *, path: str | None = None) -> float:
    """Return the CPU seconds of the process.

    Args:
        name: The tool.
        paths: The templates.
        path: PATH of the process. Default: PATH of this process.

    Raises:
        RuntimeError: It writes to stderr. The exit codes of both commands depend on the findings.
    """
    command, of_process = [*COMMANDS[name], *map(str, paths)], environment({"PATH": path or os.environ["PATH"]})
    before = cpu_seconds_of_ended_children()
    done = subprocess.run(command, capture_output=True, check=False, env=of_process)
    if done.stderr:
        raise RuntimeError(done.stderr.decode())
    return cpu_seconds_of_ended_children() - before


def time_library(name: str, paths: list[Path], *, calls: int = 3) -> dict[str, Any]:
    """Return the CPU seconds of the first and of later calls, without the imports, in a new process."""
    imports, call = LIBRARIES[name]
    program = textwrap.dedent(_PROGRAM).format(imports=imports, call=call, calls=calls)
    command = [sys.executable, "-c", program, *map(str, paths)]
    done = subprocess.run(command, capture_output=True, check=True, cwd=ROOT, env=environment({}))
    first, *later = json.loads(done.stdout)
    return {"first": first, "later": median(later or [first])}
