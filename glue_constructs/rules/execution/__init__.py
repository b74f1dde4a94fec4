"""GC3xx: timeout, retries, queuing, execution class, maintenance window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.rules.tables import SPARK_ETL

if TYPE_CHECKING:
    from glue_constructs.rules._job_rules import Topics

RULES: dict[str, Topics] = {
    "timeout_out_of_range": ("Timeout",),
    "implicit_timeout": (SPARK_ETL,),
    "notify_delay_out_of_range": ("NotificationProperty",),
    "notification_after_timeout": ("NotificationProperty",),
    "max_retries_out_of_range": ("MaxRetries",),
    "retries_with_queuing": ("JobRunQueuingEnabled",),
    "queuing_with_flex": ("JobRunQueuingEnabled",),
    "unknown_execution_class": ("ExecutionClass",),
    "flex_outside_etl": ("ExecutionClass",),
    "worker_type_not_for_flex": ("ExecutionClass",),
    "malformed_maintenance_window": ("MaintenanceWindow",),
    "maintenance_window_outside_streaming": ("MaintenanceWindow",),
    "idle_maintenance_window": ("MaintenanceWindow",),
    "max_concurrent_runs_out_of_range": ("ExecutionProperty",),
    "too_many_concurrent_runs": ("ExecutionProperty",),
    "bookmarks_with_concurrent_runs": ("ExecutionProperty",),
}
