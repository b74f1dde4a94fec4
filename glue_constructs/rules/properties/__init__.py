"""GC0xx: what any property may be: its presence, type, name, text, tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.rules.properties.malformed_description import MalformedDescription
from glue_constructs.rules.properties.malformed_job_name import MalformedJobName
from glue_constructs.rules.properties.malformed_role import MalformedRole
from glue_constructs.rules.properties.missing_command import MissingCommand
from glue_constructs.rules.properties.missing_role import MissingRole
from glue_constructs.rules.properties.reserved_log_uri import ReservedLogUri
from glue_constructs.rules.properties.reserved_tag_key import ReservedTagKey
from glue_constructs.rules.properties.reserved_tag_value import ReservedTagValue
from glue_constructs.rules.properties.tags_out_of_bounds import TagsOutOfBounds
from glue_constructs.rules.properties.unknown_job_mode import UnknownJobMode
from glue_constructs.rules.properties.unknown_property import UnknownProperty
from glue_constructs.rules.properties.value_of_wrong_type import ValueOfWrongType

if TYPE_CHECKING:
    from glue_constructs.rules._job import Job
    from glue_constructs.rules._rule import Rule

RULES: tuple[Rule[Job], ...] = (
    ValueOfWrongType(),
    UnknownProperty(),
    MissingRole(),
    MissingCommand(),
    MalformedJobName(),
    MalformedDescription(),
    MalformedRole(),
    ReservedLogUri(),
    UnknownJobMode(),
    TagsOutOfBounds(),
    ReservedTagKey(),
    ReservedTagValue(),
)
