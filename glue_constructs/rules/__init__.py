"""What Glue accepts: plain data in, findings out.

::

    check_job({"Command": {"Name": "gluestreaming"}, "GlueVersion": "5.1", "ExecutionClass": "FLEX"})
    # [Finding(rule="GC321", name="flex-outside-etl", severity=Severity.ERROR, property="ExecutionClass", ...)]

A rule is one file here, named after its fault, one import and one entry below, and one test file. Its id says what it
is about: GC1xx commands and versions, GC2xx capacity and workers, GC3xx timeout, retries, queuing and execution class,
GC7xx runs. GC900 is a rule that failed itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.rules._engine import judge
from glue_constructs.rules._job import Job
from glue_constructs.rules._rule import Finding, Rule, Severity
from glue_constructs.rules._run import Run
from glue_constructs.rules._values import UNKNOWN
from glue_constructs.rules.allocated_capacity import AllocatedCapacity
from glue_constructs.rules.allocated_capacity_on_python_shell import AllocatedCapacityOnPythonShell
from glue_constructs.rules.auto_glue_version import AutoGlueVersion
from glue_constructs.rules.bookmarks_with_concurrent_runs import BookmarksWithConcurrentRuns
from glue_constructs.rules.emrfs_settings_on_glue_6 import EmrfsSettingsOnGlue6
from glue_constructs.rules.flex_outside_etl import FlexOutsideEtl
from glue_constructs.rules.half_worker_override import HalfWorkerOverride
from glue_constructs.rules.idle_maintenance_window import IdleMaintenanceWindow
from glue_constructs.rules.implicit_timeout import ImplicitTimeout
from glue_constructs.rules.large_worker_on_streaming import LargeWorkerOnStreaming
from glue_constructs.rules.maintenance_window_outside_streaming import MaintenanceWindowOutsideStreaming
from glue_constructs.rules.malformed_glue_version import MalformedGlueVersion
from glue_constructs.rules.malformed_maintenance_window import MalformedMaintenanceWindow
from glue_constructs.rules.max_capacity_on_spark import MaxCapacityOnSpark
from glue_constructs.rules.max_capacity_with_workers import MaxCapacityWithWorkers
from glue_constructs.rules.max_concurrent_runs_out_of_range import MaxConcurrentRunsOutOfRange
from glue_constructs.rules.max_retries_out_of_range import MaxRetriesOutOfRange
from glue_constructs.rules.missing_glue_version import MissingGlueVersion
from glue_constructs.rules.misspelt_worker_type import MisspeltWorkerType
from glue_constructs.rules.notification_after_timeout import NotificationAfterTimeout
from glue_constructs.rules.notify_delay_out_of_range import NotifyDelayOutOfRange
from glue_constructs.rules.odd_python_shell_capacity import OddPythonShellCapacity
from glue_constructs.rules.old_glue_version_for_ray import OldGlueVersionForRay
from glue_constructs.rules.outdated_jars_on_glue_6 import OutdatedJarsOnGlue6
from glue_constructs.rules.python_version_not_for_spark import PythonVersionNotForSpark
from glue_constructs.rules.queuing_with_flex import QueuingWithFlex
from glue_constructs.rules.ray_job import RayJob
from glue_constructs.rules.recent_glue_version_on_python_shell import RecentGlueVersionOnPythonShell
from glue_constructs.rules.retired_glue_version import RetiredGlueVersion
from glue_constructs.rules.retired_python_shell_version import RetiredPythonShellVersion
from glue_constructs.rules.retries_with_queuing import RetriesWithQueuing
from glue_constructs.rules.runtime_outside_ray import RuntimeOutsideRay
from glue_constructs.rules.standard_worker_type import StandardWorkerType
from glue_constructs.rules.timeout_out_of_range import TimeoutOutOfRange
from glue_constructs.rules.too_few_workers import TooFewWorkers
from glue_constructs.rules.too_many_concurrent_runs import TooManyConcurrentRuns
from glue_constructs.rules.too_many_workers import TooManyWorkers
from glue_constructs.rules.unknown_command import UnknownCommand
from glue_constructs.rules.unknown_execution_class import UnknownExecutionClass
from glue_constructs.rules.unknown_glue_version import UnknownGlueVersion
from glue_constructs.rules.unknown_python_version import UnknownPythonVersion
from glue_constructs.rules.unknown_ray_runtime import UnknownRayRuntime
from glue_constructs.rules.unknown_run_parameter import UnknownRunParameter
from glue_constructs.rules.unknown_worker_type import UnknownWorkerType
from glue_constructs.rules.unpaired_worker_settings import UnpairedWorkerSettings
from glue_constructs.rules.unsettled_python_shell_version import UnsettledPythonShellVersion
from glue_constructs.rules.value_of_wrong_type import ValueOfWrongType
from glue_constructs.rules.worker_type_newer_than_glue_version import WorkerTypeNewerThanGlueVersion
from glue_constructs.rules.worker_type_not_for_command import WorkerTypeNotForCommand
from glue_constructs.rules.worker_type_not_for_flex import WorkerTypeNotForFlex
from glue_constructs.rules.workers_on_python_shell import WorkersOnPythonShell

if TYPE_CHECKING:
    from collections.abc import Mapping

_JOB_RULES: tuple[Rule[Job], ...] = (
    ValueOfWrongType(),
    UnknownCommand(),
    UnknownPythonVersion(),
    PythonVersionNotForSpark(),
    RetiredPythonShellVersion(),
    UnsettledPythonShellVersion(),
    MalformedGlueVersion(),
    AutoGlueVersion(),
    RetiredGlueVersion(),
    UnknownGlueVersion(),
    MissingGlueVersion(),
    RecentGlueVersionOnPythonShell(),
    RayJob(),
    OldGlueVersionForRay(),
    UnknownRayRuntime(),
    RuntimeOutsideRay(),
    OutdatedJarsOnGlue6(),
    EmrfsSettingsOnGlue6(),
    MaxCapacityWithWorkers(),
    UnpairedWorkerSettings(),
    MaxCapacityOnSpark(),
    OddPythonShellCapacity(),
    WorkersOnPythonShell(),
    AllocatedCapacity(),
    AllocatedCapacityOnPythonShell(),
    MisspeltWorkerType(),
    UnknownWorkerType(),
    WorkerTypeNotForCommand(),
    WorkerTypeNewerThanGlueVersion(),
    LargeWorkerOnStreaming(),
    StandardWorkerType(),
    TooFewWorkers(),
    TooManyWorkers(),
    TimeoutOutOfRange(),
    ImplicitTimeout(),
    NotifyDelayOutOfRange(),
    NotificationAfterTimeout(),
    MaxRetriesOutOfRange(),
    RetriesWithQueuing(),
    QueuingWithFlex(),
    UnknownExecutionClass(),
    FlexOutsideEtl(),
    WorkerTypeNotForFlex(),
    MalformedMaintenanceWindow(),
    MaintenanceWindowOutsideStreaming(),
    IdleMaintenanceWindow(),
    MaxConcurrentRunsOutOfRange(),
    TooManyConcurrentRuns(),
    BookmarksWithConcurrentRuns(),
)
_RUN_RULES: tuple[Rule[Run], ...] = (
    UnknownRunParameter(),
    HalfWorkerOverride(),
)

RULES: tuple[Rule[Job] | Rule[Run], ...] = (*_JOB_RULES, *_RUN_RULES)
"""Every rule, by id."""

__all__ = ["RULES", "UNKNOWN", "Finding", "Rule", "Severity", "check_job", "check_run"]


def check_job(properties: Mapping[str, object]) -> list[Finding]:
    """Find the faults of a job.

    Args:
        properties: The properties of an AWS::Glue::Job as CloudFormation takes them. Intrinsic functions may stand
            anywhere: what they hide is unknown, and a rule that needs it finds nothing.

    Returns:
        Every finding, in the order of the rules' ids.
    """
    return judge(_JOB_RULES, Job.read(properties))


def check_run(parameters: Mapping[str, object], job: Mapping[str, object] | None = None) -> list[Finding]:
    """Find the faults of a job run, and not again those that its job has without it.

    Args:
        parameters: The parameters of StartJobRun, by the API's names; intrinsic functions as in `check_job`.
        job: The properties of the job that runs. Left out: nothing is known of it but what the run overrides.

    Returns:
        Every finding, in the order of the rules' ids; a fault of the run with its job names the job's property.
    """
    run = Run.read(parameters, job)
    known = [] if job is None else check_job(job)
    return [finding for finding in judge(_JOB_RULES, run.effective) if finding not in known] + judge(_RUN_RULES, run)
