"""The version of the installed distribution."""

from __future__ import annotations

_DISTRIBUTION = "glue-constructs"


def installed_version() -> str | None:
    """Return the version of the installed distribution; `None` if the package is not installed, only on the path."""
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415  # 20 ms, and rarely needed

    try:
        return version(_DISTRIBUTION)
    except PackageNotFoundError:
        return None
