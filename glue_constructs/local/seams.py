"""How a room reaches into moto: which of its names are replaced, and why.

moto has no public place for what the embedded AWS adds. So each room lists its replacements, each with the reason, and
undoes them when it closes. They are verified with one exact version of moto, and `Seams.install` refuses any other.
"""

from __future__ import annotations

from collections.abc import MutableMapping
from dataclasses import dataclass
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any

from glue_constructs.errors import EmbeddedAwsError

if TYPE_CHECKING:
    from collections.abc import Callable

VERIFIED_WITH = "5.2.5"


def require_moto() -> None:
    """Check that the moto that the seams were verified with is installed.

    Raises:
        EmbeddedAwsError: moto is missing, or is another version.
    """
    try:
        found = version("moto")
    except PackageNotFoundError:
        raise EmbeddedAwsError(
            "the embedded AWS needs moto, which is not installed; run: pip install 'glue-constructs[local]'"
        ) from None
    if found != VERIFIED_WITH:
        raise EmbeddedAwsError(
            f"the embedded AWS is built on moto {VERIFIED_WITH} exactly, got {found!r}; "
            "run: pip install 'glue-constructs[local]'"
        )


@dataclass(frozen=True)
class Seam:
    """One name of moto that is replaced.

    Attributes:
        owner: A class or module that has the attribute, or a mapping that has the key.
        name: The attribute or key.
        replacement: What stands there while the room is open.
        reason: Why moto's own will not do.
    """

    owner: Any
    name: str
    replacement: Any
    reason: str


class Seams:
    """The replacements of one room, put in together and taken out together."""

    def __init__(self, *seams: Seam) -> None:
        self._seams = seams
        self._undo: list[Callable[[], None]] = []

    def install(self) -> None:
        """Put every replacement in.

        Raises:
            EmbeddedAwsError: moto is missing, or is not the version that the seams were verified with.
        """
        require_moto()
        for seam in self._seams:
            self._undo.append(_replace(seam))

    def close(self) -> None:
        """Put moto's own back, the last replacement first."""
        while self._undo:
            self._undo.pop()()


def _replace(seam: Seam) -> Callable[[], None]:
    """Replace, and return what undoes it. A name that moto does not have is taken away again."""
    owner, name = seam.owner, seam.name
    if isinstance(owner, MutableMapping):
        entries, write, delete = owner, owner.__setitem__, owner.__delitem__
    else:
        # A class's own entries, not what attribute access makes of them: a classmethod must go back as one.
        entries, write, delete = vars(owner), partial(setattr, owner), partial(delattr, owner)
    undo = partial(write, name, entries[name]) if name in entries else partial(delete, name)
    write(name, seam.replacement)
    return undo
