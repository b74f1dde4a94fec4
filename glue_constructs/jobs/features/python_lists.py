"""The lists of Python packages that a job's arguments hold."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from glue_constructs.jobs.features.feature import UNPLACED, Bound, Foreseen
from glue_constructs.jobs.features.files import reading
from glue_constructs.packaging.location import Placed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from constructs import Construct

    from glue_constructs.jobs.features.feature import Declared


_FILES, _MODULES, _OPTION = "--extra-py-files", "--additional-python-modules", "--python-modules-installer-option"


@dataclass(frozen=True)
class Listed:
    """Items of a list: how the rules may see them, and what places them. Without a place they stay as they are."""

    seen: Sequence[object]
    place: Callable[[Construct], list[Placed]] | None = None


@dataclass(frozen=True)
class Brought:
    """What one prop brings."""

    prop: str
    files: Sequence[Listed] = ()
    modules: Sequence[Listed] = ()
    options: Sequence[str] = ()


@dataclass(frozen=True)
class PythonLists:
    """The feature of all props that bring Python packages."""

    brought: Sequence[Brought]
    lists: Mapping[str, Sequence[Listed]] = field(init=False)

    def __post_init__(self) -> None:
        """Sort what was brought by its argument."""
        files = [listed for brought in self.brought for listed in brought.files]
        modules = [listed for brought in self.brought for listed in brought.modules]
        lists = {_FILES: files, _MODULES: modules}
        object.__setattr__(self, "lists", {key: listed for key, listed in lists.items() if listed})

    @property
    def prop(self) -> str:
        """The props that the packages come from."""
        return " and ".join(brought.prop for brought in self.brought)

    def declare(self) -> Mapping[str, Declared]:
        """The lists, as far as they are known."""
        return {**{key: _seen(listed) for key, listed in self.lists.items()}, **self._option}

    def bind(self, job: Construct) -> Bound:
        """Upload what is local; the role may read exactly these objects."""
        placed = {key: [item for listed in lists for item in _placed(listed, job)] for key, lists in self.lists.items()}
        arguments = {key: ",".join(item.uri for item in items) for key, items in placed.items()}
        statements = reading(item for items in placed.values() for item in items if item.arn)
        return Bound({**arguments, **self._option}, statements)

    @property
    def _option(self) -> dict[str, str]:
        options = [option for brought in self.brought for option in brought.options]
        return {_OPTION: " ".join(options)} if options else {}


def _seen(lists: Sequence[Listed]) -> Declared:
    """The list as far as it is known: what is not is left out, because the rules judge item by item."""
    items = [item for listed in lists for item in listed.seen]
    texts = [item for item in items if isinstance(item, str)]
    if not texts:
        return UNPLACED
    is_known = len(texts) == len(items) and not any(isinstance(item, Foreseen) for item in texts)
    return ",".join(texts) if is_known else Foreseen(",".join(texts))


def _placed(listed: Listed, job: Construct) -> list[Placed]:
    return [Placed(str(name), "") for name in listed.seen] if listed.place is None else listed.place(job)
