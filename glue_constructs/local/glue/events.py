"""EventBridge events of ended runs."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING

from moto.events.models import events_backends

if TYPE_CHECKING:
    from glue_constructs.local.glue.runs import EmbeddedJobRun
    from glue_constructs.local.settings import Settings

_log = logging.getLogger(__name__)

_MESSAGES = {
    "SUCCEEDED": ("INFO", "Job run succeeded"),
    "STOPPED": ("INFO", "Job run stopped"),
    "TIMEOUT": ("WARN", "Job run timed out"),
    "FAILED": ("ERROR", "Job run failed"),
}


def publish_state_change(run: EmbeddedJobRun, state: str, settings: Settings) -> None:
    """Publish the state change of an ended run. Rules of moto's EventBridge forward it to queues and log groups.

    The event has the format of
    https://docs.aws.amazon.com/AmazonCloudWatch/latest/events/EventTypes.html#glue-event-types. It is sent to moto's
    backend directly, because PutEvents rejects events with a source aws.*.
    """
    severity, message = _MESSAGES[state]
    detail = {
        "jobName": run.job.name,
        "severity": severity,
        "state": state,
        "jobRunId": run.id,
        "message": message,
    }
    event = {"Source": "aws.glue", "DetailType": "Glue Job State Change", "Detail": json.dumps(detail)}
    try:
        events_backends[settings.account_id][settings.region].put_events([event])
    except Exception:  # noqa: BLE001  an error of a target must not affect the run
        _log.exception("the state change of run %s did not reach every EventBridge target", run.id)
