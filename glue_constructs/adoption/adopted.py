"""A found job, as the app says it."""

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
    """A job of the app.

    Attributes:
        found: As it was found.
        class_name: The class of its construct.
        logical_id: Its logical id in the template.
        properties: Its properties in the template.
        lines: The statement that makes it, with its remarks.
    """

    found: FoundJob
    class_name: str
    logical_id: str
    properties: Mapping[str, Any]
    lines: tuple[str, ...]


class StackContext:
    """What the jobs of one stack share.

    Args:
        region: The Region that they are in; `None` where it is not known.
        references: Constants, of all stacks.
        secrets: What goes to secrets.json, of all stacks.
        ids: Ids, of all stacks: each logical id may stand once in import.json.
    """

    def __init__(self, *, region: str | None, references: References, secrets: Secrets, ids: Ids) -> None:
        self._region = region
        self._references = references
        self._secrets = secrets
        self._ids = ids
        self.roles = Roles(ids, references)

    def adopt(self, found: FoundJob) -> AdoptedJob:
        """Write a job out."""
        own_id = self._ids.new_id(found.label, otherwise="Job")
        properties, odd = normalize(found.properties)
        kept = self._secrets.secret_keys(found, properties)
        kind = choose_construct(self._references.with_placeholders(properties, label=own_id), odd)
        made = self._references.as_synthesized(kind.properties)
        findings = check_job(_masked(made, kept), region=self._region)
        class_name, given = self._class_and_props(own_id, kind, odd, kept, made)
        call = Call(class_name, [Code("self"), own_id], given)
        path = (own_id, "Resource") if kind.name else (own_id,)
        sentences = [
            *_plain_reason(kind),
            *kind.notes,
            *found.notes,
            *map(_secret_note, sorted(kept)),
            *_finding_notes(findings),
        ]
        lines = (*comment_block(sentences, indent=_INDENT), statement("", call, indent=_INDENT))
        return AdoptedJob(found, class_name, logical_id(*path), made, lines)

    def _class_and_props(
        self, id: str, kind: ConstructChoice, odd: list[str], kept: frozenset[str], made: Mapping[str, Any]
    ) -> tuple[str, dict[str, Any]]:
        safe = self._secrets.mask(id, kind.properties, made, kept)
        if not kind.name:
            class_name, given = cfn_construct(safe, odd)
        else:
            class_name, given = kind.name, construct_props(safe, kept=kept)
            given["role"] = self.roles.role(kind.properties["Role"])
            if acknowledged := _acknowledged(made):
                given["acknowledge"] = acknowledged
        return class_name, {prop: self._references.as_expression(value) for prop, value in given.items()}


def _acknowledged(properties: Mapping[str, Any]) -> dict[str, str]:
    """What would stop the synthesis, each with the reason why it does not."""
    # As the construct is judged: it does not know its Region, and its role is a reference.
    judged = check_job({**properties, "Role": {"Ref": "Role"}})
    errors = [finding for finding in judged if finding.severity is Severity.ERROR]
    return {finding.rule: f"imported as it is: {finding.name}" for finding in errors}


def _masked(properties: Mapping[str, Any], kept: frozenset[str]) -> dict[str, Any]:
    """The properties with secrets made unknown, so that no finding can show one."""
    maps = {name: value for name in ARGUMENTS if isinstance(value := properties.get(name), dict)}
    hidden = {key: {"Ref": "Secret"} for key in kept}
    return {
        **properties,
        **{name: {key: hidden.get(key, item) for key, item in value.items()} for name, value in maps.items()},
    }


def _secret_note(key: str) -> str:
    return f"{key} looks like a secret, which everyone who may see the job can read: keep it in AWS Secrets Manager"


def _plain_reason(kind: ConstructChoice) -> list[str]:
    return [f"A plain construct, because {'; '.join(kind.reasons)}."] if kind.reasons else []


def _finding_notes(findings: list[Finding]) -> list[str]:
    return [
        f"{finding.rule} ({finding.severity}) {finding.property}: {finding.message}"
        for finding in findings
        if finding.severity is not Severity.INFO
    ]
