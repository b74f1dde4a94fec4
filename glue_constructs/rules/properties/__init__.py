"""GC0xx: what any property may be: its presence, type, name, text, tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.rules._job_rules import ANY_JOB

if TYPE_CHECKING:
    from glue_constructs.rules._job_rules import Topics

RULES: dict[str, Topics] = {
    "value_of_wrong_type": ANY_JOB,
    "unknown_property": ANY_JOB,
    "missing_role": ANY_JOB,
    "missing_command": ANY_JOB,
    "malformed_job_name": ("Name",),
    "malformed_description": ("Description",),
    "malformed_role": ("Role",),
    "reserved_log_uri": ("LogUri",),
    "unknown_job_mode": ("JobMode",),
    "tags_out_of_bounds": ("Tags",),
    "reserved_tag_key": ("Tags",),
    "reserved_tag_value": ("Tags",),
}
