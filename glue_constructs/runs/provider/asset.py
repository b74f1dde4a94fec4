"""The code of the provider's functions: the handlers, and the modules of `glue_constructs.model` that they import."""

from __future__ import annotations

import atexit
import json
import os
import re
import shutil
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

HANDLERS = "glue_constructs.handlers"
"""The package with the modules `entry` and `worker`."""

_PACKAGE = Path(__file__).parents[2]
_CODE = (".py", ".json")  # without the bytecode that Python writes next to the code

# An import of the model; a relative one also. A test compares the result with `ast`, which takes 20 times as long.
_IMPORT = re.compile(r"^[ ]*from (?:glue_constructs\.|\.\.+)model(?:\.(\w+))? import (\([^)]*\)|[^\n]*)", re.MULTILINE)


@cache
def handlers_folder() -> Path:
    """Return a folder with the code, which has the same content on every machine and lasts as long as the process."""
    folder = Path(tempfile.mkdtemp(prefix="glue-constructs-handlers-"))
    # With `cdk deploy --no-staging` the CLI reads this folder after the app has ended.
    if not json.loads(os.environ.get("CDK_CONTEXT_JSON") or "{}").get("aws:cdk:disable-asset-staging"):
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
    handlers = [path for path in (_PACKAGE / "handlers").rglob("*") if path.suffix in _CODE]
    for path in [*handlers, *imported_model_files(handlers)]:
        _write(folder / "glue_constructs" / path.relative_to(_PACKAGE), path.read_bytes())
    _write(folder / "glue_constructs" / "__init__.py", b"")
    return folder


def imported_model_files(files: Iterable[Path]) -> set[Path]:
    """Return the files of `glue_constructs.model` that files import, directly or not."""
    model = _PACKAGE / "model"
    found: set[Path] = set()
    ahead = list(files)
    while ahead:
        names = {name for name in _imported_names(ahead.pop()) if (model / f"{name}.py").exists()}
        new = {model / f"{name}.py" for name in names} - found
        found |= new
        ahead += new
    return {*found, model / "__init__.py"} if found else found


def _imported_names(file: Path) -> set[str]:
    """Return the modules of the model that a file imports, and possibly other names."""
    imports = _IMPORT.findall(file.read_text(encoding="utf-8")) if file.suffix == ".py" else []
    return {name for module, names in imports for name in ([module] if module else re.findall(r"\w+", names))}


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    file.chmod(0o644)  # the zip file of the asset has the permissions, which the umask decides otherwise
