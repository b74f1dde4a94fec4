"""Import the programs in .ci, which is not a package."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

CI = Path(__file__).parents[2] / ".ci"


def program(name: str) -> ModuleType:
    if str(CI) not in sys.path:
        sys.path.append(str(CI))  # they import each other
    specification = importlib.util.spec_from_file_location(f"ci_{name}", CI / f"{name}.py")
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    sys.modules[specification.name] = module  # required by dataclasses
    specification.loader.exec_module(module)
    return module
