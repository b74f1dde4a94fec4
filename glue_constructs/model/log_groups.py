"""The names of the log groups and streams that Glue writes to.

===================== ======================================== ====================================================
run                   log group                                log streams
===================== ======================================== ====================================================
Spark                 /aws-glue/jobs/output, .../error         <run id>, and <run id> with -driver, -1, _g-...
Python shell          /aws-glue/python-jobs/output, .../error  <run id>
with a prefix         <--custom-logGroup-prefix>/output, ...   <--custom-logStream-prefix>-driver, ...
continuous            <--continuous-log-logGroup>, or          <--continuous-log-logStreamPrefix or run id>-driver,
                      /aws-glue/jobs/logs-v2                   ...
encrypted             <...>/<configuration>-role/<role>/...    as above
encrypted, continuous <...>-<configuration>                    as above
===================== ======================================== ====================================================

The Glue version of a Spark job determines whether its logs go to a prefix, or to the continuous log group when
continuous logging is enabled (`Version.logs_to_prefix`). Two pages differ on the groups of encrypted logs: this is the
guide to logging; the API's JobRun has /aws-glue/jobs-<role>-<configuration>/.

https://docs.aws.amazon.com/glue/latest/dg/monitor-continuous-logging.html
https://docs.aws.amazon.com/glue/latest/dg/monitor-continuous-logging-enable.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from glue_constructs.model.commands import PYTHON_SHELL
from glue_constructs.model.versions import nearest_version

if TYPE_CHECKING:
    from collections.abc import Mapping

OUTPUT, ERROR = "output", "error"

SPARK_BASE = "/aws-glue/jobs"
PYTHON_SHELL_BASE = "/aws-glue/python-jobs"
CONTINUOUS_KIND = "logs-v2"
CONTINUOUS_GROUP = f"{SPARK_BASE}/{CONTINUOUS_KIND}"

# The arguments that set log groups and streams.
GROUP_PREFIX = "--custom-logGroup-prefix"
STREAM_PREFIX = "--custom-logStream-prefix"
CONTINUOUS_FLAG = "--enable-continuous-cloudwatch-log"
CONTINUOUS_GROUP_ARGUMENT = "--continuous-log-logGroup"
CONTINUOUS_STREAM_PREFIX = "--continuous-log-logStreamPrefix"
LOG_ARGUMENTS = (GROUP_PREFIX, CONTINUOUS_FLAG, CONTINUOUS_GROUP_ARGUMENT)
"""The arguments that name log groups, or enable one."""


def base_group_of(command: object) -> str:
    """Return the default prefix of the log groups of a command."""
    return PYTHON_SHELL_BASE if command == PYTHON_SHELL else SPARK_BASE


def reads_prefix(command: object, version: object) -> bool:
    """Whether the logs of a job go to the prefix that its arguments name.

    Args:
        command: The job's command.
        version: Its GlueVersion, if known.
    """
    row = nearest_version(version)
    return command != PYTHON_SHELL and row is not None and row.logs_to_prefix


def groups_below(base: str) -> tuple[str, str]:
    """Return the log groups for errors and for output with a prefix."""
    return f"{base}/{ERROR}", f"{base}/{OUTPUT}"


def encrypted_base(base: str, *, configuration: str, role: str) -> str:
    """Return the prefix of the log groups with a security configuration that encrypts logs.

    Args:
        base: The prefix without encryption.
        configuration: The name of the security configuration.
        role: The job's role, by name or ARN; the path in an ARN is included.
    """
    return f"{base}/{configuration}-role/{role.partition(':role/')[2] or role}"


def encrypted_continuous_group(group: str, *, configuration: str) -> str:
    """Return the continuous log group with a security configuration that encrypts logs."""
    return f"{group}-{configuration}"


def is_continuous(arguments: Mapping[str, object]) -> bool:
    """Whether the arguments enable continuous logging; only Glue versions without a prefix read them."""
    return arguments.get(CONTINUOUS_FLAG) == "true"


def continuous_group(arguments: Mapping[str, str]) -> str:
    """Return the continuous log group of a job with the arguments, without encryption."""
    return arguments.get(CONTINUOUS_GROUP_ARGUMENT) or CONTINUOUS_GROUP


def arguments_of_run(job: Mapping[str, Any], run_arguments: Mapping[str, str] | None) -> dict[str, str]:
    """Return the arguments that a run has, with those of its job.

    Args:
        job: The job as GetJob returns it.
        run_arguments: The arguments of the run.
    """
    defaults, fixed = job.get("DefaultArguments"), job.get("NonOverridableArguments")
    return {**(defaults or {}), **(run_arguments or {}), **(fixed or {})}


def groups_of_run(job: Mapping[str, Any], run_arguments: Mapping[str, str]) -> tuple[str, ...]:
    """Return the log groups of a run: for errors, for output, and that of continuous logging if it is enabled.

    Empty for a job with a security configuration: if it encrypts logs, the groups have other names.

    Args:
        job: The job as GetJob returns it.
        run_arguments: The arguments of the run.
    """
    if job.get("SecurityConfiguration"):
        return ()
    command = job.get("Command", {}).get("Name")
    arguments = arguments_of_run(job, run_arguments)
    if reads_prefix(command, job.get("GlueVersion")):
        return groups_below(str(arguments.get(GROUP_PREFIX) or base_group_of(command)).rstrip("/"))
    is_separate = command != PYTHON_SHELL and is_continuous(arguments)
    return (*groups_below(base_group_of(command)), *([continuous_group(arguments)] if is_separate else []))
