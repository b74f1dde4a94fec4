"""`glue-constructs cost`: the costs of templates as text and JSON."""

from __future__ import annotations

import json

import pytest
from cli.calls import JOB, template, written
from cli.costs import FLEX, SHELL, SIZED, STREAM, TEN, assembly, cost
from cli.test_check_formats import at_a_terminal

JOBS = {"Orders": TEN, "Flex": FLEX, "Stream": STREAM, "Shell": SHELL, "Sized": SIZED}


@pytest.fixture
def file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    jobs = template(**JOBS)
    jobs["Resources"]["Orders"]["Metadata"] = {"aws:cdk:path": "Lake/Orders/Resource"}
    written(tmp_path / "t.json", jobs)
    return "t.json"


class TestText:
    def test_in_a_pipe_it_is_an_aligned_table_with_totals_and_notes(self, file):
        done = cost("--region", "us-east-1", file)

        assert (done.exit_code, done.stderr) == (0, "")
        assert done.stdout == (
            "t.json (us-east-1)\n"
            "  job          capacity           class      rate  per hour  timeout        per run  with retries\n"
            "  Lake/Orders  10 x G.1X (1 DPU)  STANDARD   0.44      4.40      8 h          35.20        105.60\n"
            "  Flex         2 x G.1X (1 DPU)   FLEX      0.203  <= 0.406   90 min       <= 0.609      <= 0.609\n"
            "  Stream       2 x G.1X (1 DPU)   STANDARD   0.44      0.88     none  21.12 per day             -\n"
            "  Shell        0.0625 DPU         -          0.44    0.0275      1 h         0.0275        0.0275\n"
            "  Sized        unknown            STANDARD   0.44   unknown      1 h        unknown       unknown\n"
            "Sized: unknown, because NumberOfWorkers is known only when it is deployed\n"
            "Total: 5.71 USD per hour, 35.84 USD for one run of each job, 21.12 USD per day for jobs without a timeout"
            "; not included: 1 job of unknown cost\n"
            "\n"
            "<= at most: with auto scaling or execution class FLEX, each worker is billed only while it runs\n"
            "per run: until the timeout; with retries: every attempt takes that long.\n"
            "USD, list prices as of 2026-11 (https://aws.amazon.com/glue/pricing/), without taxes and discounts.\n"
            "Not included: S3, the Data Catalog, crawlers, data transfer, logs.\n"
        )

    @pytest.mark.process
    def test_at_a_terminal_it_is_a_table_with_borders(self, file):
        shown = at_a_terminal("cost", file)

        assert "│ Lake/Orders │ 10 x G.1X (1 DPU) │ STANDARD │  0.44 * │" in shown
        assert "Sized: unknown, because NumberOfWorkers" in shown

    def test_without_a_region_the_assumed_region_is_shown(self, file):
        output = cost(file).stdout

        assert output.startswith("t.json (unknown Region)\n")
        assert "0.44 *" in output
        assert "*  rate of us-east-1, because the template does not state its Region (set --region)\n" in output

    def test_a_region_without_a_documented_rate_is_reported(self, file):
        output = cost("--region", "eu-central-2", file).stdout

        assert "*  rate of us-east-1, because no rate is documented for eu-central-2\n" in output

    def test_the_region_of_a_cloud_assembly_overrides_the_option(self, tmp_path):
        output = cost("--region", "us-east-1", assembly(tmp_path, "sa-east-1", Orders=TEN)).stdout

        assert "Orders.template.json (sa-east-1)\n" in output
        assert " 0.69 " in output
        assert " 55.20 " in output

    def test_each_file_has_its_own_table(self, tmp_path):
        written(tmp_path / "a.json", template(One=JOB))
        written(tmp_path / "b.json", template(Two=JOB))
        output = cost(tmp_path).stdout

        assert output.count("Total: 0.88 USD per hour, 0.88 USD for one run of each job\n") == 2
        assert output.count("USD, list prices as of") == 1

    def test_a_template_without_a_job_is_reported(self, tmp_path):
        bucket = written(tmp_path / "t.json", {"Resources": {"Lake": {"Type": "AWS::S3::Bucket"}}})
        done = cost(bucket)

        assert (done.exit_code, done.stdout) == (0, "No job in 1 template.\n")

    def test_standard_input_is_read(self):
        assert "35.20" in cost("-", input=json.dumps(template(Orders=TEN))).stdout

    def test_control_characters_are_escaped(self, tmp_path):
        bad = {**JOB, "WorkerType": "\x1b[2J"}
        done = cost("--max-per-run", "1", written(tmp_path / "t.json", template(**{"A\x1b[2J\nB": bad})))

        assert r"A\x1b[2J\nB" in done.stdout
        assert "\x1b" not in done.output


