"""The topic that an alarm tells: that it is one, that it can be reached, that the alarm may publish."""

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
    """Refuse an alarm that would tell nobody.

    Raises:
        InvalidInput: It is no topic, or a topic of another Region.
    """
    if not hasattr(type(topic), "topic_arn") and not hasattr(topic, "topic_arn"):  # as in job_view
        raise InvalidInput(
            f"topic must be an SNS topic, got {topic!r}: an alarm without one tells nobody;"
            " make an aws_sns.Topic, subscribe to it, and give it here"
        )
    here, there = job.region, cached_on(topic, "_glue_constructs_region", lambda topic: topic.env.region)
    if here != there and not is_token(here) and not is_token(there):
        raise InvalidInput(f"topic must be in the job's Region, {here!r}, got one in {there!r}: alarms reach no other")


def allow_alarms(job: JobView, topic: ITopic) -> None:
    """Let the alarms of the job's account publish to a topic whose policy or key would keep them out.

    A topic without a policy of its own lets its account in, alarms included; to give it one would take that from its
    other publishers. A topic of another app, and its key, are that app's to open.
    """
    node = cached_on(topic, "_glue_constructs_node", lambda topic: topic.node)
    if node.try_find_child("Policy"):  # the id that CDK's Topic gives its policy (enforce_ssl, grants)
        topic.add_to_resource_policy(_statement(job, ["sns:Publish"], topic.topic_arn))
    # Optional in the interface: a topic of an older CDK has none.
    key = cached_on(topic, "_glue_constructs_key", lambda topic: getattr(topic, "master_key", None))
    if key is not None:
        # https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services
        key.add_to_resource_policy(_statement(job, ["kms:Decrypt", "kms:GenerateDataKey*"], "*"))


def _statement(job: JobView, actions: list[str], resource: str) -> PolicyStatement:
    env = job.env
    # Not this alarm's ARN: the key would then wait for the alarm, which waits for the topic, which waits for the key.
    alarms = f"arn:{Aws.PARTITION}:cloudwatch:{env.region}:{env.account}:alarm:*"
    return PolicyStatement(
        actions=actions,
        resources=[resource],
        principals=[ServicePrincipal("cloudwatch.amazonaws.com")],
        conditions={"ArnLike": {"aws:SourceArn": alarms}},
    )
