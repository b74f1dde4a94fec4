"""Connections of a job: permissions to read them, and to create network interfaces in their subnets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from aws_cdk import Stack, Validations
from aws_cdk.aws_glue import CfnConnection

from glue_constructs._cdk.pseudo_parameters import pseudo_parameters
from glue_constructs._cdk.values import connections_list
from glue_constructs.jobs.features.feature import FeatureOutput
from glue_constructs.jobs.role.arns import arn
from glue_constructs.jobs.role.statements import allow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aws_cdk.aws_glue import IConnection
    from aws_cdk.interfaces.aws_glue import IConnectionRef
    from constructs import Construct

    from glue_constructs.jobs.features.feature import DeclaredValue
    from glue_constructs.jobs.role.statements import Statement

# The actions that AWSGlueServiceRole allows for jobs in a VPC, each limited to its resource types
# (https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSGlueServiceRole.html;
# https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html). Its actions on
# instances are for development endpoints.
_DESCRIBE_ACTIONS = [
    "ec2:DescribeNetworkInterfaces",
    "ec2:DescribeRouteTables",
    "ec2:DescribeSecurityGroups",
    "ec2:DescribeSubnets",
    "ec2:DescribeVpcAttribute",
    "ec2:DescribeVpcEndpoints",
]
_TAG_CONDITION = {"ForAllValues:StringEquals": {"aws:TagKeys": ["aws-glue-service-resource"]}}

_WILDCARD_REASON = "the Describe actions of EC2 have no resource types"
_INTERFACE_REASON = "EC2 generates the ids of network interfaces"
_UNKNOWN_NETWORK_REASON = "the subnet and security groups of the connection are not known at synth"
_SHARED_VPC_REASON = "the subnets and security groups of a shared VPC belong to another account"


@dataclass(frozen=True)
class Network:
    """The network of a connection, as far as it is known at synth.

    Attributes:
        zone: The Availability Zone.
        subnet: The id of the subnet.
        security_groups: The ids of the security groups.
    """

    zone: str | None = None
    subnet: Any = None
    security_groups: tuple[Any, ...] = ()


@dataclass(frozen=True)
class Connections:
    """The feature of the prop ``connections``: names or constructs of connections.

    A connection that this app does not define is assumed to be in an unknown network, because most are in a VPC.
    """

    given: Sequence[str | IConnectionRef | IConnection]
    prop: str = "connections"

    def declare(self) -> Mapping[str, DeclaredValue]:
        """Return no arguments: connections are a property of the job."""
        return {}

    def bind(self, job: Construct) -> FeatureOutput:
        """Allow the job's role to read the connections and, if they have networks, to create interfaces in them."""
        names = (connections_list(self.given) or {}).get("Connections", [])
        if not names:
            return FeatureOutput()
        read_connections = allow(
            ["glue:GetConnection", "glue:GetConnections"],
            [arn("glue", "catalog"), *(arn("glue", f"connection/{name}") for name in names)],
        )
        networks = [network for network in map(_network, self.given) if network]
        _warn_of_zones(job, networks)
        if not networks:
            return FeatureOutput(statements=[read_connections])
        network_statements, wildcards = _network_permissions(networks)
        return FeatureOutput(statements=[read_connections, *network_statements], wildcards=wildcards)


def _network(connection: str | IConnectionRef | IConnection) -> Network | None:
    """Return a connection's network: unknown if the app does not define the connection, None if it has no network."""
    resource = None if isinstance(connection, str) else connection.node.default_child or connection
    if not isinstance(resource, CfnConnection):
        return Network()
    definition = Stack.of(resource).resolve(resource.connection_input)
    found = definition.get("physicalConnectionRequirements")
    if not found:
        return None
    groups = found.get("securityGroupIdList") or ()
    known = groups if isinstance(groups, list) else ()
    return Network(found.get("availabilityZone"), found.get("subnetId"), tuple(known))


def _warn_of_zones(job: Construct, networks: Sequence[Network]) -> None:
    zones = sorted({network.zone for network in networks if isinstance(network.zone, str)})
    if len(zones) > 1:
        Validations.of(job).add_warning(
            "GlueConstructsConnectionZones",
            f"connections are in different Availability Zones, {' and '.join(zones)}: a run's workers are in one "
            "subnet; fix: use connections of one zone, or a network that reaches both",
        )


def _network_permissions(networks: Sequence[Network]) -> tuple[list[Statement], dict[str, str]]:
    """Return the permissions to run in networks, and the reasons for their wildcards."""
    interfaces = arn("ec2", "network-interface/*")
    network_arns, reason = _subnets_and_groups(networks)
    wildcards = {"*": _WILDCARD_REASON, interfaces: _INTERFACE_REASON, **dict.fromkeys(network_arns, reason)}
    statements = [
        allow(_DESCRIBE_ACTIONS, ["*"]),
        allow(["ec2:CreateNetworkInterface"], [interfaces, *network_arns]),
        allow(["ec2:DeleteNetworkInterface"], [interfaces]),
        allow(["ec2:CreateTags", "ec2:DeleteTags"], [interfaces], _TAG_CONDITION),
    ]
    return statements, wildcards


def _subnets_and_groups(networks: Sequence[Network]) -> tuple[list[str], str]:
    """Return the ARNs of the subnets and security groups, and the reason for their wildcards."""
    if all(isinstance(network.subnet, str) for network in networks):
        subnets = [f"subnet/{network.subnet}" for network in networks]
        groups = [f"security-group/{group}" for network in networks for group in network.security_groups]
        named = groups and all(isinstance(group, str) for network in networks for group in network.security_groups)
        ids = [*subnets, *(groups if named else ["security-group/*"])]
        return list(dict.fromkeys(map(_any_account_arn, ids))), _SHARED_VPC_REASON
    return [_any_account_arn("subnet/*"), _any_account_arn("security-group/*")], _UNKNOWN_NETWORK_REASON


def _any_account_arn(resource: str) -> str:
    partition, region, *_ = pseudo_parameters().values()
    return f"arn:{partition}:ec2:{region}:*:{resource}"
