"""`glue-constructs check` with unreadable input: each file is reported with the reason, the others are checked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli.calls import JOB, TOO_FEW, check, process, template, written

# A billion strings, as nine nested lists of ten aliases.
_LAUGHS = "".join(f"{b}: &{b} [{', '.join([f'*{a}'] * 10)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))


def test_a_resource_without_properties_is_checked_as_an_empty_one(tmp_path):
    done = check(written(tmp_path / "t.yaml", "Resources:\n  A: {Type: AWS::Glue::Job}\n"))

    assert done.exit_code == 1
    assert "error GC003 missing-role" in done.stdout


def test_properties_of_the_wrong_type_are_a_finding(tmp_path):
    done = check(written(tmp_path / "t.yaml", "Resources:\n  A: {Type: AWS::Glue::Job, Properties: [1]}\n"))

    assert done.exit_code == 1
    assert "error GC001 value-of-wrong-type  Properties" in done.stdout


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        pytest.param("t.json", "", ": is empty", id="empty"),
        pytest.param("t.yaml", " \n\t\n", ": is empty", id="blank"),
        pytest.param("t.yaml", b"\xef\xbb\xbf", ": is empty", id="a-byte-order-mark-only"),
        pytest.param(
            "t.yaml", "# none\n", ": has no Resources, so it is not a CloudFormation template", id="comments-only"
        ),
        pytest.param("t.json", bytes(range(256)), ": is binary, not text", id="binary"),
        pytest.param("t.json", b"\x89PNG\r\n\x1a\n\0\0\0", ": is binary, not text", id="image"),
        pytest.param("t.yaml", b"\x1f\x8b\x08\x00ab", ": is binary, not text", id="gzip"),
        pytest.param("t.yaml", "A: é\n".encode("latin-1"), ":1: is not UTF-8 text: byte 0xe9", id="latin-1"),
        pytest.param("t.json", '{\n"Resources": {\n', ":3: is not valid JSON: expecting property name", id="cut-off"),
        pytest.param("t.json", '{"Resources": {}} x', ":1: is not valid JSON: extra data", id="text-behind-it"),
        pytest.param("t.json", '{\n"Resources" {}}', ":2: is not valid JSON: expecting ':' delimiter", id="no-colon"),
        pytest.param("t.json", '{"A": 1 "B": 2}', ":1: is not valid JSON: expecting ',' delimiter", id="no-comma"),
        pytest.param("t.json", '{"A": NaN}', ":1: is not valid JSON: NaN is not allowed in JSON", id="not-a-number"),
        pytest.param("t.json", '{"A": ' + "9" * 5000 + "}", ":1: is not valid JSON: ", id="an-endless-number"),
        pytest.param("t.yaml", "Resources:\n  A: {b\n  C: d: e\n", ":3: is not valid YAML: ", id="invalid-yaml"),
        pytest.param("t.yaml", "A:\n\tB: 1\n", ":2: is not valid YAML: ", id="a-tab"),
        pytest.param("t.yaml", "A: \x01\n", ": is binary, not text", id="a-control-character"),
        pytest.param("t.yaml", f"A: {'x' * 5000}\x01", ": is not valid YAML: ", id="a-control-character-far-on"),
        pytest.param("t.yaml", "A: 1\n---\nB: 2\n", ":2: holds more than one YAML document", id="two-documents"),
        pytest.param("t.yaml", "{{ name }}: 1\n", ":1: a key must be text, got an object", id="a-jinja-template"),
        pytest.param("t.yaml", "A: *b\n", ":1: is not valid YAML: found undefined alias 'b'", id="an-alias-of-nothing"),
        pytest.param(
            "t.yaml", "A: &b\n  - *b\n", ":2: is not valid YAML: found undefined alias 'b'", id="alias-of-itself"
        ),
        pytest.param("t.yaml", "A: 1\n<<: [1]\n", ":2: is not valid YAML: '<<' merges mappings only", id="a-bad-merge"),
        pytest.param("t.json", "[]", ": has no Resources, so it is not a CloudFormation template", id="a-list"),
        pytest.param("t.yaml", "text", ": has no Resources, so it is not a CloudFormation template", id="a-text"),
        pytest.param("t.json", '{"Resources": []}', ": has no Resources, so it is no", id="resources-in-a-list"),
        pytest.param(
            "t.json", '{"a": {"Resources": {}}}', ": has no Resources, so it is no", id="resources-not-at-the-top"
        ),
        pytest.param(
            "t.json", '{\n"A": 1,\n"A": 2}', ":3: is not valid JSON: the key 'A' occurs twice", id="key-twice"
        ),
        pytest.param(
            "t.json",
            '{"Resources": {\n"A": {"Type": "x", "B": 1, "B": 2}}}',
            ":2: is not valid JSON: in the value that begins here, the key 'B' occurs twice in one object",
            id="key-twice-in-a-resource",
        ),
        pytest.param(
            "t.yaml",
            "Resources:\n  A:\n    Type: x\n    Type: y\n",
            ":4: the key 'Type' occurs twice, first in line 3",
            id="key-twice-in-yaml",
        ),
        pytest.param(
            "t.yaml", "Resources:\n  A: text\n", ":2: resource 'A' must be an object, got text", id="a-text-resource"
        ),
        pytest.param(
            "t.json", '{"Resources":\n{"A": null}}', ":2: resource 'A' must be an object, got nothing", id="null"
        ),
        pytest.param("t.json", '{"Resources": ' + '{"a":' * 200_000, ":1: is nested too deeply", id="deep-json"),
        pytest.param(
            "t.yaml", "Resources: " + "[" * 200_000, ":1: is nested too deeply: more than 500 levels", id="deep-yaml"
        ),
        pytest.param("t.yaml", "- " * 200_000, ":1: is nested too deeply: more than 500 levels", id="deep-block-yaml"),
        pytest.param(
            "t.yaml",
            f"a: &a [{'x, ' * 10}]\n{_LAUGHS}Resources:\n  A: {{Type: AWS::Glue::Job, Properties: *i}}\n",
            ":6: its aliases expand to more than 1,000,000 values",
            id="a-billion-laughs",
        ),
    ],
)
def test_an_unreadable_file_is_reported_with_the_reason_and_the_others_are_checked(tmp_path, name, content, why):
    bad = written(tmp_path / "bad" / name, content)
    good = written(tmp_path / "good.json", template(Orders=TOO_FEW))
    done = check("--format", "json", bad, good)

    assert done.exit_code == 2
    assert done.stderr.startswith(f"{bad}{why}")
    assert len(done.stderr.splitlines()) == 1
    assert [row["resource"] for row in json.loads(done.stdout)] == ["Orders"]


def test_a_missing_file_and_a_link_to_itself(tmp_path):
    (tmp_path / "itself").symlink_to(tmp_path / "itself")
    done = check(tmp_path / "gone.yaml", tmp_path / "itself", "")

    assert done.exit_code == 2
    assert done.stderr.splitlines() == [
        f"{tmp_path}/gone.yaml: cannot be read: no such file or directory",
        f"{tmp_path}/itself: cannot be read: too many levels of symbolic links",
        ": cannot be read: is a directory",
    ]


def test_a_file_without_read_permission(tmp_path, monkeypatch):
    # Mocked instead of chmod: the tests may run as root, which may read every file.
    def refused(_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refused)
    file = written(tmp_path / "t.json", template(Orders=JOB))

    assert check(file).stderr == f"{file}: cannot be read: permission denied\n"


def test_a_folder_without_read_permission(tmp_path, monkeypatch):
    def refused(path):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("os.scandir", refused)

    assert check(tmp_path).stderr == f"{tmp_path}: cannot be read: permission denied\n"


def test_an_internal_error_in_one_file_does_not_keep_the_others_from_being_checked(tmp_path, monkeypatch):
    from glue_constructs.cli import checking  # noqa: PLC0415 - to break it

    original = checking.check_template

    def breaks(data, **options):
        if "Broken" in data["Resources"]:
            raise KeyError("x")
        return original(data, **options)

    monkeypatch.setattr(checking, "check_template", breaks)
    broken = written(tmp_path / "a.json", template(Broken=JOB))
    done = check(broken, written(tmp_path / "b.json", template(Orders=TOO_FEW)))

    assert done.exit_code == 2
    assert done.stderr.startswith(f"{broken}: could not be checked: KeyError: 'x'; this is a bug in glue-constructs")
    assert "Orders" in done.stdout


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize(
    "text", [json.dumps(template(Größe=TOO_FEW), ensure_ascii=False), "Resources: {Größe: {Type: AWS::Glue::Job}}"]
)
def test_every_unicode_encoding_is_read(tmp_path, encoding, text):
    done = check(written(tmp_path / "t.template", text.encode(encoding)))

    assert done.exit_code == 1
    assert ":1  Größe" in done.stdout


@pytest.mark.process
@pytest.mark.parametrize("suffix", ["json", "yaml"])
def test_fifty_megabytes(tmp_path, suffix):
    note = "x" * 1_000_000
    jobs = template(Orders=TOO_FEW)
    for number in range(50):
        jobs["Resources"][f"Topic{number}"] = {"Type": "AWS::SNS::Topic", "Metadata": {"note": note}}
    jobs["Resources"]["Last"] = jobs["Resources"]["Orders"]
    text = json.dumps(jobs, indent=1)
    if suffix == "yaml":
        text = text.replace('"Resources"', "Resources")
    file = written(tmp_path / f"t.{suffix}", text)
    done = process("check", file, timeout=60)

    assert done.returncode == 1
    assert f"{file}:3  Orders" in done.stdout
    assert "2 errors: 2 jobs in 1 template." in done.stdout
