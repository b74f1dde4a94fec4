"""What EventBridge hears of runs that have ended."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING

from moto.events.models import events_backends

if TYPE_CHECKING:
    from glue_constructs.local.glue.runs import JobRun
    from glue_constructs.local.settings import Settings

_log = logging.getLogger(__name__)

_MESSAGES = {
    "SUCCEEDED": ("INFO", "Job run succeeded"),
    "STOPPED": ("INFO", "Job run stopped"),
    "TIMEOUT": ("WARN", "Job run timed out"),
    "FAILED": ("ERROR", "Job run failed"),
}


def publish_state_change(run: JobRun, state: str, settings: Settings) -> None:
    """Send the event of a run that has ended; the rules of moto's EventBridge pass it on to queues and log groups.

    Its shape is that of https://docs.aws.amazon.com/AmazonCloudWatch/latest/events/EventTypes.html#glue-event-types. It
    goes to moto's backend itself: EventBridge takes no event of an aws.* source from others.
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
    except Exception:  # noqa: BLE001  a run has ended, whatever becomes of the news
        _log.exception("the end of run %s did not reach every target of EventBridge", run.id)
