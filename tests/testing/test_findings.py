from __future__ import annotations

import aws_cdk as cdk
import jsii
import pytest
from aws_cdk import aws_glue as glue
from constructs import Construct, RootConstruct

from glue_constructs import GlueRules, InvalidInput, InvalidScript, JobRun, SparkEtlJob
from glue_constructs.rules import Severity
from glue_constructs.testing import assert_finding, assert_no_findings, raises_finding

SCRIPT = "s3://scripts/orders.py"
ONE_WORKER = {"worker_type": "G.1X", "number_of_workers": 1}
FAULTY = {"Role": "Glue", "Command": {"Name": "glueetl", "ScriptLocation": SCRIPT}, "GlueVersion": "5.1"}
FAULTY |= {"Timeout": 60, "WorkerType": "G.1X", "NumberOfWorkers": 1}
GOOD = FAULTY | {"NumberOfWorkers": 2}


def job(scope: Construct, id: str = "Orders", **props: object) -> SparkEtlJob:
    return SparkEtlJob(scope, id, **{"script": SCRIPT, "glue_version": "5.1", **props})


def l1(scope: Construct, id: str = "Orders", *, workers: int = 1, worker_type: str = "G.1X") -> glue.CfnJob:
    command = glue.CfnJob.JobCommandProperty(name="glueetl", script_location=SCRIPT)
    capacity = {"worker_type": worker_type, "number_of_workers": workers}
    return glue.CfnJob(scope, id, role="Glue", command=command, glue_version="5.1", timeout=60, **capacity)


class TestRaisesFinding:
    @pytest.mark.parametrize("rules", [["GC220"], ["too-few-workers"], ["GC220", "max-retries-out-of-range"]])
    def test_accepts_ids_and_names_and_additional_findings(self, stack, rules):
        with raises_finding(*rules) as refusal:
            job(stack, **ONE_WORKER, max_retries=11)
        assert {finding.property for finding in refusal.findings} == {"NumberOfWorkers", "MaxRetries"}
        assert "2 faults" in str(refusal)
        assert refusal.error.path == "Stack/Orders"

    def test_catches_refused_runs(self, stack):
        orders = job(stack)
        with raises_finding("GC301") as refusal:
            JobRun(stack, "Now", job=orders, timeout=cdk.Duration.days(8))
        assert refusal.error.path == "Stack/Now"

    def test_fails_for_a_warning_with_a_hint(self, stack):
        message = r"nothing was refused, GC230 .* was expected; GC230 .* is only a warning or an info: use"
        with pytest.raises(AssertionError, match=message), raises_finding("GC230"):
            job(stack, worker_type="G.12X", number_of_workers=2)

    def test_fails_when_nothing_is_refused(self, stack):
        message = r"nothing was refused, GC220 \(too-few-workers\) was expected$"
        with pytest.raises(AssertionError, match=message), raises_finding("GC220") as refusal:
            job(stack)
        assert refusal.findings == ()
        assert not str(refusal)

    def test_fails_for_other_findings_and_lists_them(self, stack):
        message = r"without a finding of GC321.*\n.*\n +GC220 NumberOfWorkers"
        with pytest.raises(AssertionError, match=message) as caught, raises_finding("GC321", "GC220"):
            job(stack, **ONE_WORKER)
        assert "GC220 (" not in str(caught.value)

    def test_does_not_catch_other_errors(self, stack):
        with pytest.raises(InvalidScript), raises_finding("GC220"):
            job(stack, script="jobs/missing.py")

    @pytest.mark.parametrize(
        ("rule", "message"),
        [("GC999", "got 'GC999'$"), ("too-few-worker", "did you mean 'too-few-workers'"), (None, "got None")],
    )
    def test_refuses_an_unknown_rule(self, rule, message):
        with pytest.raises(InvalidInput, match=message), raises_finding(rule):
            pass


