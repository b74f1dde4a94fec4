"""Runs pip with the environment markers of the job's Python: ``python pip_program.py MARKERS ARGUMENT...``.

pip downloads for another Python and platform, but evaluates environment markers ("; python_version < '3.8'",
"; sys_platform == 'win32'") for the Python that it runs on (pip issue 11664). MARKERS is a JSON object with the markers
of the job's Python.
"""

import json
import runpy
import sys
from importlib import import_module
from pathlib import Path

_HERE = Path(__file__).resolve().parent


def main() -> None:
    """Run pip with the arguments after MARKERS."""
    # Python adds this folder, links resolved, to sys.path unless PYTHONSAFEPATH is set. Its pip.py is not pip.
    sys.path[:] = [entry for entry in sys.path if Path(entry).resolve() != _HERE]
    markers = json.loads(sys.argv[1])
    # The name and module of the function have not changed since pip 9, and pex depends on them too.
    module = import_module("pip._vendor.packaging.markers")
    if not hasattr(module, "default_environment"):
        raise SystemExit("ERROR: this version of pip does not support markers of another Python: use another version")
    module.default_environment = lambda: dict(markers)  # type: ignore[attr-defined]  # a module attribute
    sys.argv = ["pip", *sys.argv[2:]]
    runpy.run_module("pip", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
