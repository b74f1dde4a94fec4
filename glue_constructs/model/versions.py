"""The Glue versions: one row each, with everything that depends on the version."""

from __future__ import annotations

import re
from dataclasses import KW_ONLY, dataclass
from functools import lru_cache
from typing import Literal

from glue_constructs.model import sources
from glue_constructs.model.commands import PYTHON_SHELL_DEFAULT_TIMEOUT, RAY, SPARK, SPARK_ETL, SPARK_STREAMING

VersionFact = Literal[
    "emrfs", "error_categories", "java_sdk_v1", "logs_to_prefix", "requirements_files", "whole_option_names"
]
"""The boolean facts about a version."""

# The format of Glue's version numbers. The bound avoids int() of thousands of digits.
_NUMERIC = re.compile(r"\d{1,9}(\.\d{1,9})+", re.ASCII)

# The third-party tables of prices, and AWS's mail on the reduction from 10 minutes to 1
# (https://github.com/SummitRoute/aws_breaking_changes/pull/63).
MINIMUM_SECONDS = 60
"""The minimum billed seconds of a run, of all jobs that can be created."""
_OLD_MINIMUM_SECONDS = 600
"""The minimum billed seconds of Spark jobs before Glue 2.0."""


@lru_cache(maxsize=256)
def release_of(version: str) -> tuple[int, ...]:
    """Return a version as comparable numbers, (5, 1); empty when it is not numeric."""
    return tuple(map(int, version.split("."))) if _NUMERIC.fullmatch(version) else ()


@dataclass(frozen=True)
class Version:
    """A version of Glue for Spark and Ray jobs.

    There are no defaults: a new row must set everything that depends on the version.

    Attributes:
        name: The value of GlueVersion.
        commands: The commands that run on it.
        spark: Its version of Spark.
        python: Its version of Python.
        scala: Its Scala version, which jars must be built for; `None` past its end of life.
        glibc: Its C library is 2.`glibc`: Amazon Linux 2 has 2.26, Amazon Linux 2023 2.34; `None` past its end of life.
        default_timeout: Minutes after which a job without Timeout ends.
        price_generation: The generation of its prices, see `glue_constructs.model.prices`.
        minimum_seconds: The minimum billed seconds of a run; billing is per second.
        sized_by_max_capacity: Whether Spark jobs may have MaxCapacity, 10 DPUs by default.
        logs_to_prefix: Whether logs go to ``<prefix>/error`` and ``<prefix>/output`` with the prefix of
            ``--custom-logGroup-prefix``; older versions have continuous logging, with a log group, when it is enabled.
        error_categories: Whether the error message of a failed run begins with a category.
        requirements_files: Whether it installs from a requirements file and from a zip of wheels.
        whole_option_names: Whether getResolvedOptions accepts only full names; older versions accept abbreviations.
        emrfs: Whether it reads S3 through EMRFS.
        java_sdk_v1: Whether it has the AWS SDK for Java v1.
        distributions: The Python distributions on its image, by their names on PyPI; empty where AWS lists none.
        end_of_life: The day from which jobs can neither be created nor run, ISO 8601; `None` while there is none.
        successor: The version that the version policy recommends instead; `None` while it has no end of life.
        source: The document.
    """

    name: str
    _: KW_ONLY
    commands: tuple[str, ...]
    spark: str
    python: str
    scala: str | None
    glibc: int | None
    default_timeout: int
    price_generation: int
    minimum_seconds: int
    sized_by_max_capacity: bool
    logs_to_prefix: bool
    error_categories: bool
    requirements_files: bool
    whole_option_names: bool
    emrfs: bool
    java_sdk_v1: bool
    distributions: str
    end_of_life: str | None
    successor: str | None
    source: str

    @property
    def release(self) -> tuple[int, ...]:
        """The version as comparable numbers, (5, 1)."""
        return release_of(self.name)


_NONE_LISTED = ""


