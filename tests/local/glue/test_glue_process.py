from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from typing import TYPE_CHECKING

import pytest
from local.processes import all_end, is_alive

from glue_constructs.local.glue.process import RunProcess

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.process

SERVER = """
import sys, time
from pathlib import Path
from glue_constructs.local.glue.process import RunProcess

here = Path(sys.argv[1])
RunProcess(here / "script.py", [], directory=here, environment={}, report=here / "report.json")
time.sleep(600)
"""

PARENT_AND_CHILD = """
import os, subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
print(os.getpid(), child.pid, flush=True)
time.sleep(600)
"""


def pids_of(directory: Path) -> list[int]:
    deadline = time.monotonic() + 10
    output = directory / "output.log"
    while not (output.exists() and output.read_text().endswith("\n")):
        assert time.monotonic() < deadline
        time.sleep(0.02)
    return [int(pid) for pid in output.read_text().split()]


def start(directory: Path, script: str) -> RunProcess:
    path = directory / "script.py"
    path.write_text(textwrap.dedent(script))
    return RunProcess(path, [], directory=directory, environment={}, report=directory / "report.json")


def test_killing_the_server_kills_the_script_and_its_children(tmp_path: Path) -> None:
    (tmp_path / "script.py").write_text(PARENT_AND_CHILD)
    server = subprocess.Popen([sys.executable, "-c", SERVER, str(tmp_path)])
    pids = pids_of(tmp_path)
    assert all(is_alive(pid) for pid in pids)

    server.send_signal(signal.SIGKILL)
    server.wait()

    assert all_end(*pids)


def test_the_script_has_its_own_session(tmp_path: Path) -> None:
    process = start(tmp_path, PARENT_AND_CHILD)
    try:
        parent, child = pids_of(tmp_path)
        assert os.getsid(parent) == os.getpgid(parent) == os.getpgid(child) == parent
    finally:
        process.kill()

    assert all_end(parent, child)


def test_killing_an_ended_process_does_nothing(tmp_path: Path) -> None:
    process = start(tmp_path, PARENT_AND_CHILD)
    pids_of(tmp_path)

    process.kill()
    code = process.poll()
    process.kill()

    assert process.poll() == code == -signal.SIGTERM


def test_poll_returns_none_until_the_end_and_then_the_exit_code(tmp_path: Path) -> None:
    process = start(tmp_path, "import sys; sys.stdin.read(); raise SystemExit(7)")

    codes = {process.poll()}
    while codes == {None}:
        time.sleep(0.02)
        codes = {process.poll()}

    assert codes == {7}
    assert process.poll() == 7


def test_the_script_does_not_see_the_launcher(tmp_path: Path) -> None:
    (tmp_path / "neighbor.py").write_text("NAME = 'found'")
    process = start(
        tmp_path,
        """
        import neighbor, sys, pickle
        class Row: pass
        print(__name__, sys.argv[1:], neighbor.NAME, __file__ == sys.argv[0], sys.path[0] in sys.argv[0])
        print(type(pickle.loads(pickle.dumps(Row()))) is Row)
        """,
    )
    while process.poll() is None:
        time.sleep(0.02)

    assert (tmp_path / "output.log").read_text().splitlines() == ["__main__ [] found True True", "True"]
