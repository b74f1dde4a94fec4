"""Triggers, as CreateTrigger, UpdateTrigger and GetTrigger handle them.

::

    CREATED ---StartTrigger---> ACTIVATED <---> DEACTIVATED

A scheduled or conditional trigger with StartOnCreation is ACTIVATED when it is created. An on-demand trigger is always
CREATED (https://docs.aws.amazon.com/glue/latest/dg/about-triggers.html). There are no states in between, such as
ACTIVATING, because nothing takes time here.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

from moto.glue.exceptions import EntityNotFoundException, GSRAlreadyExistsException

from glue_constructs.local.glue.trigger_validation import validate_trigger

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from glue_constructs.local.glue.jobs import Jobs

# The fields of CreateTrigger that GetTrigger does not return.
_CREATE_ONLY = ("StartOnCreation", "Tags")


class Trigger:
    """A trigger.

    Attributes:
        name: The trigger's name.
        arn: Its ARN.
        definition: The fields of CreateTrigger without Name, StartOnCreation and Tags.
        state: The state; see above.
    """

    def __init__(self, name: str, arn: str, definition: Mapping[str, Any], *, is_active: bool) -> None:
        self.name = name
        self.arn = arn
        self.definition = dict(definition)
        self.state = "ACTIVATED" if is_active else "CREATED"

    @property
    def type(self) -> str:
        """The type: SCHEDULED, CONDITIONAL, ON_DEMAND or EVENT."""
        kind: str = self.definition["Type"]
        return kind

    @property
    def is_active(self) -> bool:
        """Whether it is ACTIVATED."""
        return self.state == "ACTIVATED"

    @property
    def actions(self) -> list[dict[str, Any]]:
        """The actions that it performs when it fires."""
        actions: list[dict[str, Any]] = self.definition["Actions"]
        return actions

    def starts(self, job_name: str) -> bool:
        """Return whether it starts a job."""
        return any(action.get("JobName") == job_name for action in self.actions)

    def set_active(self, *, active: bool) -> None:
        """Activate or deactivate the trigger. This has no effect on an on-demand trigger."""
        if self.type != "ON_DEMAND":
            self.state = "ACTIVATED" if active else "DEACTIVATED"

    def describe(self) -> dict[str, Any]:
        """Return the trigger for GetTrigger."""
        return {"Name": self.name, "State": self.state, **self.definition}


class Triggers:
    """All triggers of an embedded AWS."""

    def __init__(self, jobs: Jobs, *, region: str, account_id: str) -> None:
        self._jobs = jobs
        self._arn = f"arn:aws:glue:{region}:{account_id}:trigger/"
        self._triggers: dict[str, Trigger] = {}
        self._lock = threading.Lock()

    def __iter__(self) -> Iterator[Trigger]:
        return iter(list(self._triggers.values()))

    def __contains__(self, name: str) -> bool:
        return name in self._triggers

    def create(self, name: str, parameters: Mapping[str, Any]) -> Trigger:
        """Add a trigger.

        Raises:
            GSRAlreadyExistsException: A trigger of that name exists.
            GSRInvalidInputException, EntityNotFoundException: See `trigger_validation.validate_trigger`.
        """
        validate_trigger(parameters, self._jobs)
        definition = {field: value for field, value in parameters.items() if field not in _CREATE_ONLY}
        with self._lock:
            if name in self._triggers:
                raise GSRAlreadyExistsException(f"Trigger with name {name} already submitted")
            active = bool(parameters.get("StartOnCreation"))
            trigger = self._triggers[name] = Trigger(name, self._arn + name, definition, is_active=active)
        return trigger

    def update(self, name: str, update: Mapping[str, Any]) -> Trigger:
        """Update the given fields; an empty string removes a field. Other fields and the state stay unchanged.

        Raises:
            EntityNotFoundException: There is no such trigger.
            GSRInvalidInputException, EntityNotFoundException: As for `create`.
        """
        trigger = self.get(name)
        merged = {**trigger.definition, **{field: value for field, value in update.items() if field != "Name"}}
        definition = {field: value for field, value in merged.items() if value != ""}
        validate_trigger(definition, self._jobs)
        trigger.definition = definition
        return trigger

    def get(self, name: str) -> Trigger:
        """Return a trigger by its name.

        Raises:
            EntityNotFoundException: There is no such trigger.
        """
        try:
            return self._triggers[name]
        except KeyError:
            raise EntityNotFoundException(f"Trigger with name {name} not found") from None

    def starting_job(self, job_name: str | None) -> list[Trigger]:
        """Return the triggers that can start a job.

        "The trigger that can start this job is returned, and if there is no such trigger, all triggers are returned."
        (https://docs.aws.amazon.com/glue/latest/webapi/API_GetTriggers.html)

        Args:
            job_name: The name of the job; None for all triggers.
        """
        found = [trigger for trigger in self if job_name is not None and trigger.starts(job_name)]
        return found or list(self)

    def delete(self, name: str) -> Trigger | None:
        """Delete a trigger and return it; None if there is no such trigger."""
        return self._triggers.pop(name, None)
