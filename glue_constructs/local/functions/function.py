"""The configuration of a function at the time of an invocation."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from moto.awslambda.utils import get_backend

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Archive:
    """A zip file and its hash."""

    digest: str
    content: bytes = field(repr=False)


@dataclass(frozen=True)
class Function:
    """The configuration of a function that an invocation needs.

    Attributes:
        name: The name of the function.
        arn: The ARN that was invoked.
        version: `$LATEST`, or a number.
        handler: The handler, `module.function`.
        runtime: The runtime, such as `python3.12`; empty for a container image.
        timeout: The timeout in seconds.
        memory: The memory in MB.
        environment: The environment variables.
        code: The code archive.
        layers: The layers, in the order of the configuration; later layers override earlier ones.
        log_group: The name of the log group.
        retries: The maximum number of retries of an asynchronous invocation.
        on_success: The ARN of the destination of events of asynchronous invocations that succeeded, or "".
        on_failure: The ARN of the destination of those that failed, or "".
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
    on_success: str
    on_failure: str

    @classmethod
    def of(cls, model: Any) -> Function:
        """Return the configuration of moto's model of a function."""
        backend = get_backend(model.account_id, model.region)
        layers = [backend.layers_versions_by_arn(layer["Arn"]) for layer in model.layers]
        asynchronous = model.event_invoke_config[-1].config if model.event_invoke_config else {}
        destinations = asynchronous.get("DestinationConfig") or {}
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
            # The service's default is 2.
            retries=int(asynchronous.get("MaximumRetryAttempts", 2)),
            on_success=(destinations.get("OnSuccess") or {}).get("Destination", ""),
            on_failure=(destinations.get("OnFailure") or {}).get("Destination", ""),
        )


def _archive(model: Any) -> Archive:
    # The hash is base64, and may contain a slash, which a file name must not.
    return Archive(model.code_sha_256.replace("/", "_"), getattr(model, "code_bytes", b""))
