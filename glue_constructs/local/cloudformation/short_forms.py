"""YAML templates: the short forms of the intrinsic functions, and values that stay text."""

from __future__ import annotations

from typing import Any

import yaml  # type: ignore[import-untyped]  # PyYAML ships no types

from glue_constructs.local.cloudformation.bounds import require_shallow_yaml

# libyaml's parser is ten times as fast; a PyYAML that was built without it still has the other one.
_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class TemplateLoader(_Base):  # type: ignore[misc,no-any-unimported]  # one of two, of a package that ships no types
    """Reads YAML as CloudFormation does."""


def _short_form(loader: Any, tag: str, node: Any) -> dict[str, Any]:
    """Write a short form out: `!GetAtt a.b` is `{"Fn::GetAtt": ["a", "b"]}`."""
    value: Any
    if isinstance(node, yaml.ScalarNode):
        value = loader.construct_scalar(node)
    elif isinstance(node, yaml.SequenceNode):
        value = loader.construct_sequence(node, deep=True)
    else:
        value = loader.construct_mapping(node, deep=True)
    if tag == "GetAtt" and isinstance(value, str):
        value = value.split(".", 1)
    return {tag if tag in ("Ref", "Condition") else f"Fn::{tag}": value}


TemplateLoader.add_multi_constructor("!", _short_form)
# "2012-10-17" is the version of a policy and "2010-09-09" that of a template: texts, not dates.
TemplateLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in _Base.yaml_implicit_resolvers.items()
}


def read_yaml(text: str) -> Any:
    """Read a text.

    Raises:
        ValueError: It is no YAML, or is nested too deeply.
    """
    try:
        require_shallow_yaml(text, _Base)
        return yaml.load(text, TemplateLoader)  # noqa: S506 - the loader is a safe one
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error
