"""How long the judges take, each as its user waits for it: as a command, and as a library."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import textwrap
from statistics import median
from typing import TYPE_CHECKING, Any

from .judges import REGION, SCRIPTS
from .processes import ROOT, environment, of_ended_children

if TYPE_CHECKING:
    from pathlib import Path

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
        "import functools; from tests.benchmarks.judges import cdk_validator as v; validator = functools.cache(v)",
        "validator()(paths)",
    ),
}
COMMANDS = {
    "glue_constructs": [str(SCRIPTS / "glue-constructs"), "check"],
    "cfn-lint": [str(SCRIPTS / "cfn-lint"), "--regions", REGION, "--"],
}
_PROGRAM = """
    import json, sys
    from pathlib import Path
    from tests.benchmarks.used import used
    {imports}
    paths = [Path(name) for name in sys.argv[1:]]
    took = []
    for _ in range({calls}):
        found = used(lambda: {call})
        took.append(found.python + found.node)
    print(json.dumps(took))
"""


def of_command(name: str, paths: list[Path], *, path: str | None = None) -> float:
    """Seconds of processors of the whole process, from start to end.

    Args:
        name: The judge.
        paths: The templates.
        path: PATH for it. Left out: this process's own.

    Raises:
        RuntimeError: It says something on stderr. By their exit codes both commands tell what they found.
    """
    command, of_process = [*COMMANDS[name], *map(str, paths)], environment({"PATH": path or os.environ["PATH"]})
    before = of_ended_children()
    done = subprocess.run(command, capture_output=True, check=False, env=of_process)
    if done.stderr:
        raise RuntimeError(done.stderr.decode())
    return of_ended_children() - before


def of_library(name: str, paths: list[Path], *, calls: int = 3) -> dict[str, Any]:
    """Seconds of processors of the first and of later calls, in a process of its own that has imported before."""
    imports, call = LIBRARIES[name]
    program = textwrap.dedent(_PROGRAM).format(imports=imports, call=call, calls=calls)
    command = [sys.executable, "-c", program, *map(str, paths)]
    done = subprocess.run(command, capture_output=True, check=True, cwd=ROOT, env=environment({}))
    first, *later = json.loads(done.stdout)
    return {"first": first, "later": median(later or [first])}
