"""The value that changes with every deployment, for ``run_on=DEPLOY``."""

from __future__ import annotations

import time

from aws_cdk import CfnParameter, NestedStack, Stack

from glue_constructs._cdk.stacks import cached_on

_PARAMETER = "GlueConstructsDeployment"
_CACHE_KEY = "_glue_constructs_deployment"


def deployment_value(stack: Stack) -> str:
    """Return the time of the synth; in a nested stack, a parameter with the value of the parent stack.

    Only the template of the top-level stack has the time. That of a nested stack is an asset: its hash, which is in the
    definition of a pipeline, must not change with every synth.
    """
    return cached_on(stack, _CACHE_KEY, _make)


def _make(stack: Stack) -> str:
    if not (isinstance(stack, NestedStack) and (parent := stack.nested_stack_parent)):
        return str(time.time_ns())
    found = stack.node.try_find_child(_PARAMETER)
    if isinstance(found, CfnParameter):
        return found.value_as_string
    parameter = CfnParameter(stack, _PARAMETER, description="Changes with every deployment (glue_constructs)")
    stack.set_parameter(_PARAMETER, deployment_value(parent))
    return parameter.value_as_string
