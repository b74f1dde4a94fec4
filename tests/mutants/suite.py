"""The tests of the handlers, run in this process: pytest is started once, and collects the tests in each child."""

from __future__ import annotations

import os
from contextlib import redirect_stdout
from typing import TYPE_CHECKING

import boto3
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# Tests that start a process would run the unchanged handlers.
_ARGUMENTS = ("-q", "-s", "-p", "no:cacheprovider", "-m", "not process")
_SERVICES = ("cloudformation", "glue", "stepfunctions", "location")


class Suite:
    """The tests, in a process that has started pytest."""

    def __init__(self, session: pytest.Session) -> None:
        self._session = session
        self._items: dict[str, pytest.Item] = {}

    def collect(self) -> bool:
        """Import the tests, and return whether that was possible."""
        try:
            self._session.perform_collect()
        except pytest.Session.Failed:
            return False
        self._items = {item.nodeid: item for item in self._session.items}
        return not self._session.testsfailed

    def checks(self) -> list[str]:
        """Return the names of the tests."""
        return list(self._items)

    def fails(self, check: str, following: str | None) -> bool:
        """Run a test, and return whether it fails; the fixtures that the following test uses are kept."""
        failed = self._session.testsfailed
        item = self._items[check]
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=self._items.get(following or ""))
        return self._session.testsfailed > failed


def _load_service_models() -> None:
    """Create each client once: boto3 keeps the models of the services, so the children do not read them again."""
    for service in _SERVICES:
        boto3.client(service, region_name="eu-west-1", aws_access_key_id="test", aws_secret_access_key="test")


class _Takeover:
    """A plugin that calls a function instead of collecting tests."""

    def __init__(self, work: Callable[[Suite], None]) -> None:
        self._work = work
        self.error: BaseException | None = None

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection(self, session: pytest.Session) -> bool:
        try:
            _load_service_models()
            self._work(Suite(session))
        except BaseException as error:  # noqa: BLE001  # raised after pytest, which would only print it
            self.error = error
        return True

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self) -> bool:
        return True


def with_suite(folder: Path, work: Callable[[Suite], None]) -> None:
    """Start pytest for the tests of a folder, and call a function before the tests are collected."""
    takeover = _Takeover(work)
    with open(os.devnull, "w", encoding="utf-8") as nowhere, redirect_stdout(nowhere):  # noqa: PTH123
        pytest.main([str(folder), *_ARGUMENTS], plugins=[takeover])
    if takeover.error:
        raise takeover.error
