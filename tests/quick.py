"""The quick tests: `pytest --quick` selects the tests that need neither aws_cdk nor moto nor a process.

It deselects files that import one of these packages, tests with some marks, and tests that use a server or a build. A
selected test that still imports one of the packages or starts a process fails, and the message says what to do.
"""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Any, NoReturn

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Iterator

# pyproject.toml describes each mark.
_MARKS = ("long", "slow", "process", "cdk_cli", "spark", "browser")
_FIXTURES = {"embedded_aws", "cdk", "cdk_cli", "built", "installed"}

# They start Node, or take seconds to import.
_SLOW_PACKAGES = ("aws_cdk", "jsii", "moto")
_REFUSED = (
    "is not available in the quick tests: mark the test with @pytest.mark.process, or import it at the top of the file"
)

settings.register_profile("quick", parent=settings.get_profile("ci"), max_examples=20)


class Quick:
    """The pytest plugin."""

    def pytest_configure(self, config: pytest.Config) -> None:
        settings.load_profile("quick")
        # The snapshots of deselected tests are not unused; syrupy before 6 has only the second option.
        config.option.disable_unused_snapshots = config.option.warn_unused_snapshots = True
        sys.meta_path.insert(0, _NoSlowPackage())
        # A conftest.py that pytest reads before this hook may have imported it.
        for name in [name for name in sys.modules if name.partition(".")[0] in _SLOW_PACKAGES]:
            del sys.modules[name]

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self) -> Iterator[Any]:
        """Refuse processes while a test runs; not before, because xdist's workers are processes too."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(subprocess, "Popen", _refuse_process)
            return (yield)

    @pytest.hookimpl(wrapper=True)
    def pytest_make_collect_report(self) -> Iterator[Any]:
        """Skip a file, or a folder by its conftest.py, that imports one of these packages."""
        report = yield
        if report.failed and _REFUSED in str(report.longrepr):
            report.outcome, report.longrepr, report.result = "passed", None, []
        return report

    def pytest_collection_modifyitems(self, config: pytest.Config, items: list[pytest.Item]) -> None:
        others = [item for item in items if not _is_quick(item)]
        items[:] = [item for item in items if _is_quick(item)]
        config.hook.pytest_deselected(items=others)


class _NoSlowPackage:
    """Import hook that refuses the slow packages."""

    def find_spec(self, name: str, *_: Any) -> None:
        if name in _SLOW_PACKAGES:
            raise ModuleNotFoundError(f"{name} {_REFUSED}", name=name)


def _is_quick(item: pytest.Item) -> bool:
    fixtures = set(getattr(item, "fixturenames", ()))
    return fixtures.isdisjoint(_FIXTURES) and not any(item.get_closest_marker(mark) for mark in _MARKS)


def _refuse_process(command: Any, *_: Any, **__: Any) -> NoReturn:
    pytest.fail(f"a quick test starts a process ({command}): mark it with @pytest.mark.process")
