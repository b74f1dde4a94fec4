"""Values of --conf that no rule about Spark settings reports."""

from __future__ import annotations

from rules.cases import PARAMETER, SHELL, case

WELL_CHAINED = [
    case("one-setting", [], arguments={"--conf": "spark.sql.sources.partitionOverwriteMode=dynamic"}),
    case("chained", [], arguments={"--conf": "a=b --conf c=d --conf e=f"}),
    case("chained-over-lines", [], arguments={"--conf": "spark.a=b\n    --conf spark.c=d\n"}),
    case(
        "iceberg",
        [],
        arguments={
            "--conf": "spark.sql.catalog.glue=org.apache.iceberg.spark.SparkCatalog --conf spark.sql.catalog.glue.warehouse=s3://b/warehouse/"
        },
    ),
    case("jvm-options", [], arguments={"--conf": "spark.driver.extraJavaOptions=-Dspark.a=b -Dc=d"}),
    case(
        "quoted-jvm-options",
        [],
        arguments={"--conf": "spark.a=b --conf spark.executor.extraJavaOptions='-Dspark.a=b -Dc=d'"},
    ),
    case("value-with-equals", [], arguments={"--conf": "spark.redaction.regex=key=value"}),
    case("value-with-commas", [], arguments={"--conf": "spark.sql.extensions=a.B,c.D"}),
    case("value-with-semicolons", [], arguments={"--conf": "spark.openlineage.facets=[AWS_REGION;GLUE_VERSION;]"}),
    case("empty-value", [], arguments={"--conf": "spark.sql.warehouse.dir="}),
    case("name-that-begins-alike", [], arguments={"--conf": "spark.a=--configuration"}),
    case("blank", [], arguments={"--conf": " "}),
    case("shell", [], job=SHELL, arguments={"--conf": "--conf spark.a=b spark.c=d"}),
    case("no-arguments", []),
    case("conf-is-a-parameter", [], arguments={"--conf": PARAMETER}),
    case(
        "command-is-a-parameter",
        [],
        job={},
        Command={"Name": PARAMETER},
        arguments={"--conf": "--conf spark.a=b spark.c=d"},
    ),
]
