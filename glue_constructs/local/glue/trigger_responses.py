"""The trigger operations of Glue's API, which override moto's."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING

from moto.core.responses import ActionResult
from moto.glue.responses import GlueResponse

from glue_constructs.local.glue.paging import paginate

if TYPE_CHECKING:
    from glue_constructs.local.glue.firing import Firing
    from glue_constructs.local.glue.triggers import Trigger, Triggers


class TriggerResponse(GlueResponse):
    """One request about triggers; see `responses`.

    Args:
        triggers: All triggers.
        firing: Fires the triggers.
    """

    def __init__(self, triggers: Triggers, firing: Firing) -> None:
        super().__init__()
        self._triggers = triggers
        self._firing = firing

    def create_trigger(self) -> ActionResult:
        """CreateTrigger."""
        parameters = {**self.parameters}
        trigger = self._triggers.create(parameters.pop("Name"), parameters)
        self.glue_backend.tag_resource(trigger.arn, parameters.get("Tags", {}))
        return ActionResult({"Name": trigger.name})

    def update_trigger(self) -> ActionResult:
        """UpdateTrigger."""
        trigger = self._triggers.update(self.parameters["Name"], self.parameters["TriggerUpdate"])
        return ActionResult({"Trigger": trigger.describe()})

    def get_trigger(self) -> ActionResult:
        """GetTrigger."""
        return ActionResult({"Trigger": self._trigger().describe()})

    def get_triggers(self) -> ActionResult:
        """GetTriggers."""
        found = self._triggers.starting_job(self.parameters.get("DependentJobName"))
        triggers, token = paginate(self.parameters, found, key=lambda trigger: trigger.name)
        return ActionResult({"Triggers": [trigger.describe() for trigger in triggers], "NextToken": token})

    def list_triggers(self) -> ActionResult:
        """ListTriggers: the triggers that have all the given tags."""
        wanted = self.parameters.get("Tags", {}).items()
        found = self._triggers.starting_job(self.parameters.get("DependentJobName"))
        tagged = [trigger.name for trigger in found if wanted <= self.glue_backend.get_tags(trigger.arn).items()]
        names, token = paginate(self.parameters, tagged, key=str)
        return ActionResult({"TriggerNames": names, "NextToken": token})

    def batch_get_triggers(self) -> ActionResult:
        """BatchGetTriggers."""
        names = self.parameters["TriggerNames"]
        found = [self._triggers.get(name).describe() for name in names if name in self._triggers]
        missing = [name for name in names if name not in self._triggers]
        return ActionResult({"Triggers": found, "TriggersNotFound": missing})

    def start_trigger(self) -> ActionResult:
        """StartTrigger."""
        self._firing.start_trigger(self.parameters["Name"])
        return ActionResult({"Name": self.parameters["Name"]})

    def stop_trigger(self) -> ActionResult:
        """StopTrigger. Runs that the trigger has started continue."""
        self._trigger().set_active(active=False)
        return ActionResult({"Name": self.parameters["Name"]})

    def delete_trigger(self) -> ActionResult:
        """DeleteTrigger."""
        name = self.parameters["Name"]
        trigger = self._triggers.delete(name)
        if trigger is not None:
            self.glue_backend.tagger.delete_all_tags_for_resource(trigger.arn)
        return ActionResult({"Name": name})

    def fire_scheduled_triggers(self) -> str:
        """FireScheduledTriggers, an internal operation for `EmbeddedAws.fire_schedules_at` that returns JSON."""
        fired = self._firing.fire_scheduled(datetime.fromisoformat(self.parameters["Moment"]))
        return json.dumps({"TriggerNames": fired})

    def _trigger(self) -> Trigger:
        return self._triggers.get(self.parameters["Name"])
