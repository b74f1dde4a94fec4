"""Names and metadata of wheels."""

from __future__ import annotations

import zipfile
from email.parser import BytesParser
from email.policy import compat32
from typing import TYPE_CHECKING

from packaging.requirements import Requirement
from packaging.utils import InvalidWheelFilename, canonicalize_name, parse_wheel_filename

from glue_constructs.errors import InvalidPackage
from glue_constructs.packaging.sources import zip_fault
from glue_constructs.packaging.target import tags

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def wheel_fault(path: Path) -> str | None:
    """Return why a file is not a wheel, by its name and format; `None` if it is one."""
    try:
        parse_wheel_filename(path.name)
    except InvalidWheelFilename:
        return (
            f"has a wheel with an invalid file name: {path.name!r}; pip requires the original name,"
            " name-version-python-abi-platform.whl"
        )
    return zip_fault(path, "a wheel")


def require_wheel_fits(
    path: Path, *, python: str, platforms: Sequence[str], prop: str = "additional_python_modules"
) -> None:
    """Check that pip can install a wheel in the job.

    Args:
        path: The wheel.
        python: The job's Python, ``"3.11"``.
        platforms: The compatible platforms in pip's notation, the best first.
        prop: The name of the prop, for the message.

    Raises:
        InvalidPackage: The wheel is for another Python or platform; the message has both.
    """
    *_, own = parse_wheel_filename(path.name)
    if not own.isdisjoint(tags(python, tuple(platforms))):
        return
    pythons = "/".join(sorted({_python(tag.interpreter) for tag in own}))
    abis, systems = ("/".join(sorted({getattr(tag, part) for tag in own})) for part in ("abi", "platform"))
    fault = (
        f"has a wheel that pip cannot install in the job: {path.name!r} is for Python {pythons} (ABI {abis}) on"
        f" {systems}, the job runs Python {python} on {platforms[0]}; use the wheel of that Python and platform"
    )
    raise InvalidPackage(prop, [fault])


def _python(interpreter: str) -> str:
    """Return the Python version of a tag: "3.10" for "cp310", "3" for "py3"."""
    digits = interpreter[2:]
    return f"{digits[0]}.{digits[1:]}" if digits[1:].isdigit() else digits


def project(wheel: Path) -> str:
    """Return the canonical name of a wheel's project, "python-dateutil"."""
    return parse_wheel_filename(wheel.name)[0]


def is_native(wheel: Path) -> bool:
    """Whether a wheel is specific to a platform or an ABI."""
    return not any(tag.abi == "none" and tag.platform == "any" for tag in parse_wheel_filename(wheel.name)[3])


def requirements_of(wheel: Path) -> frozenset[str]:
    """Return the canonical names of the projects that a wheel requires, regardless of markers."""
    with zipfile.ZipFile(wheel) as archive:
        [name] = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA") and name.count("/") == 1]
        metadata = BytesParser(policy=compat32).parsebytes(archive.read(name), headersonly=True)
    return frozenset(canonicalize_name(Requirement(line).name) for line in metadata.get_all("Requires-Dist", []))
