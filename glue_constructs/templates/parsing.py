"""Parser of templates in JSON or YAML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from glue_constructs.templates.bounds import MAX_DEPTH
from glue_constructs.templates.json_text import read_json
from glue_constructs.templates.problems import Malformed, TooDeep

if TYPE_CHECKING:
    from glue_constructs.templates.document import Document

_BRACE = re.compile(r"\s*\{")


def parse(text: str, *, file: str = "", max_depth: int = MAX_DEPTH) -> Document:
    """Parse the text of a template.

    Args:
        text: JSON, or YAML with short forms of intrinsic functions.
        file: The name of its file, which determines whether an error is one of JSON or of YAML.
        max_depth: The maximum number of levels of the data.

    Raises:
        Malformed: The text is neither JSON nor YAML, or exceeds a limit.
    """
    if not _BRACE.match(text):
        return _parse_yaml(text, max_depth)
    try:
        return read_json(text, max_depth=max_depth)
    except TooDeep:
        raise
    except Malformed as in_json:
        # YAML may begin with a brace too. CloudFormation accepts such texts, for example with a trailing comma.
        if file.endswith(".json"):
            raise
        try:
            return _parse_yaml(text, max_depth)
        except Malformed as in_yaml:
            raise (in_yaml if file.endswith((".yaml", ".yml")) else in_json) from None


def _parse_yaml(text: str, max_depth: int) -> Document:
    from glue_constructs.templates.yaml_text import read_yaml  # noqa: PLC0415  # needs an extra; most are JSON

    return read_yaml(text, max_depth=max_depth)
