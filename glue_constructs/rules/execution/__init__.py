"""GC3xx: timeout, retries, queuing, execution class, maintenance window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.rules.execution.bookmarks_with_concurrent_runs import BookmarksWithConcurrentRuns
from glue_constructs.rules.execution.flex_outside_etl import FlexOutsideEtl
from glue_constructs.rules.execution.idle_maintenance_window import IdleMaintenanceWindow
from glue_constructs.rules.execution.implicit_timeout import ImplicitTimeout
from glue_constructs.rules.execution.maintenance_window_outside_streaming import MaintenanceWindowOutsideStreaming
from glue_constructs.rules.execution.malformed_maintenance_window import MalformedMaintenanceWindow
from glue_constructs.rules.execution.max_concurrent_runs_out_of_range import MaxConcurrentRunsOutOfRange
from glue_constructs.rules.execution.max_retries_out_of_range import MaxRetriesOutOfRange
from glue_constructs.rules.execution.notification_after_timeout import NotificationAfterTimeout
from glue_constructs.rules.execution.notify_delay_out_of_range import NotifyDelayOutOfRange
from glue_constructs.rules.execution.queuing_with_flex import QueuingWithFlex
from glue_constructs.rules.execution.retries_with_queuing import RetriesWithQueuing
from glue_constructs.rules.execution.timeout_out_of_range import TimeoutOutOfRange
from glue_constructs.rules.execution.too_many_concurrent_runs import TooManyConcurrentRuns
from glue_constructs.rules.execution.unknown_execution_class import UnknownExecutionClass
from glue_constructs.rules.execution.worker_type_not_for_flex import WorkerTypeNotForFlex

if TYPE_CHECKING:
    from glue_constructs.rules._job import Job
    from glue_constructs.rules._rule import Rule

RULES: tuple[Rule[Job], ...] = (
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
