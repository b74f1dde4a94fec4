"""AWS::Glue::Job, which moto does not know."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from moto.core.common_models import CloudFormationModel

if TYPE_CHECKING:
    from botocore.model import Shape

    from glue_constructs.local.clients import Clients


class CloudFormationJob(CloudFormationModel):
    """A job that a template defines.

    It is made through the API, so that botocore's model checks it as it checks everybody's. A change of Name is a new
    resource, which the engine sees to.

    Attributes:
        clients: Of the embedded AWS. On the class, because moto knows models by class alone; set while Glue is open.
        physical_resource_id: The job's name; what Ref gives. There is no attribute for GetAtt.
    """

    clients: ClassVar[Clients]

    def __init__(self, name: str) -> None:
        self.physical_resource_id = name

    def is_created(self) -> bool:
        """A job is there as soon as CreateJob has answered."""
        return True

    @staticmethod
    def cloudformation_name_type() -> str:
        """The property that is the name."""
        return "Name"

    @staticmethod
    def cloudformation_type() -> str:
        """The resource type."""
        return "AWS::Glue::Job"

    @classmethod
    def has_cfn_attr(cls, attr: str) -> bool:  # noqa: ARG003  moto's signature
        """The resource type has no attributes."""
        return False

    @classmethod
    def create_from_cloudformation_json(
        cls,
        resource_name: str,
        cloudformation_json: dict[str, Any],
        account_id: str,  # noqa: ARG003  moto's signature
        region_name: str,  # noqa: ARG003  the same
        **_: Any,
    ) -> CloudFormationJob:
        """CreateJob."""
        client = cls.clients.client("glue")
        properties = {**cloudformation_json["Properties"], "Name": resource_name}
        client.create_job(**_typed(properties, client, "CreateJob"))
        return cls(resource_name)

    @classmethod
    def update_from_cloudformation_json(
        cls,
        original_resource: CloudFormationJob,
        new_resource_name: str,  # noqa: ARG003  the name cannot change in an update
        cloudformation_json: dict[str, Any],
        account_id: str,
        region_name: str,
    ) -> CloudFormationJob:
        """UpdateJob, and the tags apart from it, which UpdateJob does not take."""
        client, name = cls.clients.client("glue"), original_resource.physical_resource_id
        properties = _typed(cloudformation_json["Properties"], client, "CreateJob")
        properties.pop("Name", None)
        tags = properties.pop("Tags", {})
        client.update_job(JobName=name, JobUpdate=properties)
        arn = f"arn:aws:glue:{region_name}:{account_id}:job/{name}"
        gone = [key for key in client.get_tags(ResourceArn=arn)["Tags"] if key not in tags]
        client.untag_resource(ResourceArn=arn, TagsToRemove=gone)
        client.tag_resource(ResourceArn=arn, TagsToAdd=tags)
        return original_resource

    @classmethod
    def delete_from_cloudformation_json(
        cls,
        resource_name: str,
        cloudformation_json: dict[str, Any],  # noqa: ARG003  moto's signature
        account_id: str,  # noqa: ARG003  the same
        region_name: str,  # noqa: ARG003  the same
    ) -> None:
        """DeleteJob."""
        cls.clients.client("glue").delete_job(JobName=resource_name)


def _typed(properties: dict[str, Any], client: Any, operation: str) -> dict[str, Any]:
    """Properties with the scalar types that an operation takes.

    CloudFormation passes scalars on as the template has them, a number as a string for instance; the API says what they
    are. What does not fit is left for botocore to refuse.
    """
    typed: dict[str, Any] = _convert(properties, client.meta.service_model.operation_model(operation).input_shape)
    return typed


def _convert(value: Any, shape: Shape | None) -> Any:
    if shape is None:
        return value
    if isinstance(value, dict):
        members = getattr(shape, "members", {})
        return {key: _convert(item, getattr(shape, "value", members.get(key))) for key, item in value.items()}
    if isinstance(value, list):
        return [_convert(item, getattr(shape, "member", None)) for item in value]
    return _scalar(value, shape.type_name)


def _scalar(value: Any, kind: str) -> Any:
    if kind == "string" and isinstance(value, bool):
        return str(value).lower()
    if kind == "string" and isinstance(value, (int, float)):
        return str(value)
    if kind == "boolean" and value in ("true", "false"):
        return value == "true"
    return _number(value, kind) if kind in ("integer", "double") else value


def _number(value: Any, kind: str) -> Any:
    try:
        number = float(value)
    except ValueError:
        return value
    if kind == "double":
        return number
    return int(number) if number.is_integer() else value
