"""Packages and modules of runs, with the real pip. The scripts of Spark jobs do not start Spark."""

from __future__ import annotations

import socket
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from local.glue.wheels import archive, wheel

from glue_constructs.local.clients import Clients

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import World

pytestmark = pytest.mark.process

COMMANDS = ["pythonshell", "glueetl"]
READS_DATA = "import pathlib; NAME = pathlib.Path(__file__).with_name('data.txt').read_text()"


def put(world: World, key: str, body: bytes) -> str:
    world.s3.put_object(Bucket="code", Key=key, Body=body)
    return f"s3://code/{key}"


def spark(world: World, script: str, **arguments: str) -> str:
    given = {f"--{name.replace('_', '-')}": value for name, value in arguments.items()}
    capacity: dict[str, Any] = {"WorkerType": "G.1X", "NumberOfWorkers": 2}
    return world.create_job(
        "packaged", script, command="glueetl", GlueVersion="5.0", DefaultArguments=given, **capacity
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_extra_python_files_are_imported_by_their_names(world: World, command: str) -> None:
    files = [
        put(world, "lib/plain.py", b"NAME = 'py'"),
        put(world, "lib/zipped.zip", archive(zipped="NAME = 'zip'")),
        put(world, "lib/hatched-1.0-py3.11.egg", archive(hatched=READS_DATA, **{"data.txt": "egg"})),
        put(
            world,
            "lib/wheeled-1.0-py3-none-any.whl",
            wheel("wheeled", **{"wheeled/__init__.py": READS_DATA, "wheeled/data.txt": "wheel"}),
        ),
    ]
    job = world.create_job(
        "helpers",
        "import plain, zipped, hatched, wheeled; print(plain.NAME, zipped.NAME, hatched.NAME, wheeled.NAME)",
        command=command,
        DefaultArguments={"--extra-py-files": ",".join(files)},
    )

    run = world.run(job)

    assert world.output(run) == "py zip egg wheel\n", world.errors(run)


def test_the_first_of_two_files_with_the_same_name_is_imported(world: World) -> None:
    files = [put(world, f"{folder}/same.py", f"NAME = {folder!r}".encode()) for folder in ("a", "b")]

    run = world.run(spark(world, "import same; print(same.NAME)", extra_py_files=",".join(files)))

    assert world.output(run) == "a\n"


def test_extra_files_and_folders_are_in_the_working_directory(world: World) -> None:
    one = put(world, "conf/settings.json", b"json")
    put(world, "more/a.txt", b"a")
    put(world, "more/deep/b.txt", b"b")
    script = "print(*(open(name).read() for name in ('settings.json', 'a.txt', 'deep/b.txt')))"

    run = world.run(spark(world, script, extra_files=f"{one},s3://code/more/"))

    assert world.output(run) == "json a b\n"


@pytest.mark.parametrize(
    ("key", "body", "reason"),
    [
        pytest.param("a/../../b.txt", b"x", "must stay in its folder, got 'folder/a/../../b.txt'", id="escapes"),
        pytest.param(None, b"", "Error downloading from S3 for bucket: code, key: folder/", id="empty"),
    ],
)
def test_an_invalid_folder_of_extra_files_fails_the_run(
    world: World, key: str | None, body: bytes, reason: str
) -> None:
    if key is not None:
        put(world, f"folder/{key}", body)

    run = world.run(spark(world, "", extra_files="s3://code/folder/"))

    assert reason in run["ErrorMessage"]


def test_a_wheel_that_is_not_a_zip_archive_is_named_in_the_error(world: World) -> None:
    file = put(world, "broken-1.0-py3-none-any.whl", b"not a zip")

    run = world.run(spark(world, "", extra_py_files=file))

    assert run["ErrorMessage"] == "LAUNCH ERROR | broken-1.0-py3-none-any.whl must be a zip archive"


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """A directory in which pip finds two versions of `ours`, and the dependency of the second."""
    for name, body in {
        "ours-1.0": wheel("ours", "1.0", ours="VERSION = '1.0'"),
        "ours-1.1": wheel("ours", "1.1", requires="theirs", ours="import theirs; VERSION = '1.1' + theirs.NAME"),
        "theirs-3.0": wheel("theirs", "3.0", theirs="NAME = ' with theirs'"),
    }.items():
        (tmp_path / f"{name}-py3-none-any.whl").write_bytes(body)
    return tmp_path


def offline(folder: Path) -> str:
    return f"--no-index --find-links {folder}"


@pytest.mark.parametrize(("version", "output"), [("1.0", "1.0"), ("1.1", "1.1 with theirs")])
def test_modules_are_installed_in_the_requested_version(world: World, index: Path, version: str, output: str) -> None:
    job = spark(
        world,
        "import ours; print(ours.VERSION)",
        additional_python_modules=f"ours=={version}",
        python_modules_installer_option=offline(index),
    )

    run = world.run(job)

    assert world.output(run) == f"{output}\n", run


@pytest.mark.long
def test_the_second_run_reuses_the_installed_modules(world: World, index: Path) -> None:
    arguments = {"additional_python_modules": "ours", "python_modules_installer_option": offline(index)}
    job = spark(world, "import ours; print(ours.VERSION)", **arguments)
    first = world.run(job)
    for file in index.iterdir():
        file.unlink()

    second = world.run(job)

    assert world.output(first) == world.output(second) == "1.1 with theirs\n"


def test_wheels_in_s3_are_installed_with_their_dependencies(world: World, index: Path) -> None:
    file = put(world, "ours-2.0-py3-none-any.whl", wheel("ours", "2.0", requires="theirs", ours="import theirs as x"))
    job = spark(
        world,
        "import ours; print(ours.x.NAME)",
        additional_python_modules=f"{file}, theirs",
        python_modules_installer_option=offline(index),
    )

    assert world.output(world.run(job)) == " with theirs\n"


@pytest.mark.long
def test_a_zip_of_wheels_is_installed(world: World, tmp_path: Path) -> None:
    inside = tmp_path / "all.zip"
    with zipfile.ZipFile(inside, "w") as opened:
        opened.writestr("wheels/ours-1.0-py3-none-any.whl", wheel("ours", ours="NAME = 'ours'"))
        opened.writestr("wheels/theirs-1.0-py3-none-any.whl", wheel("theirs", theirs="NAME = 'theirs'"))
    file = put(world, "all.gluewheels.zip", inside.read_bytes())
    job = spark(
        world,
        "import ours, theirs; print(ours.NAME, theirs.NAME)",
        additional_python_modules=file,
        python_modules_installer_option="--no-index",
    )

    assert world.output(world.run(job)) == "ours theirs\n"


def test_a_requirements_file_is_installed(world: World, index: Path) -> None:
    text = f"--no-index\n--find-links {index}\nours==1.0\n"
    file = put(world, "requirements.txt", text.encode())
    job = spark(
        world,
        "import ours; print(ours.VERSION)",
        additional_python_modules=file,
        python_modules_installer_option="-r",
    )

    assert world.output(world.run(job)) == "1.0\n"


def test_a_wheel_of_a_python_shell_job_is_installed_with_pip_without_options(world: World) -> None:
    file = put(world, "ours-1.0-py3-none-any.whl", wheel("ours", ours="NAME = 'ours'"))
    arguments = {"--extra-py-files": file, "--python-modules-installer-option": "--nonsense"}
    job = world.create_job("shell", "import ours; print(ours.NAME)", DefaultArguments=arguments)

    run = world.run(job)

    assert world.output(run) == "ours\n"
    assert (
        world.errors(run)
        == "WARNING: Python shell jobs do not support these arguments: --python-modules-installer-option\n"
    )


def test_a_missing_module_fails_the_run_with_pips_error(world: World, index: Path) -> None:
    job = spark(
        world,
        "print('never')",
        additional_python_modules="ours==9.9",
        python_modules_installer_option=offline(index),
    )

    run = world.run(job)

    assert run["JobRunState"] == "FAILED"
    assert run["ErrorMessage"].startswith("LAUNCH ERROR | Installation of Additional Python Modules failed")
    assert "No matching distribution found for ours==9.9" in run["ErrorMessage"]
    assert "(from versions: 1.0, 1.1)" in world.errors(run)
    assert not (world.directory(run) / "output.log").exists()


@pytest.mark.parametrize(
    ("command", "argument"), [("glueetl", "--additional-python-modules"), ("pythonshell", "--extra-py-files")]
)
def test_a_wheel_with_an_invalid_name_fails_with_pips_error(world: World, command: str, argument: str) -> None:
    file = put(world, "0123abc.whl", wheel("ours"))

    run = world.run(world.create_job("misnamed", command=command, DefaultArguments={argument: file}))

    assert run["JobRunState"] == "FAILED"
    assert "0123abc" in run["ErrorMessage"]
    assert "wheel filename" in run["ErrorMessage"]


def test_a_python_shell_job_rejects_modules_from_s3(world: World) -> None:
    file = put(world, "ours-1.0-py3-none-any.whl", wheel("ours"))

    run = world.run(world.create_job("shell", DefaultArguments={"--additional-python-modules": file}))

    assert run["JobRunState"] == "FAILED"
    assert "does not support S3 modules" in run["ErrorMessage"]
    assert file in run["ErrorMessage"]


def test_a_run_is_stopped_while_pip_waits(world: World) -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        job = spark(
            world,
            "",
            additional_python_modules="ours",
            python_modules_installer_option=f"--no-index --find-links {address}",
        )
        run_id = world.start(job)
        silent.settimeout(60)
        connection, _ = silent.accept()

        world.glue.batch_stop_job_run(JobName=job, JobRunIds=[run_id])

        assert world.wait(job, run_id, seconds=20)["JobRunState"] == "STOPPED"
        connection.close()


def test_variables_of_the_job_are_in_the_scripts_environment(world: World) -> None:
    given = 'CUSTOMER_A=1,CUSTOMER_B="x,y z",PATH=/nowhere'

    run = world.run(
        spark(
            world,
            "import os; print(os.environ['CUSTOMER_A'], os.environ['CUSTOMER_B'], '/nowhere' in os.environ['PATH'])",
            customer_driver_env_vars=given,
        )
    )

    assert world.output(run) == "1 x,y z False\n"


def test_a_script_reads_a_secret_by_its_arn(world: World) -> None:
    secrets = Clients.of(world.settings).client("secretsmanager")
    arn = secrets.create_secret(Name="db", SecretString='{"password": "correct-horse"}')["ARN"]
    script = """
    import sys, json, boto3
    value = boto3.client("secretsmanager").get_secret_value(SecretId=sys.argv[sys.argv.index("--secret") + 1])
    print(len(json.loads(value["SecretString"])["password"]))
    """
    try:
        run = world.run(world.create_job("secretive", script, DefaultArguments={"--secret": arn}))
    finally:
        secrets.delete_secret(SecretId=arn, ForceDeleteWithoutRecovery=True)

    assert world.output(run) == "13\n"


@pytest.mark.parametrize(
    ("command", "arguments", "expected"),
    [
        pytest.param(
            "glueetl",
            {"--enable-metrics": "", "--enable-job-insights": "true", "--enable-auto-scaling": "false"},
            ["these arguments have no effect in the embedded AWS: --enable-job-insights, --enable-metrics"],
            id="no-effect",
        ),
        pytest.param(
            "glueetl", {"--enable-glue-datacatalog": ""}, ["--enable-glue-datacatalog has no effect"], id="catalog"
        ),
        pytest.param(
            "glueetl",
            {"--datalake-formats": "delta,iceberg"},
            ["no jars for --datalake-formats delta", "no jars for --datalake-formats iceberg"],
            id="formats",
        ),
        pytest.param(
            "pythonshell", {"--extra-jars": "s3://code/x.jar"}, ["Python shell jobs do not support"], id="shell"
        ),
        pytest.param("glueetl", {"--TempDir": "s3://code/tmp/", "--datalake-formats": ""}, [], id="nothing"),
    ],
)
def test_unsupported_arguments_are_reported_in_the_error_log(
    world: World, command: str, arguments: dict[str, str], expected: list[str]
) -> None:
    run = world.run(world.create_job("unsupported", command=command, GlueVersion="5.0", DefaultArguments=arguments))

    lines = world.errors(run).splitlines()
    assert run["JobRunState"] == "SUCCEEDED"
    assert len(lines) == len(expected)
    assert all(text in line for text, line in zip(expected, lines, strict=True))


def test_a_format_with_its_jar_causes_no_warning(world: World) -> None:
    jar = put(world, "iceberg-spark-runtime-3.5_2.12-1.7.1.jar", archive(x="1"))

    run = world.run(spark(world, "", datalake_formats="iceberg", extra_jars=jar))

    assert world.errors(run) == ""


def test_a_virtual_environment_is_rejected(world: World) -> None:
    run = world.run(spark(world, "", python_virtual_env="s3://code/venv.tar.gz"))

    assert "does not support --python-virtual-env, got 's3://code/venv.tar.gz'" in run["ErrorMessage"]
