"""The wheel: what it holds, and that it works where nothing else of this project is."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", str(out), str(ROOT)], check=True, capture_output=True
    )
    [built] = out.glob("*.whl")
    return built


def test_it_holds_the_package_its_license_and_nothing_else(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    held = [p for p in (ROOT / "glue_constructs").rglob("*") if p.suffix in (".py", ".typed", ".json")]
    package = {str(p.relative_to(ROOT)) for p in held}
    assert {n for n in names if not re.match(r"glue_constructs-[\d.]+\.dist-info/", n)} == package
    assert any(n.endswith("/licenses/LICENSE") for n in names)


def test_installed_alone_it_synthesizes_the_first_example(wheel, tmp_path):
    venv.create(tmp_path / "venv", with_pip=True)
    python = tmp_path / "venv" / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "--quiet", str(wheel)], check=True, capture_output=True)
    [example, *_] = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(), re.DOTALL)
    (tmp_path / "jobs").mkdir()
    (tmp_path / "jobs" / "clean.py").write_text("print('clean')\n")
    (tmp_path / "app.py").write_text(example)
    environment = {**os.environ, "CDK_OUTDIR": "out", "CDK_VALIDATION": "false"}
    subprocess.run([python, "app.py"], cwd=tmp_path, env=environment, check=True)
    assert '"AWS::Glue::Job"' in (tmp_path / "out" / "Orders.template.json").read_text()


def test_without_its_extra_the_command_says_what_to_install(wheel, tmp_path):
    venv.create(tmp_path / "venv", with_pip=True)
    pip = [tmp_path / "venv" / "bin" / "python", "-m", "pip", "install", "--quiet", "--no-deps", str(wheel)]
    subprocess.run(pip, check=True, capture_output=True)
    [command] = (tmp_path / "venv").rglob("bin/glue-constructs")  # Debian's Python has its scripts elsewhere
    for extra, arguments in {"cli": ["check", "cdk.out"], "local": ["local", "status"]}.items():
        done = subprocess.run([command, *arguments], capture_output=True, text=True, check=False)
        assert done.returncode == 2
        assert f"pip install 'glue-constructs[{extra}]'" in done.stderr
        assert len(done.stderr.splitlines()) == 1
