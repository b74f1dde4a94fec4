"""AWS::Glue::Job, which moto does not know."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from moto.core.common_models import CloudFormationModel

from glue_constructs.local.scalars import convert_scalars

if TYPE_CHECKING:
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
        client.create_job(**convert_scalars(properties, client, "CreateJob"))
        return cls(resource_name)

    @classmethod
    def import_resource(cls, name: str) -> CloudFormationJob:
        """A job that is there already, for a change set of type IMPORT; GetJob refuses one that is not."""
        cls.clients.client("glue").get_job(JobName=name)
        return cls(name)

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
        properties = convert_scalars(cloudformation_json["Properties"], client, "CreateJob")
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
