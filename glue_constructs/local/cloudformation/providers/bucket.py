"""AWS::S3::Bucket and AWS::S3::BucketPolicy.

moto's model of a bucket supports encryption and tags only, and fails when the tags of a bucket without BucketName
change. moto has no model of a bucket policy.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from glue_constructs.local.cloudformation.provider import ProvisionedResource
from glue_constructs.local.cloudformation.providers.api import ApiProvider, ignore_not_found, name_or_generated
from glue_constructs.local.cloudformation.providers.bucket_settings import encryption_of, lifecycle_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glue_constructs.local.cloudformation.provider import Request
    from glue_constructs.local.cloudformation.resource import Resource


class BucketProvider(ApiProvider):
    """Provider of buckets with versioning, encryption, lifecycle, public access block and tags.

    Other properties (replication, notifications, access logs) are accepted and have no effect. The lifecycle is stored,
    but no object expires.
    """

    service = "s3"
    create_only = ("BucketName",)
    identified_by = "BucketName"

    def create(self, request: Request) -> ProvisionedResource:
        """Create the bucket and configure it."""
        name = name_or_generated(request, "BucketName", limit=63, lowercase=True)
        region = self.client.meta.region_name
        # S3 rejects its default Region as a LocationConstraint.
        place = {} if region == "us-east-1" else {"CreateBucketConfiguration": {"LocationConstraint": region}}
        self.client.create_bucket(Bucket=name, **place)
        self._configure(name, request.properties)
        return ProvisionedResource(name, _attributes(name, region).__getitem__)

    def import_resource(self, request: Request, physical_id: str) -> ProvisionedResource:  # noqa: ARG002 - required by the protocol
        """Find the bucket."""
        self.client.get_bucket_location(Bucket=physical_id)
        return ProvisionedResource(physical_id, _attributes(physical_id, self.client.meta.region_name).__getitem__)

    def update(self, request: Request, current: Resource) -> ProvisionedResource:
        """Overwrite the configuration of the bucket."""
        name = current.physical_id or ""
        self._configure(name, request.properties)
        return ProvisionedResource(name, current.attributes)

    def delete(self, request: Request, current: Resource) -> None:  # noqa: ARG002 - required by the protocol
        """Delete the bucket. S3 rejects this if the bucket has objects."""
        ignore_not_found(self.client.delete_bucket, Bucket=current.physical_id)

    def _configure(self, name: str, properties: Mapping[str, Any]) -> None:
        status = properties.get("VersioningConfiguration", {}).get("Status")
        # A bucket that was never versioned has no status; versioning can only be suspended afterwards.
        if status or self.client.get_bucket_versioning(Bucket=name).get("Status"):
            self.client.put_bucket_versioning(Bucket=name, VersioningConfiguration={"Status": status or "Suspended"})
        if block := properties.get("PublicAccessBlockConfiguration"):
            self.client.put_public_access_block(Bucket=name, PublicAccessBlockConfiguration=block)
        else:
            ignore_not_found(self.client.delete_public_access_block, Bucket=name)
        if encryption := properties.get("BucketEncryption"):
            self.client.put_bucket_encryption(Bucket=name, ServerSideEncryptionConfiguration=encryption_of(encryption))
        else:
            ignore_not_found(self.client.delete_bucket_encryption, Bucket=name)
        if lifecycle := properties.get("LifecycleConfiguration"):
            self.client.put_bucket_lifecycle_configuration(Bucket=name, LifecycleConfiguration=lifecycle_of(lifecycle))
        else:
            ignore_not_found(self.client.delete_bucket_lifecycle, Bucket=name)
        if tags := properties.get("Tags"):
            self.client.put_bucket_tagging(Bucket=name, Tagging={"TagSet": tags})
        else:
            self.client.delete_bucket_tagging(Bucket=name)


class BucketPolicyProvider(ApiProvider):
    """Provider of bucket policies."""

    service = "s3"
    create_only = ("Bucket",)

    def create(self, request: Request) -> ProvisionedResource:
        """Put the bucket policy."""
        bucket = request.properties["Bucket"]
        self.client.put_bucket_policy(Bucket=bucket, Policy=json.dumps(request.properties["PolicyDocument"]))
        return ProvisionedResource(bucket)

    def update(self, request: Request, current: Resource) -> ProvisionedResource:  # noqa: ARG002 - required by the protocol
        """Overwrite the bucket policy."""
        return self.create(request)

    def delete(self, request: Request, current: Resource) -> None:  # noqa: ARG002 - required by the protocol
        """Delete the bucket policy."""
        ignore_not_found(self.client.delete_bucket_policy, Bucket=current.physical_id)


def _attributes(name: str, region: str) -> dict[str, str]:
    return {
        "Arn": f"arn:aws:s3:::{name}",
        "DomainName": f"{name}.s3.amazonaws.com",
        "DualStackDomainName": f"{name}.s3.dualstack.{region}.amazonaws.com",
        "RegionalDomainName": f"{name}.s3.{region}.amazonaws.com",
        "WebsiteURL": f"http://{name}.s3-website-{region}.amazonaws.com",
    }