def _retired(name: str, *, spark: str, python: str, commands: tuple[str, ...] = SPARK, minimum_seconds: int) -> Version:
    return Version(
        name,
        commands=commands,
        spark=spark,
        python=python,
        scala=None,
        glibc=None,
        default_timeout=2_880,
        price_generation=1,
        minimum_seconds=minimum_seconds,
        # Both changed with Glue 2.0.
        sized_by_max_capacity=minimum_seconds > MINIMUM_SECONDS,
        logs_to_prefix=False,
        error_categories=False,
        requirements_files=False,
        whole_option_names=False,
        emrfs=True,
        java_sdk_v1=True,
        distributions=_NONE_LISTED,
        end_of_life="2026-04-01",
        successor="6.0",
        source=sources.VERSION_POLICY,
    )


_GLUE_VERSIONS = (
    _retired("0.9", spark="2.2.1", python="2.7", commands=(SPARK_ETL,), minimum_seconds=_OLD_MINIMUM_SECONDS),
    _retired("1.0", spark="2.4.3", python="2.7 or 3.6", minimum_seconds=_OLD_MINIMUM_SECONDS),
    _retired("2.0", spark="2.4.3", python="3.7", minimum_seconds=MINIMUM_SECONDS),
    Version(
        "3.0",
        commands=SPARK,
        spark="3.1.1",
        python="3.7",
        scala="2.12",
        glibc=26,
        default_timeout=2_880,
        price_generation=1,
        minimum_seconds=MINIMUM_SECONDS,
        sized_by_max_capacity=False,
        logs_to_prefix=False,
        error_categories=False,
        requirements_files=False,
        whole_option_names=False,
        emrfs=True,
        java_sdk_v1=True,
        distributions="""
            aiobotocore aiohttp aioitertools aiosignal async-timeout asynctest attrs avro-python3 boto3 botocore certifi
            chardet charset-normalizer click cycler Cython docutils enum34 frozenlist fsspec idna importlib-metadata
            jmespath joblib kiwisolver matplotlib mpmath multidict nltk numpy packaging pandas patsy Pillow pip pmdarima
            ptvsd pyarrow pydevd pyhocon PyMySQL pyparsing python-dateutil pytz PyYAML regex requests s3fs s3transfer
            scikit-learn scipy six statsmodels subprocess32 sympy tbats threadpoolctl tqdm typing_extensions urllib3
            wheel wrapt yarl zipp
        """,
        end_of_life=None,
        successor=None,
        source=sources.RELEASE_NOTES,
    ),
    Version(
        "4.0",
        commands=(*SPARK, RAY),
        spark="3.3.0",
        python="3.10",
        scala="2.12",
        glibc=26,
        default_timeout=2_880,
        price_generation=1,
        minimum_seconds=MINIMUM_SECONDS,
        sized_by_max_capacity=False,
        logs_to_prefix=False,
        error_categories=True,
        requirements_files=False,
        whole_option_names=False,
        emrfs=True,
        java_sdk_v1=True,
        distributions="""
            aiobotocore aiohttp aioitertools aiosignal async-timeout asynctest attrs avro-python3 boto3 botocore certifi
            chardet charset-normalizer click cycler Cython fsspec idna importlib-metadata jmespath joblib kaleido
            kiwisolver matplotlib mpmath multidict nltk numpy packaging pandas patsy Pillow pip plotly pmdarima ptvsd
            pyarrow pydevd pyhocon PyMySQL pyparsing python-dateutil pytz PyYAML regex requests s3fs s3transfer
            scikit-learn scipy setuptools six statsmodels subprocess32 sympy tbats threadpoolctl tqdm typing_extensions
            urllib3 wheel wrapt yarl zipp
        """,
        end_of_life=None,
        successor=None,
        source=sources.RELEASE_NOTES,
    ),
    Version(
        "5.0",
        commands=SPARK,
        spark="3.5.4",
        python="3.11",
        scala="2.12",
        glibc=34,
        default_timeout=480,
        price_generation=1,
        minimum_seconds=MINIMUM_SECONDS,
        sized_by_max_capacity=False,
        logs_to_prefix=True,
        error_categories=True,
        requirements_files=True,
        whole_option_names=False,
        emrfs=True,
        java_sdk_v1=True,
        distributions="""
            aiobotocore aiohappyeyeballs aiohttp aioitertools aiosignal appdirs attrs boto3 botocore certifi
            charset-normalizer contourpy cycler fonttools frozenlist fsspec idna jmespath kaleido kiwisolver matplotlib
            multidict numpy packaging pandas pillow pip plotly pyarrow pyparsing python-dateutil pytz requests s3fs
            s3transfer seaborn setuptools six tenacity tzdata urllib3 virtualenv wrapt yarl
        """,
        end_of_life=None,
        successor=None,
        source=sources.RELEASE_NOTES,
    ),
    Version(
        "5.1",
        commands=SPARK,
        spark="3.5.6",
        python="3.11",
        scala="2.12",
        glibc=34,
        default_timeout=480,
        price_generation=1,
        minimum_seconds=MINIMUM_SECONDS,
        sized_by_max_capacity=False,
        logs_to_prefix=True,
        error_categories=True,
        requirements_files=True,
        whole_option_names=False,
        emrfs=True,
        java_sdk_v1=True,
        distributions="""
            aiobotocore aiohappyeyeballs aiohttp aioitertools aiosignal appdirs attrs boto3 botocore certifi
            charset-normalizer choreographer contourpy cycler distlib filelock fonttools frozenlist fsspec idna
            iniconfig jmespath kaleido kiwisolver logistro matplotlib multidict narwhals numpy orjson packaging pandas
            pillow pip
            platformdirs plotly pluggy propcache pyarrow Pygments pyparsing pytest-timeout pytest python-dateutil pytz
            requests s3fs s3transfer seaborn setuptools simplejson six tenacity typing_extensions tzdata urllib3 uv
            virtualenv wrapt yarl
        """,
        end_of_life=None,
        successor=None,
        source=sources.RELEASE_NOTES,
    ),
    Version(
        "6.0",
        commands=SPARK,
        spark="4.1.1",
        python="3.13",
        scala="2.13",
        glibc=34,
        default_timeout=480,
        price_generation=2,
        minimum_seconds=MINIMUM_SECONDS,
        sized_by_max_capacity=False,
        logs_to_prefix=True,
        error_categories=True,
        requirements_files=True,
        whole_option_names=True,
        emrfs=False,
        java_sdk_v1=False,
        distributions=_NONE_LISTED,
        end_of_life=None,
        successor=None,
        source=sources.RELEASE_NOTES,
    ),
)
GLUE_VERSIONS = {version.name: version for version in _GLUE_VERSIONS}
OFFERED_GLUE_VERSIONS = tuple(version.name for version in _GLUE_VERSIONS if version.end_of_life is None)

