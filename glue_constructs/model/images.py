"""The Python modules that Glue installs: what a script can import without a package.

The lists are AWS's, with the names of the distributions on PyPI; the lists of Spark are in the rows of the Glue
versions. Where AWS publishes no list, a job's imports are not checked.
"""

from __future__ import annotations

from dataclasses import dataclass

from glue_constructs.model import sources
from glue_constructs.model.versions import GLUE_VERSIONS


@dataclass(frozen=True)
class Image:
    """The modules installed in the environment of a script.

    Attributes:
        name: Its name in messages, "Glue 5.1".
        modules: The top-level packages and modules that can be imported, without the standard library.
        source: The document.
    """

    name: str
    modules: frozenset[str]
    source: str


# Distributions whose modules have other names than the distribution in lower case with "_" for "-".
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
_MODULE_NAMES = {name.lower(): modules for name, modules in _MODULES_OF.items()}

# On every image, listed or not. Modules with these prefixes are Glue's and are not checked: awsgluedq, awsglueml, and
# gs_explode and similar modules, which Glue Studio adds to the script of a visual job.
_ALWAYS = frozenset({"awsglue", "pip", "setuptools", "pkg_resources", "wheel"})
_GLUE_PREFIXES = ("awsglue", "gs_")
# The jars of data lake formats contain Python modules: delta in delta-core, hudi and iceberg in the formats' jars.
_ON_SPARK = frozenset({"pyspark", "py4j", "delta", "hudi", "iceberg"})

_SHELL_ANALYTICS = """
    avro awscli awswrangler botocore boto3 elasticsearch numpy pandas psycopg2 pyathena PyMySQL pyodbc pyorc
    redshift-connector requests scikit-learn scipy SQLAlchemy s3fs
"""
_SHELL_NONE = "awscli botocore"
# The page of Python shell jobs lists no dependencies. These are what pip resolves for the listed versions on
# Python 3.9; boto3 is included because awscli needs it: the page does not say for the set "none".
_AWSCLI_DEPENDENCIES = "boto3 colorama docutils jmespath pyasn1 python-dateutil PyYAML rsa s3transfer six urllib3"
_ANALYTICS_DEPENDENCIES = """
    aenum aiobotocore aiohttp aioitertools aiosignal asn1crypto async-timeout attrs backoff beautifulsoup4 certifi
    charset-normalizer decorator elastic-transport et-xmlfile frozenlist fsspec gremlinpython greenlet idna isodate
    joblib jsonpath-ng lxml multidict nest-asyncio openpyxl opensearch-py packaging pg8000 ply progressbar2 pyarrow
    pyparsing python-utils pytz requests-aws4auth scramp soupsieve tenacity threadpoolctl typing_extensions tzdata
    wrapt yarl
"""


def _modules(*lists: str) -> frozenset[str]:
    """Return the modules of distributions."""
    names = [name for text in lists for name in text.split()]
    usual = {name: (name.lower().replace("-", "_"),) for name in names}
    return _ALWAYS.union(*(_MODULE_NAMES.get(name.lower(), usual[name]) for name in names))


SPARK_IMAGES = {
    version.name: Image(f"Glue {version.name}", _modules(version.distributions) | _ON_SPARK, sources.PYTHON_LIBRARIES)
    for version in GLUE_VERSIONS.values()
    if version.distributions
}
"""By Glue version."""

PYTHON_SHELL_IMAGES = {
    "analytics": Image(
        "Python shell 3.9 with the library set analytics",
        _modules(_SHELL_ANALYTICS, _AWSCLI_DEPENDENCIES, _ANALYTICS_DEPENDENCIES),
        sources.ADD_PYTHON_SHELL_JOB,
    ),
    "none": Image(
        "Python shell 3.9 with the library set none",
        _modules(_SHELL_NONE, _AWSCLI_DEPENDENCIES),
        sources.ADD_PYTHON_SHELL_JOB,
    ),
}
"""By library set, on Python 3.9."""

_ON_ANY_IMAGE = _ON_SPARK.union(*(image.modules for image in (*SPARK_IMAGES.values(), *PYTHON_SHELL_IMAGES.values())))


def is_glue_module(module: str) -> bool:
    """Whether a module belongs to Glue, listed or not."""
    return module.startswith(_GLUE_PREFIXES)


def is_on_any_image(module: str) -> bool:
    """Whether any image has a module: otherwise it is the user's code or package."""
    return module in _ON_ANY_IMAGE or is_glue_module(module)
