"""Connections of a job: what its role needs to read them, and to be in their networks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from aws_cdk import Stack, Validations
from aws_cdk.aws_glue import CfnConnection

from glue_constructs._cdk.pseudo_parameters import pseudo_parameters
from glue_constructs._cdk.values import connections_list
from glue_constructs.jobs.features.feature import Bound
from glue_constructs.jobs.role.arns import arn
from glue_constructs.jobs.role.statements import allow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aws_cdk.aws_glue import IConnection
    from aws_cdk.interfaces.aws_glue import IConnectionRef
    from constructs import Construct

    from glue_constructs.jobs.features.feature import Declared
    from glue_constructs.jobs.role.statements import Statement

# What AWSGlueServiceRole allows for jobs in a VPC, on what each action can be bound to
# (https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSGlueServiceRole.html;
# https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html). Its instances are those of
# development endpoints.
_LOOK = [
    "ec2:DescribeNetworkInterfaces",
    "ec2:DescribeRouteTables",
    "ec2:DescribeSecurityGroups",
    "ec2:DescribeSubnets",
    "ec2:DescribeVpcAttribute",
    "ec2:DescribeVpcEndpoints",
]
_TAG_CONDITION = {"ForAllValues:StringEquals": {"aws:TagKeys": ["aws-glue-service-resource"]}}

_WHY_LOOK = "IAM knows no resource for looking at a network"
_WHY_INTERFACE = "a run's network interfaces have ids that EC2 makes"
_WHY_PLACE = "the connection's subnet and security groups are not known at synth"
_WHY_OWNER = "the subnet and the security groups are named; a shared VPC's are another account's"


@dataclass(frozen=True)
class Network:
    """The network of a connection, as far as it is known.

    Attributes:
        zone: Its Availability Zone.
        subnet: Its subnet's id.
        security_groups: Their ids.
    """

    zone: str | None = None
    subnet: Any = None
    security_groups: tuple[Any, ...] = ()


@dataclass(frozen=True)
class Connections:
    """A job's connections, by name or by construct.

    A connection that this app does not define counts as one in a VPC, for most are: its network is not known.
    """

    given: Sequence[str | IConnectionRef | IConnection]
    prop: str = "connections"

    def declare(self) -> Mapping[str, Declared]:
        """No argument: a job names its connections in a property."""
        return {}

    def bind(self, job: Construct) -> Bound:
        """Let the job's role read the connections and, where there are networks, have interfaces in them."""
        names = (connections_list(self.given) or {}).get("Connections", [])
        if not names:
            return Bound()
        reading = allow(
            ["glue:GetConnection", "glue:GetConnections"],
            [arn("glue", "catalog"), *(arn("glue", f"connection/{name}") for name in names)],
        )
        networks = [network for network in map(_network, self.given) if network]
        _warn_of_zones(job, networks)
        if not networks:
            return Bound(statements=[reading])
        joining, wildcards = _joining(networks)
        return Bound(statements=[reading, *joining], wildcards=wildcards)


def _network(connection: str | IConnectionRef | IConnection) -> Network | None:
    """A connection's network: an unknown one where the app does not define the connection, None where it has none."""
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


def _joining(networks: Sequence[Network]) -> tuple[list[Statement], dict[str, str]]:
    """What being in networks takes."""
    interfaces = arn("ec2", "network-interface/*")
    places, why = _places(networks)
    wildcards = {"*": _WHY_LOOK, interfaces: _WHY_INTERFACE, **dict.fromkeys(places, why)}
    statements = [
        allow(_LOOK, ["*"]),
        allow(["ec2:CreateNetworkInterface"], [interfaces, *places]),
        allow(["ec2:DeleteNetworkInterface"], [interfaces]),
        allow(["ec2:CreateTags", "ec2:DeleteTags"], [interfaces], _TAG_CONDITION),
    ]
    return statements, wildcards


def _places(networks: Sequence[Network]) -> tuple[list[str], str]:
    """Where interfaces are made: the subnets and security groups, each as an ARN, and why an ARN has a wildcard."""
    if all(isinstance(network.subnet, str) for network in networks):
        subnets = [f"subnet/{network.subnet}" for network in networks]
        groups = [f"security-group/{group}" for network in networks for group in network.security_groups]
        named = groups and all(isinstance(group, str) for network in networks for group in network.security_groups)
        ids = [*subnets, *(groups if named else ["security-group/*"])]
        return list(dict.fromkeys(map(_anyones, ids))), _WHY_OWNER
    return [_anyones("subnet/*"), _anyones("security-group/*")], _WHY_PLACE


def _anyones(resource: str) -> str:
    partition, region, *_ = pseudo_parameters().values()
    return f"arn:{partition}:ec2:{region}:*:{resource}"
