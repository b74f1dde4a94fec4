"""The SNS topic of an alarm: its validation, and the permission to publish to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk import Aws
from aws_cdk.aws_iam import PolicyStatement, ServicePrincipal

from glue_constructs._cdk.stacks import cached_on
from glue_constructs._cdk.tokens import is_token
from glue_constructs.errors import InvalidInput

if TYPE_CHECKING:
    from aws_cdk.aws_sns import ITopic

    from glue_constructs.operations.job_view import JobView


def require_topic(job: JobView, topic: ITopic) -> None:
    """Check that an alarm can publish to a topic.

    Raises:
        InvalidInput: It is not an SNS topic, or it is in another Region than the job.
    """
    if not hasattr(type(topic), "topic_arn") and not hasattr(topic, "topic_arn"):  # as in job_view
        raise InvalidInput(
            f"topic must be an SNS topic, got {topic!r}: an alarm without a topic notifies no one;"
            " create an aws_sns.Topic, subscribe to it, and pass it as topic"
        )
    here, there = job.region, cached_on(topic, "_glue_constructs_region", lambda topic: topic.env.region)
    if here != there and not is_token(here) and not is_token(there):
        raise InvalidInput(
            f"topic must be in the job's Region, {here!r}, got one in {there!r}:"
            " alarms cannot publish to another Region"
        )


def allow_alarms(job: JobView, topic: ITopic) -> None:
    """Allow the alarms of the job's account to publish to a topic that has a policy or a KMS key.

    The default policy of a topic allows its account to publish, alarms included. A topic that has it is left unchanged,
    because a policy would replace the default one, which other publishers may depend on. The policies of an imported
    topic and its key cannot be changed from this app.
    """
    node = cached_on(topic, "_glue_constructs_node", lambda topic: topic.node)
    if node.try_find_child("Policy"):  # the id that CDK's Topic gives its policy (enforce_ssl, grants)
        topic.add_to_resource_policy(_statement(job, ["sns:Publish"], topic.topic_arn))
    # Optional in the interface: topics of older CDK versions do not have it.
    key = cached_on(topic, "_glue_constructs_key", lambda topic: getattr(topic, "master_key", None))
    if key is not None:
        # https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services
        key.add_to_resource_policy(_statement(job, ["kms:Decrypt", "kms:GenerateDataKey*"], "*"))


def _statement(job: JobView, actions: list[str], resource: str) -> PolicyStatement:
    env = job.env
    # Not this alarm's ARN: the key would depend on the alarm, which depends on the topic, which depends on the key.
    alarms = f"arn:{Aws.PARTITION}:cloudwatch:{env.region}:{env.account}:alarm:*"
    return PolicyStatement(
        actions=actions,
        resources=[resource],
        principals=[ServicePrincipal("cloudwatch.amazonaws.com")],
        conditions={"ArnLike": {"aws:SourceArn": alarms}},
    )