_IN_USE = [version.glibc for version in _GLUE_VERSIONS if version.glibc is not None]
OLDEST_GLIBC, NEWEST_GLIBC = min(_IN_USE), max(_IN_USE)
"""The oldest and newest C library of the supported versions, like `Version.glibc`."""

_BY_RELEASE = {version.release: version for version in _GLUE_VERSIONS}


def nearest_version(version: object) -> Version | None:
    """Return the row whose facts apply to a version: its own row, or that of the newest older version.

    So a version that is newer than this release is treated like the newest version in the table.

    Returns:
        `None` when the version is not numeric: `UNKNOWN`, "auto", not set.
    """
    return _nearest(version) if isinstance(version, str) else None


@lru_cache(maxsize=256)
def _nearest(version: str) -> Version | None:
    release = release_of(version)
    if not release:
        return None
    return _BY_RELEASE[max((known for known in _BY_RELEASE if known <= release), default=min(_BY_RELEASE))]


def default_timeout(command: object, version: object) -> int | None:
    """Return the default timeout of a job's runs in minutes.

    Args:
        command: The job's command.
        version: Its GlueVersion, if known; Python shell jobs ignore it.

    Returns:
        `None` for a streaming job, which has none.
    """
    if command == SPARK_STREAMING:
        return None
    row = nearest_version(version) if command == SPARK_ETL else None
    return PYTHON_SHELL_DEFAULT_TIMEOUT if row is None else row.default_timeout
