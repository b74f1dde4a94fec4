"""`glue-constructs --version`."""

from __future__ import annotations

from importlib.metadata import version

from cli.calls import call

from glue_constructs.cli import version as version_module


def test_the_version_of_the_distribution_is_printed():
    done = call("--version")

    assert (done.exit_code, done.stdout) == (0, f"glue-constructs {version('glue-constructs')}\n")


def test_without_an_installed_distribution_it_is_unknown(monkeypatch):
    monkeypatch.setattr(version_module, "_DISTRIBUTION", "not-installed")

    assert call("--version").stdout == "glue-constructs unknown\n"
