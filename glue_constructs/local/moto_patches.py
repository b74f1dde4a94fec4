"""Patches of moto: which attributes are replaced, and why.

moto has no public extension point for what the embedded AWS adds. So each service lists the attributes of moto that it
replaces, each with the reason, and restores them when it closes. The patches are verified with one exact version of
moto, and `MotoPatches.install` rejects any other.
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
    """Check that the version of moto that the patches were verified with is installed.

    Raises:
        EmbeddedAwsError: moto is missing, or another version is installed.
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
class MotoPatch:
    """One attribute or mapping entry of moto that is replaced.

    Attributes:
        owner: A class or module that has the attribute, or a mapping that has the key.
        name: The attribute or key.
        replacement: The value while the patch is installed.
        reason: Why moto's own value is not sufficient.
    """

    owner: Any
    name: str
    replacement: Any
    reason: str


class MotoPatches:
    """The patches of one service, installed and removed together."""

    def __init__(self, *patches: MotoPatch) -> None:
        self._patches = patches
        self._undo: list[Callable[[], None]] = []

    def install(self) -> None:
        """Install every patch.

        Raises:
            EmbeddedAwsError: moto is missing, or is not the version that the patches were verified with.
        """
        require_moto()
        for patch in self._patches:
            self._undo.append(_apply(patch))

    def close(self) -> None:
        """Restore moto's own values, the last patch first."""
        while self._undo:
            self._undo.pop()()


def _apply(patch: MotoPatch) -> Callable[[], None]:
    """Apply a patch, and return the function that undoes it. Undoing removes a name that moto does not have."""
    owner, name = patch.owner, patch.name
    if isinstance(owner, MutableMapping):
        entries, write, delete = owner, owner.__setitem__, owner.__delitem__
    else:
        # The entries of the class's __dict__, not getattr's result: a classmethod must be restored as a classmethod.
        entries, write, delete = vars(owner), partial(setattr, owner), partial(delattr, owner)
    undo = partial(write, name, entries[name]) if name in entries else partial(delete, name)
    write(name, patch.replacement)
    return undo
