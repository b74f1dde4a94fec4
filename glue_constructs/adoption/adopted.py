"""A job of the generated app."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from glue_constructs.adoption.comments import comment_block
from glue_constructs.adoption.expressions import Call, Code, statement
from glue_constructs.adoption.kinds import choose_construct
from glue_constructs.adoption.names import logical_id
from glue_constructs.adoption.plain import cfn_construct
from glue_constructs.adoption.props import construct_props
from glue_constructs.adoption.roles import Roles
from glue_constructs.adoption.secrets import ARGUMENTS
from glue_constructs.adoption.shapes import normalize
from glue_constructs.rules import Severity, check_job

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glue_constructs.adoption.found_job import FoundJob
    from glue_constructs.adoption.kinds import ConstructChoice
    from glue_constructs.adoption.names import Ids
    from glue_constructs.adoption.references import References
    from glue_constructs.adoption.secrets import Secrets
    from glue_constructs.rules import Finding

_INDENT = 8


@dataclass(frozen=True)
class AdoptedJob:
    """A job of the generated app.

    Attributes:
        found: The job as read from its source.
        class_name: The class of its construct.
        logical_id: Its logical id in the template.
        properties: Its properties in the template.
        lines: The statement that creates it, with its comments.
    """

    found: FoundJob
    class_name: str
    logical_id: str
    properties: Mapping[str, Any]
    lines: tuple[str, ...]


class StackContext:
    """The state that the jobs of one generated stack share.

    Args:
        region: The Region of the jobs; `None` when unknown.
        references: The constants of the app.
        secrets: The secrets of the app.
        ids: The construct ids of the app: each logical id must be unique in import.json.
    """

    def __init__(self, *, region: str | None, references: References, secrets: Secrets, ids: Ids) -> None:
        self._region = region
        self._references = references
        self._secrets = secrets
        self._ids = ids
        self.roles = Roles(ids, references)

    def adopt(self, found: FoundJob) -> AdoptedJob:
        """Generate the statement of a job."""
        own_id = self._ids.new_id(found.label, default="Job")
        properties, unreadable = normalize(found.properties)
        secret_keys = self._secrets.secret_keys(found, properties)
        choice = choose_construct(self._references.with_placeholders(properties, label=own_id), unreadable)
        synthesized = self._references.as_synthesized(choice.properties)
        findings = check_job(_mask_secrets(synthesized, secret_keys), region=self._region)
        class_name, props = self._class_and_props(own_id, choice, unreadable, secret_keys, synthesized)
        call = Call(class_name, [Code("self"), own_id], props)
        path = (own_id, "Resource") if choice.name else (own_id,)
        sentences = [
            *_l1_reason(choice),
            *choice.notes,
            *found.notes,
            *map(_secret_note, sorted(secret_keys)),
            *_finding_notes(findings),
        ]
        lines = (*comment_block(sentences, indent=_INDENT), statement("", call, indent=_INDENT))
        return AdoptedJob(found, class_name, logical_id(*path), synthesized, lines)

    def _class_and_props(
        self,
        id: str,
        choice: ConstructChoice,
        unreadable: list[str],
        secret_keys: frozenset[str],
        synthesized: Mapping[str, Any],
    ) -> tuple[str, dict[str, Any]]:
        safe = self._secrets.mask(id, choice.properties, synthesized, secret_keys)
        if not choice.name:
            class_name, props = cfn_construct(safe, unreadable)
        else:
            class_name, props = choice.name, construct_props(safe, secret_keys=secret_keys)
            props["role"] = self.roles.role(choice.properties["Role"])
            if acknowledged := _acknowledged_errors(synthesized):
                props["acknowledge"] = acknowledged
        return class_name, {prop: self._references.as_expression(value) for prop, value in props.items()}


def _acknowledged_errors(properties: Mapping[str, Any]) -> dict[str, str]:
    """Return the rules with errors, which would fail the synth, each with a reason to acknowledge it."""
    # The construct checks its properties without a Region and with a reference as its role.
    findings = check_job({**properties, "Role": {"Ref": "Role"}})
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    return {finding.rule: f"imported unchanged: {finding.name}" for finding in errors}


def _mask_secrets(properties: Mapping[str, Any], secret_keys: frozenset[str]) -> dict[str, Any]:
    """Replace secrets with references, so that no finding shows one."""
    maps = {name: value for name in ARGUMENTS if isinstance(value := properties.get(name), dict)}
    masks = {key: {"Ref": "Secret"} for key in secret_keys}
    return {
        **properties,
        **{name: {key: masks.get(key, item) for key, item in value.items()} for name, value in maps.items()},
    }


def _secret_note(key: str) -> str:
    return f"{key} looks like a secret, which everyone with access to the job can read: use AWS Secrets Manager"


def _l1_reason(choice: ConstructChoice) -> list[str]:
    return [f"An L1 construct, because {'; '.join(choice.reasons)}."] if choice.reasons else []


def _finding_notes(findings: list[Finding]) -> list[str]:
    return [
        f"{finding.rule} ({finding.severity}) {finding.property}: {finding.message}"
        for finding in findings
        if finding.severity is not Severity.INFO
    ]
