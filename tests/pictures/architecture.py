"""The diagram of the embedded AWS: its services, their callers, and the processes that it starts."""

from __future__ import annotations

from pictures.drawing import Box, arrow, svg, words

_SIZE = (980, 620)

# The services that glue_constructs/local implements or extends, by the name of the module.
SERVICES = {
    "cloudformation": Box(
        40,
        190,
        210,
        92,
        "CloudFormation",
        ("change sets, order, rollback,", "custom resources:", "our implementation"),
    ),
    "state_machines": Box(270, 190, 210, 92, "Step Functions", ("moto's interpreter,", "really executed")),
    "location": Box(500, 190, 210, 92, "Amazon Location", ("jobs go through their states,", "nothing is validated")),
    "functions": Box(40, 302, 210, 92, "Lambda", ("moto's functions,", "each call a process")),
    "glue": Box(270, 302, 440, 92, "Glue", ("jobs, runs, bookmarks, triggers, logs:", "our model of the service")),
    "hadoop": Box(730, 302, 210, 92, "WebHDFS gateway", ("s3:// for Spark,", "called by Hadoop's own client")),
}
_MOTO = Box(730, 190, 210, 92, "S3, IAM, Logs, SSM", ("EventBridge, CloudWatch ...:", "moto, unchanged"), kind="other")
_CALLERS = (
    Box(40, 24, 280, 62, "cdk bootstrap, deploy, destroy", ("the real CDK CLI",), kind="other"),
    Box(350, 24, 280, 62, "boto3, in your tests", ("aws.client('glue')",), kind="other"),
    Box(660, 24, 280, 62, "glue-constructs runs, import", ("the AWS CLI, any SDK",), kind="other"),
)
_SERVER = Box(20, 140, 940, 274, "One server process, on 127.0.0.1 only", kind="area")
_PROCESSES = (
    Box(40, 500, 270, 76, "A Lambda call", ("the run provider's handlers,", "this machine's Python"), kind="other"),
    Box(355, 500, 270, 76, "A Python shell run", ("the script, its modules,", "this machine's Python"), kind="other"),
    Box(670, 500, 270, 76, "A Spark run", ("the script, PySpark and a JVM,", "this machine's cores"), kind="other"),
)


def architecture() -> str:
    """Draw the diagram."""
    call, shell, spark = _PROCESSES
    below_services = SERVICES["glue"].y + SERVICES["glue"].height
    drawn = [
        *_SERVER.draw(),
        *(line for box in (*_CALLERS, *SERVICES.values(), _MOTO, *_PROCESSES) for line in box.draw()),
        *(arrow(f"M{caller.middle[0]:g} {caller.y + caller.height:g}V{_SERVER.y:g}") for caller in _CALLERS),
        words(_CALLERS[0].middle[0] + 12, 118, "HTTP, by AWS_ENDPOINT_URL", kind="quiet", size=13, anchor="start"),
        # Vertical arrows from a service to the process that it starts, within the width of both.
        arrow(f"M{SERVICES['functions'].middle[0]:g} {below_services:g}V{call.y:g}"),
        arrow(f"M{shell.middle[0]:g} {below_services:g}V{shell.y:g}"),
        arrow(f"M690 {below_services:g}V{spark.y:g}"),
        arrow(f"M{SERVICES['hadoop'].middle[0]:g} {spark.y:g}V{below_services:g}"),
        words(SERVICES["hadoop"].middle[0] + 12, 460, "data in s3://", kind="quiet", size=13, anchor="start"),
        words(_SIZE[0] / 2, 602, "they end with the server, even if it is killed", kind="quiet", size=14),
    ]
    return svg("The embedded AWS: a server process, and a process for each call and run", _SIZE, drawn)
