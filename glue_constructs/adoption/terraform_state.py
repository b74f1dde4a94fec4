"""The jobs of a Terraform state, as ``terraform state pull`` prints it: JSON of format version 4.

The format is internal to Terraform (internal/states/statefile/version4.go; Terraform 0.12 and newer, OpenTofu); the
attributes are those of the provider's aws_glue_job (internal/service/glue/job.go). Zero values are omitted, as the
provider does when it creates a job.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from glue_constructs.adoption.api_jobs import read_api_job
from glue_constructs.adoption.found_job import FoundJob
from glue_constructs.adoption.triggers import trigger_notes
from glue_constructs.errors import InvalidInput
from glue_constructs.model.job_schema import STRUCTURES, snake_case

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_VERSION = 4
_JOB, _TRIGGER = "aws_glue_job", "aws_glue_trigger"
_BLOCKS = {snake_case(name) for name in STRUCTURES}
_NOT_OF_THE_JOB = {"arn", "id", "region", "tags", "tags_all", "timeouts"}
_RENAMED = {"role_arn": "Role"}


def read_terraform_jobs(text: str, file: str) -> list[FoundJob]:
    """Read the jobs of a Terraform state.

    Args:
        text: The state.
        file: Its file name, for messages.

    Raises:
        InvalidInput: It is not a Terraform state of version 4.
    """
    state = _state(text, file)
    triggers = [_trigger(attributes) for _, attributes, _ in _instances(state, _TRIGGER, file)]
    started = trigger_notes(triggers)
    return [
        _job(address, attributes, instance, started.get(str(attributes.get("name")), []))
        for address, attributes, instance in _instances(state, _JOB, file)
    ]


def _state(text: str, file: str) -> Mapping[str, Any]:
    try:
        state = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InvalidInput(f"{file} is not valid JSON: {error}; expected the output of terraform state pull") from None
    if not isinstance(state, dict):
        raise InvalidInput(f"{file} must be a Terraform state, a JSON object, got {type(state).__name__}")
    if "encrypted_data" in state:
        raise InvalidInput(f"{file} is an encrypted state: pass the output of tofu state pull, which is decrypted")
    if "format_version" in state:
        raise InvalidInput(f"{file} is the output of terraform show: pass the output of terraform state pull")
    version = state.get("version")
    if version != _VERSION or isinstance(version, bool):
        raise InvalidInput(
            f"{file} must be a Terraform state of version {_VERSION} (Terraform 0.12 and newer), got version"
            f" {version!r}: run terraform apply with a newer Terraform, or update glue-constructs"
        )
    if not isinstance(state.get("resources"), list):
        raise InvalidInput(f"{file} is not a Terraform state: it has no list of resources")
    return state


def _instances(state: Mapping[str, Any], kind: str, file: str) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """Yield each managed instance of a resource type, without deposed ones: address, attributes, instance."""
    for resource in state["resources"]:
        if not isinstance(resource, dict) or (resource.get("mode"), resource.get("type")) != ("managed", kind):
            continue
        address = ".".join(filter(None, [str(resource.get("module") or ""), kind, str(resource.get("name"))]))
        for instance in resource.get("instances") or []:
            if not isinstance(instance, dict) or instance.get("deposed"):
                continue
            attributes, key = instance.get("attributes"), instance.get("index_key")
            full_address = address if key is None else f"{address}[{json.dumps(key)}]"
            if not isinstance(attributes, dict):
                raise InvalidInput(f"{file}: {full_address} has no attributes: run terraform apply -refresh-only first")
            yield full_address, attributes, instance


def _job(address: str, attributes: Mapping[str, Any], instance: Mapping[str, Any], started: list[str]) -> FoundJob:
    job = {_name(key): _value(key, value) for key, value in attributes.items() if key not in _NOT_OF_THE_JOB}
    definition = {name: value for name, value in job.items() if value or (name == "MaxRetries" and value == 0)}
    tags = attributes.get("tags_all") or attributes.get("tags") or {}
    notes = [f"{address} in Terraform; after the import, remove it from the state: terraform state rm"]
    if instance.get("status") == "tainted":
        notes.append("It is tainted: Terraform would replace it.")
    label = address.replace(f"{_JOB}.", "").replace("module.", "")
    found = read_api_job(definition, tags=tags, started=started, label=label)
    return FoundJob(found.label, found.properties, (*notes, *found.notes), _sensitive(instance))


def _name(attribute: str) -> str:
    return _RENAMED.get(attribute) or "".join(word.capitalize() for word in attribute.split("_"))


def _value(attribute: str, value: Any) -> Any:
    """Convert a value to the API's shape: a block is a list of one object."""
    if attribute == "connections":
        return {"Connections": value} if value else None
    if attribute not in _BLOCKS:
        return value
    block = value[0] if isinstance(value, list) and value else {}
    members = block.items() if isinstance(block, dict) else ()
    return {_name(member): item for member, item in members if item}


def _sensitive(instance: Mapping[str, Any]) -> frozenset[str]:
    """Return the keys of arguments that are marked sensitive: the last steps of the paths."""
    found = set()
    for path in instance.get("sensitive_attributes") or []:
        last = path[-1].get("value") if isinstance(path, list) and path and isinstance(path[-1], dict) else None
        if isinstance(last, dict) and isinstance(last.get("value"), str):
            found.add(last["value"])
    return frozenset(found)


def _trigger(attributes: Mapping[str, Any]) -> dict[str, Any]:
    actions = attributes.get("actions") or []
    return {
        "Name": attributes.get("name"),
        "Type": attributes.get("type"),
        "Schedule": attributes.get("schedule"),
        "WorkflowName": attributes.get("workflow_name"),
        "Actions": [{"JobName": action.get("job_name")} for action in actions if isinstance(action, dict)],
    }
