"""Runs pip as if it ran on the job's Python: ``python pip_program.py MARKERS ARGUMENT...``. A process of its own.

pip downloads for another Python and platform, but asks the conditions of requirements ("; python_version < '3.8'",
"; sys_platform == 'win32'") of the Python that it runs on (pip issue 11664). MARKERS, a JSON object, is what is true of
the job's.
"""

import json
import runpy
import sys
from importlib import import_module
from pathlib import Path

_HERE = Path(__file__).resolve().parent


def main() -> None:
    """Run pip with the rest of the arguments."""
    # Python puts this folder first, links resolved, unless PYTHONSAFEPATH forbids it. Its pip.py is not pip.
    sys.path[:] = [entry for entry in sys.path if Path(entry).resolve() != _HERE]
    markers = json.loads(sys.argv[1])
    # The function's name and place have stood since pip 9, and pex rests on the same.
    module = import_module("pip._vendor.packaging.markers")
    if not hasattr(module, "default_environment"):
        raise SystemExit("ERROR: this version of pip cannot be asked about another Python: use another one")
    module.default_environment = lambda: dict(markers)  # type: ignore[attr-defined]  # a module's name is its own
    sys.argv = ["pip", *sys.argv[2:]]
    runpy.run_module("pip", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
