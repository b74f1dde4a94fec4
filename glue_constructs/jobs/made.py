"""A job, made: its files, what its features bring, its role, its resource."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_glue import CfnJob

from glue_constructs.jobs.features.feature import together
from glue_constructs.jobs.l1 import cfn_arguments
from glue_constructs.jobs.role.role import job_needs
from glue_constructs.validation.construct import record_acknowledgements

if TYPE_CHECKING:
    from aws_cdk.aws_iam import IRole
    from constructs import Construct

    from glue_constructs.jobs.resolved import ResolvedJob


def make(scope: Construct, job: Construct, resolved: ResolvedJob) -> tuple[IRole, CfnJob]:
    """Make what a job consists of, below its construct.

    Args:
        scope: The construct that the job belongs to.
        job: The job's construct.
        resolved: What its props ask for.

    Returns:
        The role that it runs as, and its resource.
    """
    location, script_arn = resolved.script.place(job)
    bounds = [feature.bind(job) for feature in resolved.features]
    arguments = resolved.arguments.bound(bounds)
    needs = together(job_needs(script_arn, arguments), *bounds)
    role, named = resolved.role.placed(scope, job, needs)
    properties = resolved.properties(script=location, role=named, arguments=arguments)
    resource = CfnJob(job, "Resource", **cfn_arguments(properties))
    if dependency_target := needs.settle(role) if needs.settle else ():
        resource.node.add_dependency(*dependency_target)
    record_acknowledgements(resource, resolved.acknowledge)
    return role, resource
