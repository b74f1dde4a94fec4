"""Spark properties: the argument ``--conf``, which several props set."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from glue_constructs.errors import InvalidInput
from glue_constructs.jobs.features.feature import FeatureOutput, PartialValue
from glue_constructs.jobs.features.s3_folder import S3Folder
from glue_constructs.jobs.shapes import stringified
from glue_constructs.model.parameters import PARAMETER_OF_PROP

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from constructs import Construct

    from glue_constructs.jobs.features.feature import DeclaredValue, Feature
    from glue_constructs.jobs.role.statements import Statement

_CONF = PARAMETER_OF_PROP["spark_conf"]
_NO_KEY = re.compile(r"[\s=]|^--")
_CHAIN = re.compile(r"(?:^|\s)--conf(?:[\s=]|$)")


@dataclass(frozen=True)
class SparkSetting:
    """A Spark property, and the prop that sets it. The URI of a folder is known after its `place` is called."""

    prop: str
    key: str
    value: str | S3Folder


@dataclass(frozen=True)
class SparkConf:
    """The feature of the Spark properties of all props, as one value: ``a=1 --conf b=2``."""

    settings: Sequence[SparkSetting]

    @property
    def prop(self) -> str:
        """The props that set the properties."""
        return " and ".join(dict.fromkeys(setting.prop for setting in self.settings))

    def declare(self) -> Mapping[str, DeclaredValue]:
        """Return the argument, as far as its folders are known."""
        known = {s.key: s.value.known_location if isinstance(s.value, S3Folder) else s.value for s in self.settings}
        is_partial = any(isinstance(value, PartialValue) for value in known.values())
        chain = _CONF.codec.encode(known)
        return {_CONF.name: PartialValue(chain) if is_partial else chain}

    def bind(self, job: Construct) -> FeatureOutput:
        """Create the working bucket if needed. The role may read and write the folders."""
        values: dict[str, str] = {}
        statements: list[Statement] = []
        wildcards: dict[str, str] = {}
        for setting in self.settings:
            if isinstance(setting.value, S3Folder):
                placed = setting.value.place(job)
                values[setting.key] = placed.uri
                statements += placed.statements
                wildcards.update(placed.wildcards)
            else:
                values[setting.key] = setting.value
        return FeatureOutput({_CONF.name: str(_CONF.codec.encode(values))}, statements, wildcards)


def spark_settings(conf: object) -> list[SparkSetting]:
    """Return the Spark properties of the prop ``spark_conf``.

    Raises:
        InvalidInput: It is not a mapping, or ``--conf`` cannot contain a name or a value; the message has all of them.
    """
    settings = stringified("spark_conf", conf)
    faults = [
        f"the name {key!r} has a space, an equals sign or leading dashes" for key in settings if _NO_KEY.search(key)
    ]
    faults += [
        f"the value of {key!r} contains --conf, which would start another property"
        for key, v in settings.items()
        if _CHAIN.search(v)
    ]
    if faults:
        raise InvalidInput(
            f"spark_conf must be a mapping of property names to values: {'; '.join(faults)}; got {settings!r}"
        )
    return [SparkSetting("spark_conf", key, value) for key, value in settings.items()]


def spark_conf_feature(settings: Iterable[SparkSetting]) -> list[Feature]:
    """Return the feature of all Spark properties; none if there are none.

    Raises:
        InvalidInput: Two props set a property to different values; the message has all such properties.
    """
    first: dict[str, SparkSetting] = {}
    faults = []
    for setting in settings:
        other = first.setdefault(setting.key, setting)
        if other.value != setting.value:
            faults.append(
                f"the Spark property {setting.key!r} is set by the props {other.prop!r} and {setting.prop!r}: use one"
            )
    if faults:
        raise InvalidInput("; ".join(faults))
    return [SparkConf(tuple(first.values()))] if first else []
