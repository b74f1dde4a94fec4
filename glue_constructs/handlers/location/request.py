"""The properties of a Custom::LocationJob."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from glue_constructs.handlers.request import Properties, read_common_properties
from glue_constructs.handlers.token import short_hash

if TYPE_CHECKING:
    from collections.abc import Mapping


class JobProperties(Properties):
    """The properties of a Custom::LocationJob."""

    @property
    def role_arn(self) -> str:
        """The ARN of the role that the service assumes."""
        return str(self.start["ExecutionRoleArn"])


def read_job_properties(given: Mapping[str, Any]) -> JobProperties:
    """Read the properties as CloudFormation sends them. To be called by `read_properties`, which handles the errors."""
    return JobProperties(
        **read_common_properties(given),
        start=dict(given["Job"]),
        work=short_hash([given["Job"], given.get("Trigger")]),
    )
