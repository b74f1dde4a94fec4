"""The resources of a job: its files, what its features create, its role and the `AWS::Glue::Job`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_glue import CfnJob

from glue_constructs.jobs.features.feature import FeatureOutput
from glue_constructs.jobs.l1 import cfn_arguments
from glue_constructs.jobs.role.role import base_permissions
from glue_constructs.validation.construct import record_acknowledgements

if TYPE_CHECKING:
    from aws_cdk.aws_iam import IRole
    from constructs import Construct

    from glue_constructs.jobs.resolved_job import ResolvedJob


def create_job_resources(scope: Construct, job: Construct, resolved: ResolvedJob) -> tuple[IRole, CfnJob]:
    """Create the resources of a job below its construct.

    Args:
        scope: The construct that the job belongs to.
        job: The job's construct.
        resolved: The job's resolved props.

    Returns:
        The job's role, and the `CfnJob`.
    """
    location, script_arn = resolved.script.place(job)
    outputs = [feature.bind(job) for feature in resolved.features]
    arguments = resolved.arguments.for_template(outputs)
    merged = FeatureOutput.merge(base_permissions(script_arn, arguments), *outputs)
    role, role_property = resolved.role.resolve(scope, job, merged)
    properties = resolved.properties(script=location, role=role_property, arguments=arguments)
    resource = CfnJob(job, "Resource", **cfn_arguments(properties))
    if dependencies := merged.after_role(role) if merged.after_role else ():
        resource.node.add_dependency(*dependencies)
    record_acknowledgements(resource, resolved.acknowledge)
    return role, resource
