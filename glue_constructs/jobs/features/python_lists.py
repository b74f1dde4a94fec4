"""The arguments of a job that list Python packages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from glue_constructs.jobs.features.feature import UNKNOWN_UNTIL_DEPLOY, FeatureOutput, PartialValue
from glue_constructs.jobs.features.files import allow_reading
from glue_constructs.packaging.location import Placed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from constructs import Construct

    from glue_constructs.jobs.features.feature import DeclaredValue


_FILES, _MODULES, _OPTION = "--extra-py-files", "--additional-python-modules", "--python-modules-installer-option"


@dataclass(frozen=True)
class ListItems:
    """Items of a list.

    Attributes:
        declared: The items for the rules.
        place: Uploads the items; None for items that need no upload.
    """

    declared: Sequence[object]
    place: Callable[[Construct], list[Placed]] | None = None


@dataclass(frozen=True)
class PropPackages:
    """The packages of one prop.

    Attributes:
        prop: The prop.
        files: Items of ``--extra-py-files``.
        modules: Items of ``--additional-python-modules``.
        options: Options of pip.
    """

    prop: str
    files: Sequence[ListItems] = ()
    modules: Sequence[ListItems] = ()
    options: Sequence[str] = ()


@dataclass(frozen=True)
class PythonArguments:
    """The feature of all props of Python packages."""

    packages: Sequence[PropPackages]
    lists: Mapping[str, Sequence[ListItems]] = field(init=False)

    def __post_init__(self) -> None:
        """Group the packages by argument."""
        files = [listed for packages in self.packages for listed in packages.files]
        modules = [listed for packages in self.packages for listed in packages.modules]
        lists = {_FILES: files, _MODULES: modules}
        object.__setattr__(self, "lists", {key: listed for key, listed in lists.items() if listed})

    @property
    def prop(self) -> str:
        """The props that the packages come from."""
        return " and ".join(packages.prop for packages in self.packages)

    def declare(self) -> Mapping[str, DeclaredValue]:
        """Return the lists, as far as they are known."""
        return {**{key: _declared_value(listed) for key, listed in self.lists.items()}, **self._option}

    def bind(self, job: Construct) -> FeatureOutput:
        """Upload local files. The role may read these objects only."""
        placed = {key: [item for listed in lists for item in _placed(listed, job)] for key, lists in self.lists.items()}
        arguments = {key: ",".join(item.uri for item in items) for key, items in placed.items()}
        statements = allow_reading(item for items in placed.values() for item in items if item.arn)
        return FeatureOutput({**arguments, **self._option}, statements)

    @property
    def _option(self) -> dict[str, str]:
        options = [option for packages in self.packages for option in packages.options]
        return {_OPTION: " ".join(options)} if options else {}


def _declared_value(lists: Sequence[ListItems]) -> DeclaredValue:
    """Return the known items of a list. Unknown items are dropped, because the rules check each item by itself."""
    items = [item for listed in lists for item in listed.declared]
    strings = [item for item in items if isinstance(item, str)]
    if not strings:
        return UNKNOWN_UNTIL_DEPLOY
    is_known = len(strings) == len(items) and not any(isinstance(item, PartialValue) for item in strings)
    return ",".join(strings) if is_known else PartialValue(",".join(strings))


def _placed(listed: ListItems, job: Construct) -> list[Placed]:
    return [Placed(str(name), "") for name in listed.declared] if listed.place is None else listed.place(job)
