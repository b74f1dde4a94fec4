"""The Python modules that Glue brings: what a script may import without a package.

The lists are AWS's, the distributions of PyPI by their names there; those of Spark stand in the rows of the Glue
versions. Where no list is published, there is none, and nothing is said about a job's imports.
"""

from __future__ import annotations

from dataclasses import dataclass

from glue_constructs.model import sources
from glue_constructs.model.versions import GLUE_VERSIONS


@dataclass(frozen=True)
class Image:
    """What is installed where a script runs.

    Attributes:
        name: How a message calls it, "Glue 5.1".
        modules: The packages and modules that can be imported, by their first name; without the standard library.
        source: The document.
    """

    name: str
    modules: frozenset[str]
    source: str


# Distributions whose modules have other names than "-" turned into "_" and capitals into small letters.
_MODULES_OF = {
    "attrs": ("attr", "attrs"),
    "avro-python3": ("avro",),
    "beautifulsoup4": ("bs4",),
    "Cython": ("Cython", "cython", "pyximport"),
    "enum34": ("enum",),
    "fonttools": ("fontTools",),
    "gremlinpython": ("gremlin_python",),
    "jsonpath-ng": ("jsonpath_ng",),
    "matplotlib": ("matplotlib", "mpl_toolkits", "pylab"),
    "opensearch-py": ("opensearchpy",),
    "pillow": ("PIL",),
    "psycopg2": ("psycopg2",),
    "PyGreSQL": ("pg", "pgdb"),
    "pytest": ("pytest", "_pytest", "py"),
    "python-dateutil": ("dateutil",),
    "python-utils": ("python_utils",),
    "PyYAML": ("yaml", "_yaml"),
    "scikit-learn": ("sklearn",),
    "setuptools": ("setuptools", "pkg_resources", "_distutils_hack"),
    "s3fs": ("s3fs",),
}
_OTHERWISE_NAMED = {name.lower(): modules for name, modules in _MODULES_OF.items()}

# On every image, listed or not. What looks like a module of Glue's own is left in peace: awsgluedq, awsglueml, and
# gs_explode and its like, which Glue Studio puts beside a visual job's script.
_ALWAYS = frozenset({"awsglue", "pip", "setuptools", "pkg_resources", "wheel"})
_GLUES_OWN = ("awsglue", "gs_")
# Data lake formats bring Python modules in jars: delta in delta-core's, pyiceberg and hudi with the formats' own.
_ON_SPARK = frozenset({"pyspark", "py4j", "delta", "hudi", "iceberg"})

_SHELL_ANALYTICS = """
    avro awscli awswrangler botocore boto3 elasticsearch numpy pandas psycopg2 pyathena PyMySQL pyodbc pyorc
    redshift-connector requests scikit-learn scipy SQLAlchemy s3fs
"""
_SHELL_NONE = "awscli botocore"
# The page of Python shell jobs lists no dependencies. These are what pip resolves for the listed versions on
# Python 3.9; boto3 is there for awscli's sake: the page leaves it open for the set "none".
_BEHIND_AWSCLI = "boto3 colorama docutils jmespath pyasn1 python-dateutil PyYAML rsa s3transfer six urllib3"
_BEHIND_ANALYTICS = """
    aenum aiobotocore aiohttp aioitertools aiosignal asn1crypto async-timeout attrs backoff beautifulsoup4 certifi
    charset-normalizer decorator elastic-transport et-xmlfile frozenlist fsspec gremlinpython greenlet idna isodate
    joblib jsonpath-ng lxml multidict nest-asyncio openpyxl opensearch-py packaging pg8000 ply progressbar2 pyarrow
    pyparsing python-utils pytz requests-aws4auth scramp soupsieve tenacity threadpoolctl typing_extensions tzdata
    wrapt yarl
"""


def _modules(*lists: str) -> frozenset[str]:
    """The modules of distributions."""
    names = [name for text in lists for name in text.split()]
    usual = {name: (name.lower().replace("-", "_"),) for name in names}
    return _ALWAYS.union(*(_OTHERWISE_NAMED.get(name.lower(), usual[name]) for name in names))


SPARK_IMAGES = {
    version.name: Image(f"Glue {version.name}", _modules(version.distributions) | _ON_SPARK, sources.PYTHON_LIBRARIES)
    for version in GLUE_VERSIONS.values()
    if version.distributions
}
"""By Glue version."""

PYTHON_SHELL_IMAGES = {
    "analytics": Image(
        "Python shell 3.9 with the library set analytics",
        _modules(_SHELL_ANALYTICS, _BEHIND_AWSCLI, _BEHIND_ANALYTICS),
        sources.ADD_PYTHON_SHELL_JOB,
    ),
    "none": Image(
        "Python shell 3.9 with the library set none",
        _modules(_SHELL_NONE, _BEHIND_AWSCLI),
        sources.ADD_PYTHON_SHELL_JOB,
    ),
}
"""By library set, on Python 3.9."""

_ANYWHERE = _ON_SPARK.union(*(image.modules for image in (*SPARK_IMAGES.values(), *PYTHON_SHELL_IMAGES.values())))


def is_glues_own(module: str) -> bool:
    """Whether a module belongs to Glue itself, listed or not."""
    return module.startswith(_GLUES_OWN)


def is_on_some_image(module: str) -> bool:
    """Whether any image has it: what is on none is the user's own, or a package that the user brings."""
    return module in _ANYWHERE or is_glues_own(module)
