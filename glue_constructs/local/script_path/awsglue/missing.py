"""Errors for the features of `awsglue` that the embedded AWS does not have."""

from __future__ import annotations

from importlib.abc import MetaPathFinder
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.machinery import ModuleSpec
    from types import ModuleType

_ALTERNATIVES = "use Spark's own DataFrame (frame.toDF(), glue_context.spark_session), or run this job in AWS"


class MissingFromEmbeddedAws(Exception):
    """A feature of `awsglue` that the embedded AWS does not have.

    Args:
        name: The full name of the feature.
    """

    def __init__(self, name: str) -> None:
        super().__init__(f"the embedded AWS has no {name}: {_ALTERNATIVES}")


class Missing:
    """A placeholder for a missing feature: it can be imported, but any use raises `MissingFromEmbeddedAws`."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __call__(self, *_: Any, **__: Any) -> NoReturn:
        """Raise the error."""
        raise MissingFromEmbeddedAws(self._name)

    def __getattr__(self, name: str) -> NoReturn:
        if name.startswith("__"):  # Python itself reads these, for example for a traceback
            raise AttributeError(name)
        raise MissingFromEmbeddedAws(f"{self._name}.{name}")


class MissingModules(MetaPathFinder):
    """The last finder on `sys.meta_path`, for modules of `awsglue` that no other finder has found."""

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None,  # noqa: ARG002  required by the protocol
        target: ModuleType | None = None,  # noqa: ARG002  see above
    ) -> ModuleSpec | None:
        """Raise ModuleNotFoundError for a module of `awsglue`; return None for others."""
        if fullname.startswith("awsglue."):
            raise ModuleNotFoundError(f"the embedded AWS has no {fullname}: {_ALTERNATIVES}", name=fullname)
        return None
