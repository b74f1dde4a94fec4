"""Settings of Spark: one argument, ``--conf``, that several props write to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from glue_constructs.errors import InvalidInput
from glue_constructs.jobs.features.feature import Bound, Foreseen
from glue_constructs.jobs.features.s3_folder import S3Folder
from glue_constructs.jobs.shapes import spelt_out
from glue_constructs.model.parameters import PARAMETER_OF_PROP

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from constructs import Construct

    from glue_constructs.jobs.features.feature import Declared, Feature
    from glue_constructs.jobs.role.statements import Statement

_CONF = PARAMETER_OF_PROP["spark_conf"]
_NO_KEY = re.compile(r"[\s=]|^--")
_CHAIN = re.compile(r"(?:^|\s)--conf(?:[\s=]|$)")


@dataclass(frozen=True)
class SparkSetting:
    """One setting of Spark, and the prop that it comes from; a folder's URI is known when the folder is placed."""

    prop: str
    key: str
    value: str | S3Folder


@dataclass(frozen=True)
class SparkConf:
    """The settings of all props as the one value that Glue takes: ``a=1 --conf b=2``."""

    settings: Sequence[SparkSetting]

    @property
    def prop(self) -> str:
        """The props that the settings come from."""
        return " and ".join(dict.fromkeys(setting.prop for setting in self.settings))

    def declare(self) -> Mapping[str, Declared]:
        """The value, as far as its folders are known."""
        known = {s.key: s.value.known_location if isinstance(s.value, S3Folder) else s.value for s in self.settings}
        is_foreseen = any(isinstance(value, Foreseen) for value in known.values())
        chain = _CONF.codec.encode(known)
        return {_CONF.name: Foreseen(chain) if is_foreseen else chain}

    def bind(self, job: Construct) -> Bound:
        """Place the folders."""
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
        return Bound({_CONF.name: str(_CONF.codec.encode(values))}, statements, wildcards)


def spark_settings(conf: object) -> list[SparkSetting]:
    """The settings of the prop ``spark_conf``.

    Raises:
        InvalidInput: It is no mapping, or a name or a value cannot stand in ``--conf``; every fault at once.
    """
    settings = spelt_out("spark_conf", conf)
    faults = [
        f"the name {key!r} has a space, an equals sign or dashes in it" for key in settings if _NO_KEY.search(key)
    ]
    faults += [
        f"the value of {key!r} would begin another setting by its --conf"
        for key, v in settings.items()
        if _CHAIN.search(v)
    ]
    if faults:
        raise InvalidInput(f"spark_conf must be names of settings to values: {'; '.join(faults)}; got {settings!r}")
    return [SparkSetting("spark_conf", key, value) for key, value in settings.items()]


def spark_conf_feature(settings: Iterable[SparkSetting]) -> list[Feature]:
    """The feature of all settings; none when there are none.

    Raises:
        InvalidInput: Two props give one setting two values; every such setting at once.
    """
    first: dict[str, SparkSetting] = {}
    faults = []
    for setting in settings:
        other = first.setdefault(setting.key, setting)
        if other.value != setting.value:
            faults.append(
                f"Spark's setting {setting.key!r} is set by the props {other.prop!r} and {setting.prop!r}: use one"
            )
    if faults:
        raise InvalidInput("; ".join(faults))
    return [SparkConf(tuple(first.values()))] if first else []