class TestNoFindings:
    def test_passes_for_a_valid_app(self, app, stack):
        l1(stack, workers=2)
        for subject in (app, stack, job(stack, "Clean")):
            assert_no_findings(subject)

    def test_lists_every_finding_with_its_location_and_its_fix(self, app, stack):
        l1(stack)
        l1(cdk.NestedStack(stack, "Nested"))
        l1(cdk.Stack(cdk.Stage(app, "Production"), "Stack"))
        with pytest.raises(AssertionError) as caught:
            assert_no_findings(app)
        assert str(caught.value) == "the rules have 3 findings\n" + "\n".join(
            f"  error GC220 {path} NumberOfWorkers: too few G.1X workers: needs 2 or more, got 1\n"
            "      fix: set NumberOfWorkers to 2 or more"
            for path in ("Stack/Orders", "Stack/Nested/Orders", "Production/Stack/Orders")
        )

    def test_checks_only_the_given_construct(self, stack):
        l1(stack, "Wrong")
        right = l1(stack, "Right", workers=2)
        assert_no_findings(right)
        with pytest.raises(AssertionError, match="1 finding\n"):
            assert_no_findings(stack)

    def test_sees_escape_hatches_after_the_last_synth(self, app, stack):
        orders = job(stack)
        app.synth()
        orders.node.default_child.number_of_workers = 1
        assert_finding(orders, "GC220")

    def test_counts_warnings_by_default(self, app):
        stack = cdk.Stack(app, "Stack", env=cdk.Environment(region="eu-west-3"))
        l1(stack, workers=2, worker_type="G.12X")
        assert_no_findings(stack, severity="error")
        with pytest.raises(AssertionError, match="warning GC230 Stack/Orders"):
            assert_no_findings(stack)

    def test_does_not_count_acknowledged_findings(self, stack):
        job(stack, **ONE_WORKER, acknowledge={"GC220": "agreed with AWS support"})
        orders = l1(stack, "Other")
        cdk.Validations.of(orders).acknowledge(cdk.Acknowledgment(id="GC220", reason="a smoke test"))
        assert_no_findings(stack)

    def test_works_when_glue_rules_fail_the_synth(self, app, stack):
        try:
            cdk.Validations.of(app).add_plugins(GlueRules())
        except InvalidInput as too_old:
            pytest.skip(str(too_old))
        orders = l1(stack)
        assert_finding(app, "GC220")
        assert_finding(orders, "GC220")
        with pytest.raises(AssertionError, match="GC220 Stack/Orders NumberOfWorkers"):
            assert_no_findings(app)

    def test_does_not_catch_other_failures_of_the_synth(self, app, stack):
        l1(stack, workers=2)
        assert_no_findings(app)
        cdk.CfnOutput(stack, "Broken", value=cdk.Lazy.string(Broken()))
        with pytest.raises(Exception, match="no value today"):
            assert_no_findings(app)


@jsii.implements(cdk.IStableStringProducer)
class Broken:
    def produce(self) -> str:
        raise ValueError("no value today")


class TestPlainProperties:
    def test_are_checked_without_an_app(self):
        assert_no_findings(GOOD)
        assert_finding(FAULTY, "GC220")
        with pytest.raises(AssertionError, match=r"1 finding\n  error GC220 NumberOfWorkers: too few"):
            assert_no_findings(FAULTY)

    def test_can_have_a_region(self):
        large = GOOD | {"WorkerType": "G.12X"}
        assert_no_findings(large)
        assert_finding(large, "GC230", region="eu-west-3")

    def test_infos_count_with_that_severity(self):
        without = {name: value for name, value in GOOD.items() if name != "Timeout"}
        assert_no_findings(without)
        for severity in ("info", Severity.INFO):
            with pytest.raises(AssertionError, match="info GC302"):
                assert_no_findings(without, severity=severity)


class TestAssertFinding:
    def test_fails_for_a_missing_finding_and_lists_the_others(self, stack):
        with pytest.raises(AssertionError, match=r"no finding of GC321 .*:\n  error GC220 NumberOfWorkers"):
            assert_finding(FAULTY, "GC220", "GC321")
        with pytest.raises(AssertionError, match="there are no findings"):
            assert_finding(job(stack), "GC220")


class TestInvalidArguments:
    def test_a_subject_that_cannot_be_checked(self):
        with pytest.raises(InvalidInput, match=r"a construct, or the properties of a job as a dict, got \['Orders'\]"):
            assert_no_findings(["Orders"])

    def test_a_region_for_a_construct(self, stack):
        with pytest.raises(InvalidInput, match="region is for plain properties"):
            assert_no_findings(stack, region="eu-west-1")

    def test_an_unknown_severity(self):
        with pytest.raises(InvalidInput, match="'error', 'warning' or 'info', got 'fatal'"):
            assert_no_findings(GOOD, severity="fatal")

    def test_a_construct_without_an_app(self):
        with pytest.raises(InvalidInput, match="must be in an app"):
            assert_no_findings(Construct(RootConstruct(), "Alone"))
