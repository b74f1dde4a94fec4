"""AWS::Glue::Job. moto has no model of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from moto.core.common_models import CloudFormationModel

from glue_constructs.local.scalars import convert_scalars

if TYPE_CHECKING:
    from glue_constructs.local.clients import Clients


class CloudFormationJob(CloudFormationModel):
    """A job defined in a template.

    It is created through the API, so that botocore's model validates it. CloudFormation handles a change of Name as a
    replacement.

    Attributes:
        clients: The clients of the embedded AWS. A class attribute, because moto uses models by class; set while the
            Glue service is installed.
        physical_resource_id: The job's name, the value of Ref. There is no attribute for GetAtt.
    """

    clients: ClassVar[Clients]

    def __init__(self, name: str) -> None:
        self.physical_resource_id = name

    def is_created(self) -> bool:
        """Return True: CreateJob is synchronous."""
        return True

    @staticmethod
    def cloudformation_name_type() -> str:
        """Return the name property."""
        return "Name"

    @staticmethod
    def cloudformation_type() -> str:
        """Return the resource type."""
        return "AWS::Glue::Job"

    @classmethod
    def has_cfn_attr(cls, attr: str) -> bool:  # noqa: ARG003  moto's signature
        """Return False: the resource type has no attributes."""
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
        """Create the job with CreateJob."""
        client = cls.clients.client("glue")
        properties = {**cloudformation_json["Properties"], "Name": resource_name}
        client.create_job(**convert_scalars(properties, client, "CreateJob"))
        return cls(resource_name)

    @classmethod
    def import_resource(cls, name: str) -> CloudFormationJob:
        """Find an existing job for a change set of type IMPORT. GetJob raises an error if there is none."""
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
        """Update the job with UpdateJob, and its tags separately, because UpdateJob has no tags."""
        client, name = cls.clients.client("glue"), original_resource.physical_resource_id
        properties = convert_scalars(cloudformation_json["Properties"], client, "CreateJob")
        properties.pop("Name", None)
        tags = properties.pop("Tags", {})
        client.update_job(JobName=name, JobUpdate=properties)
        arn = f"arn:aws:glue:{region_name}:{account_id}:job/{name}"
        removed = [key for key in client.get_tags(ResourceArn=arn)["Tags"] if key not in tags]
        client.untag_resource(ResourceArn=arn, TagsToRemove=removed)
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
        """Delete the job with DeleteJob."""
        cls.clients.client("glue").delete_job(JobName=resource_name)