class TestJson:
    @pytest.fixture
    def document(self, file):
        return json.loads(cost("--format", "json", "--region", "eu-west-1", file).stdout)

    def test_a_job_is_an_object_with_these_keys(self, document):
        assert document["jobs"][0] == {
            "file": "t.json",
            "resource": "Orders",
            "path": "Lake/Orders/Resource",
            "region": "eu-west-1",
            "capacity": "10 x G.1X (1 DPU)",
            "units": "10",
            "unit": "DPU",
            "execution_class": "STANDARD",
            "rate": "0.44",
            "rate_region": "eu-west-1",
            "timeout_minutes": 480,
            "is_most": False,
            "per_hour": "4.40",
            "per_run": "35.20",
            "per_day": None,
            "with_retries": "105.60",
            "least": "0.073333",
            "arithmetic": "10 x G.1X (1 DPU) x 8 h x 0.44 USD = 35.20 USD",
            "unknown": {},
        }

    def test_an_unknown_amount_is_null_with_its_reason(self, document):
        sized = document["jobs"][4]

        assert [sized[name] for name in ("capacity", "per_hour", "per_run", "with_retries", "least")] == [None] * 5
        assert sized["unknown"]["per_run"] == "NumberOfWorkers is known only when it is deployed"

    def test_a_job_without_a_timeout_has_a_cost_per_day(self, document):
        stream = document["jobs"][2]

        assert (stream["per_run"], stream["per_day"], stream["timeout_minutes"]) == (None, "21.12", None)

    def test_the_prices_are_listed_once_with_date_and_source(self, document):
        prices = document["prices"]

        assert (prices["currency"], prices["as_of"]) == ("USD", "2026-11")
        assert [(rate["region"], rate["category"], rate["usd"]) for rate in prices["rates"]] == [
            ("eu-west-1", "Spark", "0.44"),
            ("us-east-1", "Spark, FLEX", "0.203"),
            ("us-east-1", "Python shell", "0.44"),
        ]
        assert all(rate["source"] for rate in prices["rates"])

    def test_the_sums_omit_unknown_amounts_and_count_them(self, document):
        assert document["sums"] == {
            "jobs": 5,
            "unknown": 1,
            "per_hour": "5.7135",
            "per_run": "35.8365",
            "per_day": "21.12",
        }
        assert "changes" not in document


class TestMaxPerRun:
    def test_a_job_over_the_limit_is_reported_with_the_calculation(self, tmp_path):
        file = written(tmp_path / "t.json", template(Orders=TEN, Small=JOB))
        done = cost("--max-per-run", "20", "--region", "us-east-1", file)

        assert done.exit_code == 1
        assert done.stderr == (
            f"{file}:3: Orders: --max-per-run is 20.00 USD, and a run at its timeout costs 10 x G.1X (1 DPU) x 8 h "
            "x 0.44 USD = 35.20 USD; lower Timeout or the capacity, or raise the limit\n"
        )

    def test_a_job_without_a_timeout_is_over_any_limit(self, tmp_path):
        done = cost("--max-per-run", "1000000", written(tmp_path / "t.json", template(Stream=STREAM)))

        assert done.exit_code == 1
        assert (
            "Stream: --max-per-run is 1,000,000.00 USD, and a streaming run without Timeout never ends" in done.stderr
        )

    def test_an_unknown_cost_is_a_warning(self, tmp_path):
        done = cost("--max-per-run", "20", written(tmp_path / "t.json", template(Sized=SIZED)))

        assert done.exit_code == 0
        assert "Sized: --max-per-run is 20.00 USD, and the cost of a run is unknown: NumberOfWorkers" in done.stderr

    def test_jobs_within_the_limit_are_accepted(self, tmp_path):
        done = cost("--max-per-run", "35.20", written(tmp_path / "t.json", template(Orders=TEN)))

        assert (done.exit_code, done.stderr) == (0, "")


def test_the_help_contains_examples(monkeypatch):
    monkeypatch.setenv("COLUMNS", "160")
    output = cost("--help").stdout

    for words in (
        "glue-constructs cost cdk.out",
        "--against main/cdk.out",
        "--max-per-run 20",
        "Exit codes: 0 success; 1",
    ):
        assert words in output
