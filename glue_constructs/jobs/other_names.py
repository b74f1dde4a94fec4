"""The names that other libraries and the API have for a job's props: what to write instead of them."""

from __future__ import annotations

from glue_constructs.jobs.props import PythonShellJobProps
from glue_constructs.jobs.spark_props import SparkEtlJobProps, SparkStreamingJobProps
from glue_constructs.model.job_schema import JOB_PROPERTIES, snake_case

_KINDS: dict[str, type] = {
    "SparkEtlJob": SparkEtlJobProps,
    "SparkStreamingJob": SparkStreamingJobProps,
    "PythonShellJob": PythonShellJobProps,
}

# The stable L2 (aws_cdk.aws_glue), aws-cdk.aws-glue-alpha 2.114 to 2.274, Terraform's aws_glue_job, and forms
# of a prop's name that are not similar enough to be found by their letters.
_OTHER_NAMES: dict[str, tuple[str, ...]] = {
    "args": ("arguments",),
    "code": ("script",),
    "continuous_logging": ("logs",),
    "databases": ("catalog_databases",),
    "enable_continuous_logging": ("logs",),
    "enable_metrics": ("metrics",),
    "enable_observability_metrics": ("observability_metrics",),
    "enable_profiling_metrics": ("metrics",),
    "executable": ("script",),
    "extra_jars_first": ("user_jars_first",),
    "extra_python_files": ("extra_py_files",),
    "iam_role": ("role",),
    "jars": ("extra_jars",),
    "log_group": ("logs",),
    "max_cost": ("max_cost_per_run",),
    "permissions_boundary": ("role_permissions_boundary",),
    "physical_name": ("job_name",),
    "py_files": ("extra_py_files",),
    "role_arn": ("role",),
    "script_location": ("script",),
    "spark_ui_props": ("spark_ui",),
    "timeout_minutes": ("timeout",),
    "version": ("glue_version",),
    "worker_configuration": ("worker_type", "number_of_workers"),
    "worker_count": ("number_of_workers",),
    "workers": ("worker_type", "number_of_workers"),
}

# Properties of the API whose prop is a member of them, or has another form.
_API: dict[str, tuple[str, ...]] = {
    "allocated_capacity": ("number_of_workers",),
    "command": ("script",),
    "execution_property": ("max_concurrent_runs",),
    "notification_property": ("notify_delay_after",),
    **{snake_case(row.name): (row.prop,) for row in JOB_PROPERTIES if row.prop is not None},
}

_WORKERS = frozenset(
    {"allocated_capacity", "number_of_workers", "worker_configuration", "worker_count", "worker_type", "workers"}
)

_REASONS = {
    "account": "a job has the account of its stack: Stack(..., env=...)",
    "command_name": "the class decides the command: SparkEtlJob, SparkStreamingJob or PythonShellJob",
    "environment_from_arn": "a job has the environment of its stack: Stack(..., env=...)",
    "executor_memory": "the worker type decides the memory: use 'worker_type'",
    "log_uri": "Glue reserves LogUri for future use; use 'logs'",
    "region": "a job has the Region of its stack: Stack(..., env=...)",
    "runtime": "only Ray jobs have a Runtime, and new Ray jobs cannot be created",
    "source_control_details": "AWS::Glue::Job has no SourceControlDetails",
}


def explain_prop(kind: str, name: str) -> str | None:
    """Return what to write instead of a name that a kind of job does not take; None for a name that is not known.

    Args:
        kind: The name of the job's class.
        name: The name, in any of the forms of Python, CloudFormation and TypeScript: snake_case, PascalCase, camelCase.
    """
    name = snake_case(name)
    if name in _REASONS:
        return _REASONS[name]
    if kind == "PythonShellJob" and name in _WORKERS:
        return "use 'max_capacity': Python shell jobs have no workers"
    if kind != "PythonShellJob" and name == "max_capacity":
        return "use 'worker_type' and 'number_of_workers', which replace it since Glue 2.0"
    is_a_prop = any(name in props.__annotations__ for props in _KINDS.values())
    instead = (name,) if is_a_prop else _props_by_other_name(name)
    if not instead:
        return None
    takes = {"script", *_KINDS[kind].__annotations__}
    if not takes.issuperset(instead):
        kinds = [each for each, props in _KINDS.items() if props.__annotations__.keys() >= {*instead}]
        return f"{'it' if is_a_prop else _listed(instead)} is a prop of {' and '.join(kinds)}"
    return f"use {_listed(instead)}"


def _props_by_other_name(name: str) -> tuple[str, ...]:
    return _OTHER_NAMES.get(name) or _API.get(name) or _arguments().get(name) or ()


def _arguments() -> dict[str, tuple[str, ...]]:
    """Return the props of Glue's arguments: ``enable_auto_scaling`` of ``--enable-auto-scaling``."""
    from glue_constructs.model.parameters import SPECIAL_PARAMETERS  # noqa: PLC0415  # only where there is an error

    rows = SPECIAL_PARAMETERS.values()
    return {row.name.lstrip("-").replace("-", "_").lower(): (row.prop,) for row in rows if row.prop}


def _listed(names: tuple[str, ...]) -> str:
    return " and ".join(map(repr, names))
