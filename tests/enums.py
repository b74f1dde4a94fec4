"""Write glue_constructs/model/enums.py from the rows of versions and worker types: `python tests/enums.py`.

Written out, and not made at import, because type checkers and IDEs see only members that stand in a file.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import glue_constructs
from glue_constructs.model.commands import SPARK
from glue_constructs.model.versions import GLUE_VERSIONS, OFFERED_GLUE_VERSIONS
from glue_constructs.model.workers import WORKER_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.model.versions import Version
    from glue_constructs.model.workers import Worker

MODULE = Path(glue_constructs.__file__).parent / "model" / "enums.py"

_HEAD = '''\
"""The values that Glue names, as enums; made from the rows by `python tests/enums.py`, which a test holds equal.

A prop that takes one takes the plain string too.
"""

from __future__ import annotations

from enum import Enum'''


def enums() -> str:
    """The whole module."""
    versions = [_version(GLUE_VERSIONS[name]) for name in OFFERED_GLUE_VERSIONS]
    workers = [_worker(worker) for worker in WORKER_TYPES.values() if set(worker.commands) & set(SPARK)]
    parts = (
        _HEAD,
        *_enum("GlueVersion", "The Glue versions in which a Spark job can be created.", versions),
        *_enum("WorkerType", "The predefined workers of Spark jobs; one DPU is 4 vCPU and 16 GB.", workers),
    )
    return "\n".join(parts)


def _enum(name: str, summary: str, members: list[str]) -> Iterator[str]:
    yield f'\n\nclass {name}(str, Enum):\n    """{summary}"""\n'
    yield from members


def _version(version: Version) -> str:
    return _member(f"V{version.name}", version.name, f"Spark {version.spark}, Python {version.python}")


def _worker(worker: Worker) -> str:
    size = f"{worker.dpu:g} {worker.unit}: {worker.vcpu} vCPU, {worker.memory_gb} GB, {worker.disk_gb:,} GB of disk"
    return _member(worker.name, worker.name, size)


def _member(name: str, value: str, told: str) -> str:
    return f'    {re.sub(r"[^A-Za-z0-9]", "_", name).upper()} = "{value}"\n    """{told}."""'


if __name__ == "__main__":
    MODULE.write_text(enums() + "\n", encoding="utf-8")
