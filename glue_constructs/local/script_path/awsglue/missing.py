"""How the library says what it does not have."""

from __future__ import annotations

from importlib.abc import MetaPathFinder
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.machinery import ModuleSpec
    from types import ModuleType

_WAY_OUT = "use Spark's own DataFrame (frame.toDF(), glue_context.spark_session), or run this job in AWS"


class MissingFromEmbeddedAws(Exception):
    """Something of `awsglue` that the embedded AWS does not have.

    Args:
        name: Its full name.
    """

    def __init__(self, name: str) -> None:
        super().__init__(f"the embedded AWS has no {name}: {_WAY_OUT}")


class Missing:
    """Stands for something missing: it can be imported, but any use says what it is."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __call__(self, *_: Any, **__: Any) -> NoReturn:
        """Say what is missing."""
        raise MissingFromEmbeddedAws(self._name)

    def __getattr__(self, name: str) -> NoReturn:
        if name.startswith("__"):  # Python itself looks around, for instance when it makes a traceback
            raise AttributeError(name)
        raise MissingFromEmbeddedAws(f"{self._name}.{name}")


class MissingModules(MetaPathFinder):
    """Asked last, for the modules of `awsglue` that nothing else found."""

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None,  # noqa: ARG002  the protocol's
        target: ModuleType | None = None,  # noqa: ARG002  the same
    ) -> ModuleSpec | None:
        """Refuse a module of `awsglue`; know nothing of others."""
        if fullname.startswith("awsglue."):
            raise ModuleNotFoundError(f"the embedded AWS has no {fullname}: {_WAY_OUT}", name=fullname)
        return None
