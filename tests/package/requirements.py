"""The transitive requirements of a distribution, as installed here."""

from __future__ import annotations

from importlib import metadata
from typing import TYPE_CHECKING

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

if TYPE_CHECKING:
    from collections.abc import Iterator


def distributions(root: metadata.Distribution, extra: str = "") -> Iterator[metadata.Distribution]:
    """Yield every distribution that pip would install as a requirement of `root`, once."""
    seen = set()
    waiting = [(root, extra)]
    while waiting:
        distribution, wanted = waiting.pop()
        for requirement in requirements(distribution, wanted):
            name = canonicalize_name(requirement.name)
            is_root = name == canonicalize_name(root.metadata["Name"])
            found = root if is_root else metadata.distribution(requirement.name)
            assert is_root or requirement.specifier.contains(found.version, prereleases=True), requirement
            for each in {"", *requirement.extras}:
                if (name, each) not in seen:
                    if not is_root and not any(known == name for known, _ in seen):
                        yield found
                    seen.add((name, each))
                    waiting.append((found, each))


def requirements(distribution: metadata.Distribution, extra: str = "") -> list[Requirement]:
    """Return the requirements for this Python version, with or without an extra."""
    every = map(Requirement, distribution.requires or ())
    return [each for each in every if each.marker is None or each.marker.evaluate({"extra": extra})]
