"""Python shell jobs (command ``pythonshell``)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from glue_constructs._cdk.values import enum_value
from glue_constructs.jobs.features.feature import Settings
from glue_constructs.jobs.features.kind import JobKind
from glue_constructs.jobs.features.python_libraries import python_libraries
from glue_constructs.jobs.features.temp_dir import temp_dir_feature
from glue_constructs.jobs.job import GlueJob
from glue_constructs.jobs.props import DEFAULT_TIMEOUT_MINUTES, require_known
from glue_constructs.jobs.shapes import gathered, text
from glue_constructs.model.commands import PYTHON_SHELL
from glue_constructs.model.enums import GlueVersion

if TYPE_CHECKING:
    from constructs import Construct
    from typing_extensions import Unpack

    from glue_constructs.jobs.features.feature import Feature
    from glue_constructs.jobs.props import JobProps
    from glue_constructs.model.choices import LibrarySet


class PythonShellJob(GlueJob):
    """A Python shell job: one Python process on a sixteenth of a DPU, or on a whole one.

    Args:
        scope: The construct that the job belongs to.
        id: The job's id in that scope.
        python_version: The Python. Left out: 3.9, the only one that can still be created.
        max_capacity: DPUs, 0.0625 or 1. Left out: 0.0625, the service's default.
        glue_version: The service ignores it for Python shell jobs, but stores it. Left out: 3.0, the version that
            the release notes tie Python shell 3.9 to.
        library_set: The packages that the job finds installed: "analytics" or "none". Left out: "none", the service's
            default (https://docs.aws.amazon.com/glue/latest/dg/add-job-python.html).
        worker_type: Python shell jobs have no workers: refused by a rule that says so, and by type checkers.
        number_of_workers: The same.
        **common: The props of every job, see `JobProps`; ``script`` is required.

    Raises:
        InvalidScript: The script is not there, or is a directory.
        InvalidPackage: Files beside the script are not there, or cannot be used.
        UnresolvedRequirements: pip cannot resolve the requirements for the job's Python and platform.
        InvalidJob: Glue would refuse the job; every finding at once.
        InvalidInput: A prop is of the wrong kind.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        python_version: str = "3.9",
        max_capacity: float = 0.0625,
        glue_version: GlueVersion | str = GlueVersion.V3_0,
        library_set: LibrarySet | str | None = None,
        worker_type: None = None,
        number_of_workers: None = None,
        **common: Unpack[JobProps],
    ) -> None:
        require_known(type(self), common, self.takes)
        kind = JobKind(PYTHON_SHELL, enum_value(glue_version), python_version)
        features = gathered(
            [
                partial(_library_set, library_set),
                partial(temp_dir_feature, common.get("temp_dir")),
                partial(python_libraries, kind, common),
            ]
        )
        properties = {
            "WorkerType": enum_value(worker_type),
            "NumberOfWorkers": number_of_workers,
            "MaxCapacity": max_capacity,
            "Timeout": DEFAULT_TIMEOUT_MINUTES,
        }
        super().__init__(scope, id, kind=kind, props=common, properties=properties, features=features)


def _library_set(library_set: LibrarySet | str | None) -> list[Feature]:
    # Without dashes, as the guide's CLI sample and the CDK have it (both_library_sets.py).
    return [] if library_set is None else [Settings("library_set", {"library-set": text("library_set", library_set)})]
