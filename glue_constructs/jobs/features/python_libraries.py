"""Python packages beside the script: three arguments that four props write to.

================================ ================================ ================================
what                             on Spark                         on Python shell
================================ ================================ ================================
``extra_py_files``               ``--extra-py-files``             the same
``requirements``, pure Python    a zip in ``--extra-py-files``    wheels in ``--extra-py-files``
``requirements``, native         ``--additional-python-modules``  wheels in ``--extra-py-files``
``requirements``, install="glue" ``--additional-python-modules``  the same
``additional_python_modules``    ``--additional-python-modules``  the same, but no files
================================ ================================ ================================

Sources: https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-python-libraries.html and
https://docs.aws.amazon.com/glue/latest/dg/add-job-python.html.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from glue_constructs.errors import InvalidInput
from glue_constructs.jobs.features.feature import Foreseen
from glue_constructs.jobs.features.files import a_list
from glue_constructs.jobs.features.python_lists import Brought, Listed, PythonLists
from glue_constructs.jobs.features.python_target import JobPython
from glue_constructs.jobs.shapes import gathered, text
from glue_constructs.packaging.location import is_local

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from glue_constructs.jobs.features.feature import Feature
    from glue_constructs.jobs.features.kind import JobKind

    Maker = Callable[[Any, JobPython], Iterable[Brought]]


def python_libraries(kind: JobKind, given: Mapping[str, object]) -> list[Feature]:
    """The feature of the props of Python packages that are given.

    Args:
        kind: The job's kind.
        given: The job's props.

    Raises:
        InvalidInput: The job is no Python job, or what two props ask of pip does not go together.
        InvalidPackage: Files cannot be packed or used, see `PythonFiles`.
        UnresolvedRequirements: pip cannot resolve the requirements.
    """
    props = {prop: given[prop] for prop in MAKERS if given.get(prop) is not None}
    if not props:
        return []
    python = JobPython.of(kind)
    if python is None:
        raise InvalidInput(f"{' and '.join(props)} must be left out of a job in Scala, got {props!r}")
    brought = gathered(partial(MAKERS[prop], value, python) for prop, value in props.items())
    _require_one_installer(brought)
    return [PythonLists(brought)] if brought else []


def _require_one_installer(brought: Sequence[Brought]) -> None:
    """What is brought along is installed without its needs, or named in a file: names beside it would suffer."""
    by_prop = {each.prop: each for each in brought}
    if "additional_python_modules" in by_prop and by_prop.get("requirements", Brought("")).options:
        raise InvalidInput(
            "additional_python_modules cannot stand beside these requirements, because pip takes its options"
            f" {' '.join(by_prop['requirements'].options)!r} for both: put all of them into requirements"
        )


def _extra_py_files(given: Any, python: JobPython) -> Iterable[Brought]:
    from glue_constructs.packaging.python_files import PythonFiles  # noqa: PLC0415  # needs PyPI's packaging: 30 ms

    sources = PythonFiles(a_list("extra_py_files", given), archive="wheel" if python.is_shell else "zip")
    python.require_fit(sources.wheels, "extra_py_files")
    return [Brought("extra_py_files", files=[Listed(sources.known_locations, sources.place)])] if given else []


def _requirements(given: Any, python: JobPython) -> Iterable[Brought]:
    from glue_constructs.packaging.requirements import Requirements  # noqa: PLC0415  # as above

    found = python.resolve(given if isinstance(given, Requirements) else Requirements(given))
    files = [] if found.pure_zip is None else [_upload(found.pure_zip)]
    wheels = [_upload(wheel) for wheel in found.wheels]
    names = [Listed([name]) for name in found.modules]
    if python.is_shell:
        return [Brought("requirements", files=[*files, *wheels], modules=names)]
    if found.file is not None:
        return [Brought("requirements", modules=[_upload(found.file)], options=["-r"])]
    # All that a wheel needs is there: pip has nothing to look for.
    options = ["--no-deps"] if wheels else []
    return [Brought("requirements", files=files, modules=[*wheels, *names], options=options)]


def _additional_python_modules(given: Any, python: JobPython) -> Iterable[Brought]:
    prop = "additional_python_modules"
    modules = a_list(prop, given)
    if isinstance(modules, str) or not isinstance(modules, Sequence):
        raise InvalidInput(f"{prop} must be a list of requirements and wheels, got {modules!r}")
    wheels = [module for module in modules if _is_file(module)]
    if wheels and python.is_shell:
        raise InvalidInput(
            f"{prop} must be names of packages on Python shell: give files to extra_py_files, got {wheels!r}"
        )
    listed = gathered(partial(_module, module, python) for module in modules)
    return [Brought(prop, modules=listed)] if listed else []


def _module(module: Any, python: JobPython) -> Iterable[Listed]:
    prop = "additional_python_modules"
    if not _is_file(module):
        return [Listed([text(prop, module)])]
    from glue_constructs.packaging.python_files import PythonFiles  # noqa: PLC0415  # as above

    sources = PythonFiles([module], prop=prop)
    python.require_fit(sources.wheels, prop)
    seen = [f"s3://unplaced/{wheel.name}" for wheel in sources.wheels] or sources.known_locations
    return [Listed([Foreseen(name) if is_local(module) else name for name in seen], sources.place)]


def _is_file(module: Any) -> bool:
    """Whether a module is a file, here or in S3, and no requirement: a wheel, or what is no string at all."""
    return not isinstance(module, str) or module.endswith(".whl") or not is_local(module)


def _option(given: Any, _python: JobPython) -> Iterable[Brought]:
    return [Brought("python_modules_installer_option", options=[text("python_modules_installer_option", given)])]


def _upload(path: Path) -> Listed:
    from glue_constructs.packaging.named_asset import NamedAsset  # noqa: PLC0415  # only where a file is uploaded

    asset = NamedAsset.of(path)
    return Listed([Foreseen(f"s3://unplaced/{path.name}")], lambda job: [asset.place(job)])


# pip's options in this order: "-r" must be the last of them.
MAKERS: dict[str, Maker] = {
    "python_modules_installer_option": _option,
    "additional_python_modules": _additional_python_modules,
    "extra_py_files": _extra_py_files,
    "requirements": _requirements,
}
"""The props of Python packages."""
