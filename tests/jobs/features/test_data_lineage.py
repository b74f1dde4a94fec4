from __future__ import annotations

import pytest
from jobs.job_factories import allowed, arguments, etl, template_text

from glue_constructs import DataLineage, InvalidInput


def test_events_go_to_the_domain_and_the_role_may_post_to_it_only(stack):
    etl(stack, data_lineage=DataLineage(domain_id="dzd_1"))
    settings = dict(each.split("=", 1) for each in template_text(arguments(stack)["--conf"]).split(" --conf "))
    assert settings["spark.extraListeners"] == "io.openlineage.spark.agent.OpenLineageSparkListener"
    assert settings["spark.openlineage.transport.type"] == "amazon_datazone_api"
    assert settings["spark.openlineage.transport.domainId"] == "dzd_1"
    assert settings["spark.glue.accountId"] == "<AWS::AccountId>"
    domain = "arn:<AWS::Partition>:datazone:<AWS::Region>:<AWS::AccountId>:domain/dzd_1"
    assert allowed(stack, "datazone:PostLineageEvent") == [domain]


def test_the_account_of_the_catalog_may_be_another(stack):
    etl(stack, data_lineage=DataLineage(domain_id="dzd_1", account_id="123456789012"))
    assert "spark.glue.accountId=123456789012" in arguments(stack)["--conf"]


@pytest.mark.parametrize("lineage", ["dzd_1", True, DataLineage(domain_id=3), DataLineage(domain_id="d", account_id=1)])
def test_a_wrong_type_is_refused(stack, lineage):
    with pytest.raises(InvalidInput, match="data_lineage"):
        etl(stack, data_lineage=lineage)
    assert stack.node.children == []
