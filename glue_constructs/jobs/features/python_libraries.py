"""Python packages of a job: four props that set three arguments.

================================ ================================ ================================
prop                             on Spark                         on Python shell
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
from glue_constructs.jobs.features.feature import PartialValue
from glue_constructs.jobs.features.files import require_file_list
from glue_constructs.jobs.features.python_lists import ListItems, PropPackages, PythonArguments
from glue_constructs.jobs.features.python_target import JobPython
from glue_constructs.jobs.shapes import collect_errors, require_str
from glue_constructs.packaging.location import is_local

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from glue_constructs.jobs.features.feature import Feature
    from glue_constructs.jobs.features.kind import JobKind

    Maker = Callable[[Any, JobPython], Iterable[PropPackages]]


def python_libraries(kind: JobKind, given: Mapping[str, object]) -> list[Feature]:
    """Return the feature of the props of Python packages that are set.

    Args:
        kind: The job's kind.
        given: The props of the job.

    Raises:
        InvalidInput: The job is not in Python, or two props need different options of pip.
        InvalidPackage: Files cannot be packaged or used, see `PythonFiles`.
        UnresolvedRequirements: pip cannot resolve the requirements.
    """
    props = {prop: given[prop] for prop in MAKERS if given.get(prop) is not None}
    if not props:
        return []
    python = JobPython.of(kind)
    if python is None:
        raise InvalidInput(f"{' and '.join(props)} must be omitted for a job in Scala, got {props!r}")
    packages = collect_errors(partial(MAKERS[prop], value, python) for prop, value in props.items())
    _require_one_installer(packages)
    return [PythonArguments(packages)] if packages else []


def _require_one_installer(packages: Sequence[PropPackages]) -> None:
    """Refuse additional modules if pip needs options for the requirements: pip would apply the options to both."""
    by_prop = {each.prop: each for each in packages}
    if "additional_python_modules" in by_prop and by_prop.get("requirements", PropPackages("")).options:
        raise InvalidInput(
            "additional_python_modules cannot be combined with these requirements, because pip applies the options"
            f" {' '.join(by_prop['requirements'].options)!r} to both: put all packages into requirements"
        )


def _extra_py_files(given: Any, python: JobPython) -> Iterable[PropPackages]:
    from glue_constructs.packaging.python_files import PythonFiles  # noqa: PLC0415  # imports packaging, 30 ms

    sources = PythonFiles(require_file_list("extra_py_files", given), archive="wheel" if python.is_shell else "zip")
    python.require_fit(sources.wheels, "extra_py_files")
    return [PropPackages("extra_py_files", files=[ListItems(sources.known_locations, sources.place)])] if given else []


def _requirements(given: Any, python: JobPython) -> Iterable[PropPackages]:
    from glue_constructs.packaging.requirements import Requirements  # noqa: PLC0415  # as above

    resolved = python.resolve(given if isinstance(given, Requirements) else Requirements(given))
    files = [] if resolved.pure_zip is None else [_upload(resolved.pure_zip)]
    wheels = [_upload(wheel) for wheel in resolved.wheels]
    names = [ListItems([name]) for name in resolved.modules]
    if python.is_shell:
        return [PropPackages("requirements", files=[*files, *wheels], modules=names)]
    if resolved.file is not None:
        return [PropPackages("requirements", modules=[_upload(resolved.file)], options=["-r"])]
    # The wheels include all dependencies: pip must not search for any.
    options = ["--no-deps"] if wheels else []
    return [PropPackages("requirements", files=files, modules=[*wheels, *names], options=options)]


def _additional_python_modules(given: Any, python: JobPython) -> Iterable[PropPackages]:
    prop = "additional_python_modules"
    modules = require_file_list(prop, given)
    if isinstance(modules, str) or not isinstance(modules, Sequence):
        raise InvalidInput(f"{prop} must be a list of requirements and wheels, got {modules!r}")
    wheels = [module for module in modules if _is_file(module)]
    if wheels and python.is_shell:
        raise InvalidInput(
            f"{prop} must be names of packages on Python shell: use extra_py_files for files, got {wheels!r}"
        )
    listed = collect_errors(partial(_module, module, python) for module in modules)
    return [PropPackages(prop, modules=listed)] if listed else []


def _module(module: Any, python: JobPython) -> Iterable[ListItems]:
    prop = "additional_python_modules"
    if not _is_file(module):
        return [ListItems([require_str(prop, module)])]
    from glue_constructs.packaging.python_files import PythonFiles  # noqa: PLC0415  # as above

    sources = PythonFiles([module], prop=prop)
    python.require_fit(sources.wheels, prop)
    declared = [f"s3://not-uploaded-yet/{wheel.name}" for wheel in sources.wheels] or sources.known_locations
    return [ListItems([PartialValue(name) if is_local(module) else name for name in declared], sources.place)]


def _is_file(module: Any) -> bool:
    """Return whether a module is a local file or a file in S3, not a requirement: a wheel, or not a string."""
    return not isinstance(module, str) or module.endswith(".whl") or not is_local(module)


def _option(given: Any, _python: JobPython) -> Iterable[PropPackages]:
    return [
        PropPackages("python_modules_installer_option", options=[require_str("python_modules_installer_option", given)])
    ]


def _upload(path: Path) -> ListItems:
    from glue_constructs.packaging.named_asset import NamedAsset  # noqa: PLC0415  # only if a file is uploaded

    asset = NamedAsset.of(path)
    return ListItems([PartialValue(f"s3://not-uploaded-yet/{path.name}")], lambda job: [asset.place(job)])


# The order of pip's options: "-r" must be the last.
MAKERS: dict[str, Maker] = {
    "python_modules_installer_option": _option,
    "additional_python_modules": _additional_python_modules,
    "extra_py_files": _extra_py_files,
    "requirements": _requirements,
}
"""The props of Python packages."""
