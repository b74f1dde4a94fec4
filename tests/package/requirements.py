"""What a distribution asks for, and what that asks for, as it is installed here."""

from __future__ import annotations

from importlib import metadata
from typing import TYPE_CHECKING

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

if TYPE_CHECKING:
    from collections.abc import Iterator


def distributions(root: metadata.Distribution, extra: str = "") -> Iterator[metadata.Distribution]:
    """Everything that pip would install with it, each once, without itself."""
    seen = set()
    waiting = [(root, extra)]
    while waiting:
        distribution, wanted = waiting.pop()
        for requirement in requirements(distribution, wanted):
            name = canonicalize_name(requirement.name)
            of_itself = name == canonicalize_name(root.metadata["Name"])
            found = root if of_itself else metadata.distribution(requirement.name)
            assert of_itself or requirement.specifier.contains(found.version, prereleases=True), requirement
            for each in {"", *requirement.extras}:
                if (name, each) not in seen:
                    if not of_itself and not any(known == name for known, _ in seen):
                        yield found
                    seen.add((name, each))
                    waiting.append((found, each))


def requirements(distribution: metadata.Distribution, extra: str = "") -> list[Requirement]:
    """Those that hold for this Python, with the extra or without."""
    every = map(Requirement, distribution.requires or ())
    return [each for each in every if each.marker is None or each.marker.evaluate({"extra": extra})]
