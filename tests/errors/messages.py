"""The place and the error class with which each message of the code is shown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from errors.raised import PRINTING, messages, raised

if TYPE_CHECKING:
    from errors.raised import Message

PROGRAM, COMMANDS, DEPLOYMENT, EMBEDDED, TESTS = "program", "commands", "deployment", "embedded", "tests"

_PLACES = {
    "handlers": DEPLOYMENT,
    "cli": COMMANDS,
    "templates": COMMANDS,
    "adoption": COMMANDS,
    "local": EMBEDDED,
    "testing": TESTS,
}

# Messages that another module raises or prints: by prefix of the module's name; the longest prefix applies.
_RAISED_BY = {
    "_cdk": "InvalidInput",
    "_cdk.keywords": "TypeError",
    "errors": "the first lines of refusals",
    "handlers": "the run provider",
    "jobs": "InvalidInput",
    "local.cloudformation.api_request": "ValidationError",
    "local.cloudformation.evaluation": "ValidationError",
    "local.functions": "the server's log",
    "local.glue.firing": "the server's log",
    "local.glue.responses": "an error of BatchStopJobRun",
    "local.glue.trigger_validation": "GSRInvalidInputException",
    "local.glue.unsupported": "the run's log",
    "local.script_path.awsglue.missing": "MissingFromEmbeddedAws",
    "model.cron": "InvalidInput",
    "operations": "InvalidInput",
    "packaging": "InvalidPackage",
    "runs.location": "InvalidLocationJob",
    "validation": "InvalidInput",
}

# Raised by one module, caught by another and raised again as another class.
BECOMES = {
    "handlers.glue.bookmark.ValueError": "MalformedRequest",
    "handlers.properties.ValueError": "MalformedRequest",
    "handlers.glue.request.ValueError": "MalformedRequest",
    "templates.json_text.ValueError": "Malformed",
    "templates.problems.TooDeep": "Malformed",
    "json.JSONDecodeError": "Malformed",
    "local.location.checks.ValueError": "LocationError",
    "model.cron.InvalidCron": "InvalidInput",
    "model.cron_field.Malformed": "InvalidInput",
    "packaging.pip.PipFailed": "UnresolvedRequirements",
    "packaging.pip_program.SystemExit": "UnresolvedRequirements",
    "packaging.tree.UnpackablePackage": "InvalidPackage",
    "runs.location.s3.ValueError": "InvalidLocationJob",
}

# Raised and caught inside the library; never shown.
INTERNAL = {
    "adoption.shapes.Unreadable": "a value with an undocumented type; a comment in the generated app names it",
    "handlers.service.ListUnfinished": "ends a step whose list of runs the next call continues",
    "handlers.entry.GivenUp": "ends a Lambda function for a request that CloudFormation no longer waits for",
    "local.cloudformation.cancellation.Cancelled": "ends a cancelled operation; the stack's events show it",
    "local.cloudformation.cancellation.TimeoutError": "the same, for a wait",
    "local.cloudformation.evaluation.NotYetKnown": "a value that is unknown before a resource is created",
    "local.cloudformation.operation._Aborted": "ends an operation whose resource failed; the stack's events show it",
    "local.cloudformation.provider.KeyError": "an attribute that a resource does not have; shown as a ValidationError",
    "local.cloudformation.providers.moto_model.KeyError": "the same",
    "rules._page.ValueError": "an incomplete docstring of a rule; the tests of the rules find it",
    "typer.Exit": "how a command ends with its exit code",
}

# Modules with strings that look like error messages and are not.
_NO_FAULTS = {
    "adoption.api_jobs": "comments in an app that import writes",
    "adoption.reasons": "comments in an app that import writes",
    "cli.costs.text": "notes below a table",
    "cli.job_runs.stacks": "part of an error message of AWS",
    "jobs.features.logs.service": "reasons for cdk-nag",
    "jobs.features.security": "reasons for cdk-nag",
    "jobs.features.spark_arguments": "reasons for cdk-nag",
    "local.glue.service": "reasons for moto patches",
    "local.hadoop.mounts": "corrected messages of S3",
    "operations.cost.calculation": "reasons for an unknown cost: see the guide to costs",
    "operations.cost.capacity": "the same",
    "operations.cost.duration": "the same",
    "operations.cost.rating": "the same",
    "runs.provider.nag": "reasons for cdk-nag",
    "scripts.syntax": "parts of the messages of rules",
}


def known() -> dict[tuple[str, str], set[str]]:
    """Return the messages by place and error class (empty for the command line, which shows no class)."""
    found: dict[tuple[str, str], set[str]] = {}
    for message in filter(_is_shown, messages()):
        found.setdefault((_place(_short(message.module)), shown_as(message)), set()).add(message.text)
    return found


def shown_as(message: Message) -> str:
    """Return the name of the class, or of the place, with which a message is shown."""
    if is_of_a_command(message):
        return ""
    if message.kind in PRINTING and _place(_short(message.module)) != DEPLOYMENT:
        return "warnings and notes"
    if message.kind in PRINTING:
        return raiser(message)
    if message.kind:
        return BECOMES.get(_key(message.kind, _short(message.module)), message.kind.rpartition(".")[2])
    return raiser(message)


def is_of_a_command(message: Message) -> bool:
    """Whether a command prints the message."""
    return _place(_short(message.module)) == COMMANDS


def raiser(message: Message) -> str:
    """Return the class that a message of another module is raised with, or its place; empty if unknown."""
    module = _short(message.module)
    names = [name for name in _RAISED_BY if module == name or module.startswith((f"{name}.", f"{name}_"))]
    return _RAISED_BY[max(names, key=len)] if names else ""


def raised_as() -> dict[str, str]:
    """Return the raised classes (builtins with the module that raises them), each with the class that is shown."""
    keys = {
        _key(kind, _short(module)): kind.rpartition(".")[2] for kind, modules in raised().items() for module in modules
    }
    return {key: BECOMES.get(key, name) for key, name in keys.items() if key not in INTERNAL}


def raised_keys() -> set[str]:
    """Return the raised classes, builtins with the module that raises them."""
    return {_key(kind, _short(module)) for kind, modules in raised().items() for module in modules}


def _is_shown(message: Message) -> bool:
    module = _short(message.module)
    is_fault = bool(message.kind) or module not in _NO_FAULTS
    return is_fault and _key(message.kind, module) not in INTERNAL and _is_searchable(message.text)


def _is_searchable(text: str) -> bool:
    """Whether a message has enough words to search for: it does not only join other texts."""
    return len(re.findall(r"[A-Za-z]{2,}", text.replace("got", ""))) > 1


def _key(kind: str, module: str) -> str:
    return _short(kind) if "." in kind else f"{module}.{kind}"


def _short(name: str) -> str:
    return name.removeprefix("glue_constructs").removeprefix(".")


def _place(module: str) -> str:
    return _PLACES.get(module.partition(".")[0], PROGRAM)
