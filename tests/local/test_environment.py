from __future__ import annotations

import pytest

from glue_constructs.local.environment import inherited_environment

PROXY = "http://proxy.example:3128"


@pytest.mark.parametrize("name", ["https_proxy", "HTTPS_PROXY", "ALL_PROXY"])
def test_aws_settings_and_proxies_are_removed_except_for_pip(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    for each in ("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "PIP_PROXY"):
        monkeypatch.delenv(each, raising=False)
    monkeypatch.setenv(name, PROXY)
    monkeypatch.setenv("AWS_PROFILE", "production")

    inherited = inherited_environment()

    assert inherited["PIP_PROXY"] == PROXY
    assert not {name, "AWS_PROFILE"} & inherited.keys()


def test_pip_proxy_is_inherited_and_is_not_set_without_a_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for each in ("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "PIP_PROXY"):
        monkeypatch.delenv(each, raising=False)
    assert "PIP_PROXY" not in inherited_environment()

    monkeypatch.setenv("HTTPS_PROXY", PROXY)
    monkeypatch.setenv("PIP_PROXY", "http://pip.example")
    assert inherited_environment()["PIP_PROXY"] == "http://pip.example"
