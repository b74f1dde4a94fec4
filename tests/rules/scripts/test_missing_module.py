"""The rule missing-module: what it reports and what it accepts."""

from __future__ import annotations

from typing import Any

import pytest
from rules.cases import PARAMETER, RAY, SHELL, SPARK, STREAMING, case

from glue_constructs.rules.scripts.missing_module import MissingModule


@pytest.mark.parametrize(
    ("script", "modules"),
    [
        pytest.param("import helpers", ["helpers"], id="next-to-the-script"),
        pytest.param("from helpers.days import first", ["helpers"], id="from-a-package"),
        pytest.param("import helpers\nimport helpers.days", ["helpers"], id="twice"),
        pytest.param("import scipy, yaml\nimport sklearn.svm", ["scipy", "yaml", "sklearn"], id="gone-since-4.0"),
        pytest.param("def f():\n    import helpers", ["helpers"], id="in-a-function"),
        pytest.param("import boto3, pandas, PIL, dateutil, attr, mpl_toolkits.mplot3d", [], id="listed"),
        pytest.param("import awsglue.context, pyspark.sql, py4j, awsgluedq.transforms, gs_explode", [], id="of-glue"),
        pytest.param("import os.path, json, zoneinfo, distutils, __future__", [], id="of-python"),
        pytest.param("from . import helpers", [], id="relative"),
        pytest.param("try:\n    import helpers\nexcept ImportError:\n    helpers = None", [], id="minded"),
        pytest.param("try:\n    import a\nexcept ImportError:\n    import b as a", [], id="either"),
        pytest.param("try:\n    import a\nexcept:\n    pass", [], id="minded-with-all-else"),
        pytest.param("try:\n    import a\nexcept ImportError:\n    print('!')\n    raise", ["a"], id="only-printed"),
        pytest.param("try:\n    import a\nexcept KeyError:\n    pass", [], id="in-a-try-that-goes-on"),
        pytest.param("from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import helpers", [], id="types"),
        pytest.param("import contextlib\nwith contextlib.suppress(ImportError):\n    import a", [], id="suppressed"),
        pytest.param("if local:\n    import helpers", [], id="in-a-branch"),
        pytest.param("if __name__ == '__main__':\n    import helpers", ["helpers"], id="main-guard"),
    ],
)
def test_found(found: Any, script: str, modules: list[str]) -> None:
    assert found(MissingModule, script, SPARK) == [f"Command.ScriptLocation: {module!r}" for module in modules]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("5.0", 1, GlueVersion="5.0"),
        case("4.0", 0, GlueVersion="4.0"),
        case("3.0", 0, GlueVersion="3.0"),
        case("no-list", 0, GlueVersion="6.0"),
        case("version-unknown", 0, GlueVersion=PARAMETER),
        case("streaming", 1, job=STREAMING),
        case("ray", 0, job=RAY, Command={"Name": "glueray"}),
        case("shell", 0, job=SHELL),
        case("analytics", 0, job=SHELL, arguments={"library-set": "analytics"}),
        case("none", 1, job=SHELL, arguments={"library-set": "none"}),
        case("none-with-dashes", 1, job=SHELL, arguments={"--library-set": "none"}),
        case("set-unknown", 0, job=SHELL, arguments={"library-set": PARAMETER}),
        case("which-shell", 0, job={}, Command={"Name": "pythonshell", "PythonVersion": "3"}),
    ],
)
def test_found_by_image(found: Any, job: dict[str, Any], at: int) -> None:
    assert len(found(MissingModule, "import sklearn", job)) == at


@pytest.mark.parametrize(
    "job",
    [
        {"DefaultArguments": {"--additional-python-modules": "sklearn"}},
        {"DefaultArguments": {"--extra-py-files": "s3://b/k.zip"}},
        {"DefaultArguments": {"--python-virtual-env": "s3://b/v.tar.gz"}},
        {"DefaultArguments": {"--extra-py-files": PARAMETER}},
    ],
)
def test_modules_of_a_package_are_not_guessed(found: Any, job: dict[str, Any]) -> None:
    assert found(MissingModule, "import helpers", {**SPARK, **job}) == []
    assert found(MissingModule, "import helpers", {**SPARK, **job}, modules=["other"]) == [
        "Command.ScriptLocation: 'helpers'"
    ]
    assert found(MissingModule, "import helpers", {**SPARK, **job}, modules=["helpers"]) == []


def test_unknown_arguments_may_install_it(found: Any) -> None:
    assert found(MissingModule, "import helpers", {**SPARK, "DefaultArguments": PARAMETER}) == []
    assert found(MissingModule, "import helpers", {**SHELL, "DefaultArguments": PARAMETER}) == []


def test_a_run_may_install_it(found: Any) -> None:
    assert found(MissingModule, "import helpers", runs=[{"--extra-py-files": "s3://b/k.zip"}]) == []
    assert found(MissingModule, "import helpers", runs=[None]) == []
    assert found(MissingModule, "import helpers", runs=None) == []
    assert len(found(MissingModule, "import helpers", runs=None, modules=())) == 1


def test_dependencies_of_awswrangler_are_installed(found: Any) -> None:
    assert found(MissingModule, "import pyarrow.parquet, openpyxl, pg8000, urllib3", SHELL) == []


def test_message(message: Any) -> None:
    assert message(MissingModule, "import sys, helpers") == (
        "orders.py line 1 imports a module that neither Glue 5.1 nor a package has: needs a package with the module, "
        "got 'helpers'"
    )
