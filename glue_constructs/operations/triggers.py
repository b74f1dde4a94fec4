"""One Glue trigger, whatever fires it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict

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
    from collections.abc import Mapping, Sequence

    from aws_cdk import Duration
    from aws_cdk.interfaces.aws_glue import ISecurityConfigurationRef
    from constructs import Construct

    from glue_constructs.operations.job_view import JobView
    from glue_constructs.rules import Finding

# Default quota "Max jobs per trigger" (https://docs.aws.amazon.com/general/latest/gr/glue.html); it can be raised.
_DEFAULT_JOBS_QUOTA = 50
_MAX_DESCRIPTION = 2048  # API: DescriptionString


class TriggerOptions(TypedDict, total=False):
    """What every trigger takes, all by keyword.

    Attributes:
        id: The trigger's id below the job. Left out: one that says what it does; a second of the kind needs its own.
        arguments: Arguments of the runs; each overrides the job's default of the same key.
        timeout: The runs' timeout, whole minutes. Left out: the job's.
        notify_delay_after: Whole minutes after which a run is reported as long. Left out: the job's.
        security_configuration: The runs' security configuration, a name or a construct. Left out: the job's.
        enabled: Whether it fires. Left out: it does. Changing it makes another trigger in the place of this one,
            because AWS looks at StartOnCreation only when a trigger is created.
        description: Up to 2,048 characters.
        trigger_name: Its name. Left out: CloudFormation's. With a name of your own, change it together with
            `enabled`: two triggers cannot have one name.
        acknowledge: Rules about runs to pass over, by id, each with the reason. Left out: none.
    """

    id: str | None
    arguments: Mapping[str, str] | None
    timeout: Duration | None
    notify_delay_after: Duration | None
    security_configuration: str | ISecurityConfigurationRef | None
    enabled: bool
    description: str | None
    trigger_name: str | None
    acknowledge: Mapping[str, str] | None


class Trigger:
    """A trigger that was judged and is ready to be made.

    Args:
        id: Its id, unless the options name another.
        jobs: The jobs that it starts; it is placed below the first.
        kind: What fires it: SCHEDULED, CONDITIONAL or ON_DEMAND.
        others: The jobs that it watches.
        options: See `TriggerOptions`.

    Raises:
        InvalidRun: Glue would refuse the runs that it starts; every finding at once.
        InvalidInput: A job is elsewhere, the id is taken, or an option is of the wrong kind.
    """

    def __init__(
        self,
        id: str,
        *,
        jobs: Sequence[JobView],
        kind: str,
        others: Sequence[JobView] = (),
        options: Mapping[str, Any],
    ) -> None:
        self._jobs = jobs
        self._kind, self._options = kind, _require_known_options(options)
        self._enabled = self._options.get("enabled", True)
        if not isinstance(self._enabled, bool):
            raise InvalidInput(f"enabled must be True or False, got {self._enabled!r}")
        own_id = (self._options.get("id") or id) + ("" if self._enabled else "Disabled")
        self._scope, self._id = jobs[0].resolve_child_scope(own_id)
        require_same_environment(jobs[0].stack, [*jobs, *others], "a trigger")
        self._action = _action(**self._options)
        self._findings = self._check()

    def make(self, **properties: Any) -> CfnTrigger:
        """Make it, with the properties of its kind."""
        actions = [CfnTrigger.ActionProperty(job_name=job.name, **self._action) for job in self._jobs]
        made = CfnTrigger(
            self._scope,
            self._id,
            type=self._kind,
            actions=actions,
            # An on-demand trigger is refused with it (API: "True is not supported for ON_DEMAND triggers").
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
        """Where it will be in the tree of constructs."""
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
    """Show a warning with `cdk synth`, acknowledgeable by ``glue-constructs:<name>``."""
    Validations.of(construct).add_warning(f"glue-constructs:{name}", message)


def _require_known_options(options: Mapping[str, Any]) -> dict[str, Any]:
    if unknown := sorted(options.keys() - TriggerOptions.__annotations__.keys()):
        got, takes = ", ".join(map(repr, unknown)), ", ".join(TriggerOptions.__annotations__)
        raise TypeError(f"a trigger got an unexpected keyword argument {got}; it takes {takes}")
    return without_none(options)


def _action(
    *,
    arguments: Mapping[str, str] | None = None,
    timeout: Duration | None = None,
    notify_delay_after: Duration | None = None,
    security_configuration: str | ISecurityConfigurationRef | None = None,
    **_others: object,
) -> dict[str, Any]:
    delay = to_minutes(notify_delay_after, "notify_delay_after")
    return without_none(
        {
            "arguments": dict(arguments) if arguments else None,
            "timeout": to_minutes(timeout, "timeout"),
            "notification_property": None
            if delay is None
            else CfnTrigger.NotificationPropertyProperty(notify_delay_after=delay),
            "security_configuration": security_configuration_name(security_configuration),
        }
    )
