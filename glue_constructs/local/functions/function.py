"""A function, as it is at the moment of an invocation."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from moto.awslambda.utils import get_backend

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Archive:
    """A zip file, known by its hash."""

    digest: str
    content: bytes = field(repr=False)


@dataclass(frozen=True)
class Function:
    """What an invocation needs to know.

    Attributes:
        name: Its name.
        arn: The ARN that was invoked.
        version: `$LATEST`, or a number.
        handler: `module.function`.
        runtime: `python3.12`; empty for a container image.
        timeout: Seconds.
        memory: MB.
        environment: Its variables.
        code: Its code.
        layers: Its layers, the first one below.
        log_group: Where it logs.
        retries: How often an asynchronous invocation is tried again.
    """

    name: str
    arn: str
    version: str
    handler: str
    runtime: str
    timeout: float
    memory: int
    environment: Mapping[str, str] = field(repr=False)
    code: Archive
    layers: tuple[Archive, ...]
    log_group: str
    retries: int

    @classmethod
    def of(cls, model: Any) -> Function:
        """Read moto's model of a function."""
        backend = get_backend(model.account_id, model.region)
        layers = [backend.layers_versions_by_arn(layer["Arn"]) for layer in model.layers]
        return cls(
            name=model.function_name,
            arn=model.function_arn,
            version=str(model.version),
            handler=model.handler or "",
            runtime=model.run_time or "",
            timeout=float(model.timeout),
            memory=int(model.memory_size),
            environment={key: str(value) for key, value in model.environment_vars.items()},
            code=_archive(model),
            layers=tuple(_archive(layer) for layer in layers if layer is not None),
            log_group=model.logs_group_name,
            retries=_retries(model),
        )


def _archive(model: Any) -> Archive:
    # The hash is base64 and may have a slash, which a file name must not.
    return Archive(model.code_sha_256.replace("/", "_"), getattr(model, "code_bytes", b""))


def _retries(model: Any) -> int:
    """Two, unless the function's configuration of asynchronous invocations says otherwise."""
    configured = model.event_invoke_config[-1].config if model.event_invoke_config else {}
    return int(configured.get("MaximumRetryAttempts", 2))
