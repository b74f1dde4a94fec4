"""The parameters of a request to the CloudFormation API."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from moto.core.responses import ActionResult, BaseResponse

from glue_constructs.local.cloudformation.deployment import OnFailure
from glue_constructs.local.cloudformation.errors import UnsupportedOperation
from glue_constructs.local.cloudformation.planner import Submission

if TYPE_CHECKING:
    from glue_constructs.local.cloudformation.service import CloudFormationService
    from glue_constructs.local.cloudformation.stack import Stack
    from glue_constructs.local.cloudformation.template_source import TemplateSource

# The maximum number of items in one response.
_PAGE_SIZE = 100


class ApiRequest(BaseResponse):
    """One request, parsed and serialized by moto."""

    def __init__(self, service: CloudFormationService, templates: TemplateSource) -> None:
        super().__init__(service_name="cloudformation")
        self.automated_parameter_parsing = True
        self._service = service
        self._templates = templates

    def call_action(self) -> Any:
        """Handle the request."""
        try:
            return super().call_action()
        except NotImplementedError:
            refusal = UnsupportedOperation(f"the embedded AWS has no {self._get_action()} of CloudFormation")
            return self.serialized(ActionResult(refusal))

    def _stack_name(self) -> str:
        return str(self._get_param("StackName"))

    def _stack(self) -> Stack:
        return self._service.stack(self._stack_name())

    def _change_set_name(self) -> tuple[str, str | None]:
        return self._get_param("ChangeSetName"), self._get_param("StackName")

    def _flag(self, name: str) -> bool:
        return bool(self._get_param(name))

    def _page(self, key: str, items: list[dict[str, Any]]) -> dict[str, Any]:
        start = int(self._get_param("NextToken") or 0)
        end = start + _PAGE_SIZE
        return {key: items[start:end], "NextToken": str(end) if end < len(items) else None}

    def _on_failure(self, name: str | None = None) -> OnFailure | None:
        """Return the action on failure from its own parameter or from DisableRollback; None if neither is set."""
        given = self._get_param(name) if name else None
        if given:
            return OnFailure(given)
        disabled = self._get_param("DisableRollback")
        return None if disabled is None else OnFailure.DO_NOTHING if disabled else OnFailure.ROLLBACK

    def _submission(self) -> Submission:
        tags = self._get_param("Tags")
        return Submission(
            template=None if self._flag("UsePreviousTemplate") else self._template_body(),
            parameters=self._get_param("Parameters", []),
            tags=None if tags is None else {tag["Key"]: tag["Value"] for tag in tags},
            capabilities=tuple(self._get_param("Capabilities", [])),
            role_arn=self._get_param("RoleARN"),
            notification_arns=tuple(self._get_param("NotificationARNs", [])),
            token=self._get_param("ClientRequestToken"),
        )

    def _template_body(self) -> str | None:
        """Return the template from TemplateBody or TemplateURL."""
        if url := self._get_param("TemplateURL"):
            return self._templates.read(url)
        body = self._get_param("TemplateBody")
        return None if body is None else str(body)
