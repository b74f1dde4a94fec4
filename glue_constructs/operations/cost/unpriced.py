"""Unknown parts of a price, with the reasons: never a number, and never zero."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Unpriced:
    """An unknown part of a price.

    Attributes:
        reasons: Why it is unknown, each a clause: "NumberOfWorkers is known only when it is deployed".
    """

    reasons: tuple[str, ...]

    def __str__(self) -> str:
        return "; ".join(self.reasons)


def unpriced(reason: str) -> Unpriced:
    """Return an unknown part of a price with one reason."""
    return Unpriced((reason,))


def only_when_deployed(name: str) -> Unpriced:
    """Return the reason for a property whose value is an intrinsic function, a parameter or a CDK token."""
    return unpriced(f"{name} is known only when it is deployed")


def combine_reasons(*parts: object) -> Unpriced | None:
    """Return the reasons of all unknown parts, each once; `None` when no part is unknown."""
    reasons = dict.fromkeys(reason for part in parts if isinstance(part, Unpriced) for reason in part.reasons)
    return Unpriced(tuple(reasons)) if reasons else None
