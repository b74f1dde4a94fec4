"""Data lineage of a Spark job in Amazon DataZone and SageMaker Unified Studio."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from aws_cdk import Aws

from glue_constructs.errors import InvalidInput
from glue_constructs.jobs.features.feature import ConstantArguments
from glue_constructs.jobs.features.spark_conf import SparkSetting
from glue_constructs.jobs.role.statements import allow
from glue_constructs.jobs.shapes import require_str

if TYPE_CHECKING:
    from glue_constructs.jobs.features.feature import Feature

# https://docs.aws.amazon.com/sagemaker-unified-studio/latest/userguide/datazone-data-lineage-automate-capture-from-tools.html
_VARIABLES = "[AWS_DEFAULT_REGION;GLUE_VERSION;GLUE_COMMAND_CRITERIA;GLUE_PYTHON_VERSION;]"


@dataclass(frozen=True, kw_only=True)
class DataLineage:
    """The domain that receives the data lineage events of a Spark job; from Glue 5.0 on.

    Attributes:
        domain_id: The id of the domain of Amazon DataZone or SageMaker Unified Studio, "dzd_...", in the job's account
            and Region. The role may post events to this domain only.
        account_id: The account of the Data Catalog in the events. Default: the account of the job.
    """

    domain_id: str
    account_id: str | None = None


def data_lineage_settings(lineage: object) -> list[SparkSetting]:
    """Return the Spark properties of the prop ``data_lineage``."""
    if not isinstance(lineage, DataLineage):
        raise InvalidInput(f"data_lineage must be a DataLineage, got {lineage!r}")
    domain = require_str("data_lineage.domain_id", lineage.domain_id)
    account = lineage.account_id
    values = {
        "spark.extraListeners": "io.openlineage.spark.agent.OpenLineageSparkListener",
        "spark.openlineage.transport.type": "amazon_datazone_api",
        "spark.openlineage.transport.domainId": domain,
        "spark.openlineage.facets.custom_environment_variables": _VARIABLES,
        "spark.glue.accountId": Aws.ACCOUNT_ID if account is None else require_str("data_lineage.account_id", account),
    }
    return [SparkSetting("data_lineage", key, value) for key, value in values.items()]


def data_lineage_feature(lineage: object) -> list[Feature]:
    """Return the permission to post events. `data_lineage_settings` refuses a wrong type."""
    if not isinstance(lineage, DataLineage):
        return []
    domain = f"arn:{Aws.PARTITION}:datazone:{Aws.REGION}:{Aws.ACCOUNT_ID}:domain/{lineage.domain_id}"
    return [ConstantArguments("data_lineage", {}, [allow(["datazone:PostLineageEvent"], [domain])])]
