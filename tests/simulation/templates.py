"""The templates of the simulated stacks: synthesized when they are first needed, or all of them beforehand.

A process that is forked, or in which time matters, calls `preload`: then it does not need the CDK.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .template import Template
from .variants import Variant, all_variants

if TYPE_CHECKING:
    from permissions.intrinsics import Environment

_TESTS = Path(__file__).parents[1]
_PROGRAM = "import sys; from simulation.templates import save; save(sys.argv[1])"
_preloaded: dict[str, dict[str, Any]] = {}


@cache
def template_of(variant: Variant, environment: Environment) -> Template:
    """Return the template of a variant for a stack."""
    return Template(_preloaded.get(str(variant)) or _synthesized(variant), environment)


def preload() -> None:
    """Synthesize the templates of all variants in another process, and keep them."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "templates.json"
        subprocess.run([sys.executable, "-c", _PROGRAM, str(file)], cwd=_TESTS, check=True)
        _preloaded.update(json.loads(file.read_text()))


def save(file: str) -> None:
    """Write the resources of all variants to a file."""
    found = {str(variant): _synthesized(variant) for variant in all_variants()}
    Path(file).write_text(json.dumps(found))


def _synthesized(variant: Variant) -> dict[str, Any]:
    from .synthesized import resources_of  # noqa: PLC0415  # aws_cdk takes a second to import

    return resources_of(variant)
