from __future__ import annotations

from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_glue as glue
from jobs.policies import allowed, of_type
from permissions.reference import arn_patterns
from synth import constructs, resources

from glue_constructs import PythonShellJob, SparkEtlJob

SCRIPT = "s3://scripts/orders.py"
LOOK = "ec2:DescribeSubnets"
READ = ["glue:GetConnection", "glue:GetConnections"]


def job(stack: cdk.Stack, *connections: Any, id: str = "Orders") -> SparkEtlJob:
    return SparkEtlJob(stack, id, script=SCRIPT, glue_version="5.1", connections=connections)


def l1(stack: cdk.Stack, id: str = "Network", **place: Any) -> glue.CfnConnection:
    network = glue.CfnConnection.PhysicalConnectionRequirementsProperty(**place) if place else None
    definition = glue.CfnConnection.ConnectionInputProperty(
        connection_type="JDBC", physical_connection_requirements=network
    )
    return glue.CfnConnection(stack, id, catalog_id="123456789012", connection_input=definition)


def warnings(job: SparkEtlJob) -> list[str]:
    return [each.data for each in job.node.metadata if each.type == "aws:cdk:warning"]


def test_two_jobs_with_connections(stack, template_snapshot):
    network = l1(stack, availability_zone="eu-west-1a", subnet_id="subnet-1", security_group_id_list=["sg-1"])
    job(stack, network, "warehouse")
    PythonShellJob(stack, "Customers", script=SCRIPT, connections=[network])
    assert constructs(stack, "Orders/Role", "Customers/Role") == template_snapshot


def test_the_role_reads_exactly_the_connections(stack):
    token = cdk.CfnParameter(stack, "Name").value_as_string
    job(stack, "warehouse", token)
    arns = ["glue::catalog", "glue::connection/warehouse", "glue::connection/<Name>"]
    assert {action: allowed(stack, "OrdersRole")[action] for action in READ} == dict.fromkeys(READ, arns)


def test_a_job_without_connections_may_read_none_and_has_no_network(stack):
    job(stack)
    assert not [action for action in allowed(stack, "OrdersRole") if action.startswith(("ec2:", "glue:"))]


def test_in_a_known_network_interfaces_may_be_created_in_its_subnet_and_groups_only(stack):
    job(stack, l1(stack, subnet_id="subnet-1", security_group_id_list=["sg-1", "sg-2"]))
    may = allowed(stack, "OrdersRole")
    interfaces = "ec2::network-interface/*"
    place = "ec2:<AWS::Region>:*:"
    assert may["ec2:CreateNetworkInterface"] == [
        interfaces,
        f"{place}subnet/subnet-1",
        f"{place}security-group/sg-1",
        f"{place}security-group/sg-2",
    ]
    assert may["ec2:DeleteNetworkInterface"] == may["ec2:CreateTags"] == may["ec2:DeleteTags"] == [interfaces]


def test_only_the_tag_of_the_service_may_be_set(stack):
    job(stack, "warehouse")
    [role] = of_type(stack, "AWS::IAM::Role")
    [tagging] = [
        each for each in role["Policies"][0]["PolicyDocument"]["Statement"] if "ec2:CreateTags" in each["Action"]
    ]
    assert tagging["Condition"] == {"ForAllValues:StringEquals": {"aws:TagKeys": ["aws-glue-service-resource"]}}


def test_an_unknown_network_may_have_any_subnet(stack):
    job(stack, "warehouse")
    places = allowed(stack, "OrdersRole")["ec2:CreateNetworkInterface"]
    assert places[1:] == ["ec2:<AWS::Region>:*:subnet/*", "ec2:<AWS::Region>:*:security-group/*"]


def test_a_connection_without_a_network_needs_no_interfaces(stack):
    job(stack, l1(stack))
    assert not [action for action in allowed(stack, "OrdersRole") if action.startswith("ec2:")]


def test_only_actions_that_cannot_be_limited_have_a_star(stack):
    job(stack, "warehouse")
    anywhere = [action for action, arns in allowed(stack, "OrdersRole").items() if arns == ["*"]]
    # Its resource type is the VPC, which a connection does not contain.
    assert [action for action in anywhere if arn_patterns(action)] == ["ec2:DescribeVpcAttribute"]
    assert LOOK in anywhere


@pytest.mark.skipif(not hasattr(glue, "Connection"), reason="the stable L2 came with aws-cdk-lib 2.270")
def test_a_connection_of_the_l2_is_taken(stack):
    vpc = ec2.Vpc.from_vpc_attributes(
        stack, "Vpc", vpc_id="vpc-1", availability_zones=["eu-west-1a"], private_subnet_ids=["subnet-1"]
    )
    subnet = vpc.private_subnets[0]
    made = glue.Connection(stack, "L2", type=glue.ConnectionType.NETWORK, network=glue.ConnectionNetwork.subnet(subnet))
    job(stack, made)
    [connections] = [each["Connections"]["Connections"] for each in of_type(stack, "AWS::Glue::Job")]
    [name] = resources(stack, "L2")
    assert connections == [f"<{name}>"]
    assert "ec2:<AWS::Region>:*:subnet/subnet-1" in allowed(stack, "OrdersRole")["ec2:CreateNetworkInterface"]


class TestZones:
    def test_networks_of_two_zones_are_warned_about(self, stack):
        [warning] = warnings(job(stack, *(l1(stack, zone, availability_zone=f"eu-west-1{zone}") for zone in "ab")))
        assert "different Availability Zones, eu-west-1a and eu-west-1b" in warning

    def test_networks_of_one_zone_cause_no_warning(self, stack):
        assert warnings(job(stack, *(l1(stack, name, availability_zone="eu-west-1a") for name in "ab"))) == []

    def test_an_unknown_zone_causes_no_warning(self, stack):
        zone = cdk.CfnParameter(stack, "Zone").value_as_string
        known = l1(stack, "Known", availability_zone="eu-west-1a")
        assert warnings(job(stack, known, l1(stack, "Token", availability_zone=zone), "warehouse")) == []
