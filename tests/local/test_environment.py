from __future__ import annotations

import pytest

from glue_constructs.local.environment import inherited_environment

PROXY = "http://proxy.example:3128"


@pytest.mark.parametrize("name", ["https_proxy", "HTTPS_PROXY", "ALL_PROXY"])
def test_no_sdk_is_led_elsewhere_and_pip_keeps_its_proxy(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    for each in ("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "PIP_PROXY"):
        monkeypatch.delenv(each, raising=False)
    monkeypatch.setenv(name, PROXY)
    monkeypatch.setenv("AWS_PROFILE", "production")

    kept = inherited_environment()

    assert kept["PIP_PROXY"] == PROXY
    assert not {name, "AWS_PROFILE"} & kept.keys()


def test_pips_own_proxy_wins_and_without_any_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    for each in ("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "PIP_PROXY"):
        monkeypatch.delenv(each, raising=False)
    assert "PIP_PROXY" not in inherited_environment()

    monkeypatch.setenv("HTTPS_PROXY", PROXY)
    monkeypatch.setenv("PIP_PROXY", "http://own.example")
    assert inherited_environment()["PIP_PROXY"] == "http://own.example"
