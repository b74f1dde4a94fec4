"""The tier of seconds: `pytest --quick` has the tests that need no aws_cdk, no moto and no process.

A file that imports one of these packages is not in the tier, and neither is a test that is marked, or that uses a
server or a build. Where a test of the tier imports one or starts a process all the same, it fails and says what to do.
"""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Any, NoReturn

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Iterator

# Each says in pyproject.toml what it is.
_MARKS = ("long", "slow", "process", "cdk_cli", "spark", "browser")
_FIXTURES = {"embedded_aws", "cdk", "cdk_cli", "built", "installed"}

# They start Node, or take seconds to import.
_LEFT_OUT = ("aws_cdk", "jsii", "moto")
_REFUSED = "is not there in the quick tier: give the test @pytest.mark.process, or import it with the file"

settings.register_profile("quick", parent=settings.get_profile("ci"), max_examples=20)


class Quick:
    """A plugin of pytest's."""

    def pytest_configure(self, config: pytest.Config) -> None:
        settings.load_profile("quick")
        # The snapshots of tests that are left out are not unused; syrupy before 6 knows the second option alone.
        config.option.disable_unused_snapshots = config.option.warn_unused_snapshots = True
        sys.meta_path.insert(0, _NoSlowPackage())
        # A conftest.py that pytest reads before it is configured may have it.
        for name in [name for name in sys.modules if name.partition(".")[0] in _LEFT_OUT]:
            del sys.modules[name]

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self) -> Iterator[Any]:
        """Refuse processes while a test runs; workers are processes too."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(subprocess, "Popen", _refuse_process)
            return (yield)

    @pytest.hookimpl(wrapper=True)
    def pytest_make_collect_report(self) -> Iterator[Any]:
        """Leave out a file, or a folder by its conftest.py, that imports one of these packages."""
        report = yield
        if report.failed and _REFUSED in str(report.longrepr):
            report.outcome, report.longrepr, report.result = "passed", None, []
        return report

    def pytest_collection_modifyitems(self, config: pytest.Config, items: list[pytest.Item]) -> None:
        others = [item for item in items if not _is_quick(item)]
        items[:] = [item for item in items if _is_quick(item)]
        config.hook.pytest_deselected(items=others)


class _NoSlowPackage:
    """Finds these packages before anything else does."""

    def find_spec(self, name: str, *_: Any) -> None:
        if name in _LEFT_OUT:
            raise ModuleNotFoundError(f"{name} {_REFUSED}", name=name)


def _is_quick(item: pytest.Item) -> bool:
    fixtures = set(getattr(item, "fixturenames", ()))
    return fixtures.isdisjoint(_FIXTURES) and not any(item.get_closest_marker(mark) for mark in _MARKS)


def _refuse_process(command: Any, *_: Any, **__: Any) -> NoReturn:
    pytest.fail(f"a test of the quick tier starts a process ({command}): give it @pytest.mark.process")
