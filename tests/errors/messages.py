"""Where each message of the code ends: which error a person meets with it, and who meets none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from errors.raised import SPOKEN, messages, raised

if TYPE_CHECKING:
    from errors.raised import Message

PROGRAM, COMMANDS, DEPLOYMENT, EMBEDDED, TESTS = "program", "commands", "deployment", "embedded", "tests"

_ROOMS = {
    "handlers": DEPLOYMENT,
    "cli": COMMANDS,
    "templates": COMMANDS,
    "adoption": COMMANDS,
    "local": EMBEDDED,
    "testing": TESTS,
}

# Faults that another module raises, or says: by the beginning of a module's name, the longest first.
_RAISED_BY = {
    "_cdk": "InvalidInput",
    "_cdk.keywords": "TypeError",
    "errors": "the first lines of refusals",
    "handlers": "the run provider",
    "jobs": "InvalidInput",
    "local.cloudformation.api_request": "ValidationError",
    "local.cloudformation.evaluation": "ValidationError",
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

# Raised by one part of the library, caught by another, and told by that.
BECOMES = {
    "handlers.job_run.bookmark.ValueError": "MalformedRequest",
    "handlers.job_run.properties.ValueError": "MalformedRequest",
    "handlers.job_run.request.ValueError": "MalformedRequest",
    "templates.json_text.ValueError": "Malformed",
    "templates.problems.TooDeep": "Malformed",
    "json.JSONDecodeError": "Malformed",
    "local.location.checks.ValueError": "LocationError",
    "model.cron.InvalidCron": "InvalidInput",
    "model.cron_field.Malformed": "InvalidInput",
    "packaging.pip.PipFailed": "UnresolvedRequirements",
    "packaging.pip_program.SystemExit": "UnresolvedRequirements",
    "packaging.tree.UnpackablePackage": "InvalidPackage",
    "runs.location_s3.ValueError": "InvalidLocationJob",
}

# Raised and caught inside; what it would say is told in other words, or is nobody's business.
NOBODY_MEETS = {
    "adoption.shapes.Unreadable": "a value of AWS in another shape than documented; a remark on the import names it",
    "handlers.job_run.entry.GivenUp": "ends the processing of a request that CloudFormation no longer waits for",
    "local.cloudformation.cancellation.Cancelled": "ends an operation that was cancelled; the stack's events tell it",
    "local.cloudformation.cancellation.TimeoutError": "the same, for a wait",
    "local.cloudformation.evaluation.NotYetKnown": "a value that is not known before a resource is made",
    "local.cloudformation.operation._Aborted": "ends an operation whose resource failed; the stack's events tell it",
    "local.cloudformation.provider.KeyError": "an attribute that a resource does not have; told as a ValidationError",
    "local.cloudformation.providers.moto_model.KeyError": "the same",
    "rules._page.ValueError": "a rule's own docstring that is not whole; the tests of the rules find it",
    "typer.Exit": "how a command ends with its exit code",
}

# Modules whose sentences look like faults and are none.
_NO_FAULTS = {
    "adoption.api_jobs": "comments in an app that import writes",
    "adoption.reasons": "comments in an app that import writes",
    "cli.costs.text": "notes below a table",
    "cli.job_runs.commands.logs": "a note",
    "cli.job_runs.stacks": "what an answer of AWS is known by",
    "jobs.features.logs.service": "reasons for cdk-nag",
    "jobs.features.security": "reasons for cdk-nag",
    "jobs.features.spark_arguments": "reasons for cdk-nag",
    "local.glue.service": "reasons for moto patches",
    "local.hadoop.mounts": "S3's own words, put right",
    "operations.cost.calculation": "why a cost is not known: in the cost's own page",
    "operations.cost.capacity": "the same",
    "operations.cost.duration": "the same",
    "operations.cost.limit": "the same",
    "operations.cost.rating": "the same",
    "runs.provider": "reasons for cdk-nag",
}


def known() -> dict[tuple[str, str], set[str]]:
    """The messages, by where they are met and by the error (empty on the command line: it shows no class)."""
    found: dict[tuple[str, str], set[str]] = {}
    for message in filter(_is_met, messages()):
        found.setdefault((_place(_short(message.room)), met_as(message)), set()).add(message.text)
    return found


def met_as(message: Message) -> str:
    """The name of the class, or of the place, that a person meets a message as."""
    if is_of_a_command(message):
        return ""
    if message.kind in SPOKEN:  # the handlers have a `fail`, too
        return raiser(message) if _short(message.room).startswith("handlers.") else "warnings and notes"
    if message.kind:
        return BECOMES.get(_key(message.kind, _short(message.room)), message.kind.rpartition(".")[2])
    return raiser(message)


def is_of_a_command(message: Message) -> bool:
    """Whether a command says it."""
    return _place(_short(message.room)) == COMMANDS


def raiser(message: Message) -> str:
    """The name of the class that a fault is raised as, or of the place where it is told; empty when nobody knows."""
    room = _short(message.room)
    names = [name for name in _RAISED_BY if room == name or room.startswith((f"{name}.", f"{name}_"))]
    return _RAISED_BY[max(names, key=len)] if names else ""


def raised_as() -> dict[str, str]:
    """Every class that is raised (a Python one with the module that raises it) -> what a person meets it as."""
    keys = {
        _key(kind, _short(module)): kind.rpartition(".")[2] for kind, modules in raised().items() for module in modules
    }
    return {key: BECOMES.get(key, name) for key, name in keys.items() if key not in NOBODY_MEETS}


def raised_keys() -> set[str]:
    """Every class that is raised; a Python one with the module that raises it."""
    return {_key(kind, _short(module)) for kind, modules in raised().items() for module in modules}


def _is_met(message: Message) -> bool:
    room = _short(message.room)
    is_fault = bool(message.kind) or room not in _NO_FAULTS
    return is_fault and _key(message.kind, room) not in NOBODY_MEETS and _tells(message.text)


def _tells(text: str) -> bool:
    """Whether there is something to search for: more than what joins other texts."""
    return len(re.findall(r"[A-Za-z]{2,}", text.replace("got", ""))) > 1


def _key(kind: str, room: str) -> str:
    return _short(kind) if "." in kind else f"{room}.{kind}"


def _short(name: str) -> str:
    return name.removeprefix("glue_constructs").removeprefix(".")


def _place(room: str) -> str:
    return _ROOMS.get(room.partition(".")[0], PROGRAM)
