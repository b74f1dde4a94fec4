"""Glue triggers of every type: options, validation and creation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk import Validations
from aws_cdk.aws_glue import CfnTrigger

from glue_constructs._cdk.tokens import UNKNOWN
from glue_constructs._cdk.values import (
    notification_property,
    security_configuration_name,
    to_minutes,
    without_none,
)
from glue_constructs.errors import InvalidInput
from glue_constructs.operations.placement import require_free_id, require_same_environment
from glue_constructs.validation.construct import attach_warnings, require_valid_run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from constructs import Construct

    from glue_constructs.operations.job_view import JobView
    from glue_constructs.operations.trigger_options import TriggerOptions
    from glue_constructs.rules import Finding

# Default quota "Max jobs per trigger" (https://docs.aws.amazon.com/general/latest/gr/glue.html); it can be raised.
_DEFAULT_JOBS_QUOTA = 50
_MAX_DESCRIPTION = 2048  # API: DescriptionString


class Trigger:
    """A trigger that is validated and not yet created.

    Args:
        id: The construct id, unless the options set another.
        jobs: The jobs that the trigger starts; the trigger is created below the first.
        kind: The trigger's type: SCHEDULED, CONDITIONAL or ON_DEMAND.
        others: The jobs in the trigger's conditions.
        options: See `TriggerOptions`.

    Raises:
        InvalidRun: Glue would refuse the runs that the trigger starts; the message lists every finding.
        InvalidInput: A job is in another account or Region, the id is taken, or an option has a wrong type.
    """

    def __init__(
        self,
        id: str,
        *,
        jobs: Sequence[JobView],
        kind: str,
        others: Sequence[JobView] = (),
        options: TriggerOptions,
    ) -> None:
        self._jobs = jobs
        self._kind, self._options = kind, options
        enabled = options.get("enabled")
        self._enabled = True if enabled is None else enabled
        if not isinstance(self._enabled, bool):
            raise InvalidInput(f"enabled must be True or False, got {self._enabled!r}")
        own_id = (self._options.get("id") or id) + ("" if self._enabled else "Disabled")
        self._scope, self._id = jobs[0].resolve_child_scope(own_id)
        require_same_environment(jobs[0].stack, [*jobs, *others], "a trigger")
        self._action = _action(options)
        self._findings = self._check()

    def make(self, **properties: Any) -> CfnTrigger:
        """Create the trigger, with the properties of its type."""
        actions = [CfnTrigger.ActionProperty(job_name=job.name, **self._action) for job in self._jobs]
        made = CfnTrigger(
            self._scope,
            self._id,
            type=self._kind,
            actions=actions,
            # Glue rejects it for an on-demand trigger (API: "True is not supported for ON_DEMAND triggers").
            start_on_creation=None if self._kind == "ON_DEMAND" else self._enabled,
            description=self._options.get("description"),
            name=self._options.get("trigger_name"),
            **properties,
        )
        attach_warnings(made, self._findings)
        self._warn_of_quota(made)
        return made

    @property
    def label(self) -> str:
        """The construct path that the trigger will have."""
        return f"{self._scope.node.path}/{self._id}"

    def _check(self) -> list[Finding]:
        require_free_id(self._scope, self._id)
        description = self._options.get("description")
        if isinstance(description, str) and len(description) > _MAX_DESCRIPTION:
            raise InvalidInput(f"description must have {_MAX_DESCRIPTION} characters at most, got {len(description)}")
        notify = notification_property(self._options.get("notify_delay_after"))
        run = {
            "JobName": UNKNOWN,
            "Arguments": self._action.get("arguments"),
            "Timeout": self._action.get("timeout"),
            "SecurityConfiguration": self._action.get("security_configuration"),
            "NotificationProperty": notify,
        }
        acknowledge = self._options.get("acknowledge") or {}
        return require_valid_run(self._scope, self._id, without_none(run), job=None, acknowledge=acknowledge)

    def _warn_of_quota(self, made: CfnTrigger) -> None:
        if len(self._jobs) > _DEFAULT_JOBS_QUOTA:
            add_warning(
                made, "too-many-jobs", f"a trigger starts {_DEFAULT_JOBS_QUOTA} jobs by default, got {len(self._jobs)}"
            )


def add_warning(construct: Construct, name: str, message: str) -> None:
    """Add a warning that `cdk synth` reports, which can be acknowledged as ``glue-constructs:<name>``."""
    Validations.of(construct).add_warning(f"glue-constructs:{name}", message)


def _action(options: TriggerOptions) -> dict[str, Any]:
    arguments = options.get("arguments")
    delay = to_minutes(options.get("notify_delay_after"), "notify_delay_after")
    return without_none(
        {
            "arguments": dict(arguments) if arguments else None,
            "timeout": to_minutes(options.get("timeout"), "timeout"),
            "notification_property": None
            if delay is None
            else CfnTrigger.NotificationPropertyProperty(notify_delay_after=delay),
            "security_configuration": security_configuration_name(options.get("security_configuration")),
        }
    )
