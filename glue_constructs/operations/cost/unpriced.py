"""What nobody can know of a price, with the reasons: it is never a number, and never zero."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Unpriced:
    """Something that a price needs and that is not known.

    Attributes:
        reasons: All of them, each a clause: "NumberOfWorkers is known only when it is deployed".
    """

    reasons: tuple[str, ...]

    def __str__(self) -> str:
        return "; ".join(self.reasons)


def unpriced(reason: str) -> Unpriced:
    """Something that is not known for one reason."""
    return Unpriced((reason,))


def only_when_deployed(name: str) -> Unpriced:
    """A property whose value is an intrinsic function, a parameter or a CDK token."""
    return unpriced(f"{name} is known only when it is deployed")


def combine_reasons(*parts: object) -> Unpriced | None:
    """What is unknown among the parts, each reason once; `None` when nothing is."""
    reasons = dict.fromkeys(reason for part in parts if isinstance(part, Unpriced) for reason in part.reasons)
    return Unpriced(tuple(reasons)) if reasons else None
