"""Personal data of customers: encrypted, with least-privilege roles.

One KMS key encrypts data, logs and bookmarks. A Python shell job replaces e-mail addresses with pseudonyms, using a
secret that is not in templates, logs or arguments. A Spark job loads the customers from a database, through a
connection, into a table of the Data Catalog. Operators may only start and watch it.
"""

from pathlib import Path

import aws_cdk as cdk
from aws_cdk import aws_glue as glue
from aws_cdk import aws_iam as iam
from aws_cdk import aws_logs as logs
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_secretsmanager as secretsmanager
from constructs import Construct

from glue_constructs import CatalogDatabase, JobLogs, PythonShellJob, SecurityConfiguration, SparkEtlJob

JOBS = Path(__file__).parent / "jobs"

# The network of the database: replace with your own.
URL = "jdbc:postgresql://customers.internal:5432/customers"
SUBNET, ZONE, SECURITY_GROUP = "subnet-0123456789abcdef0", "us-east-1a", "sg-0123456789abcdef0"


class Secured(cdk.Stack):
    """A key, a lake, two jobs, and a role for operators."""

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)

        security = SecurityConfiguration(self, "Security")
        lake = s3.Bucket(self, "Lake", encryption_key=security.encryption_key, enforce_ssl=True, versioned=True)

        pepper = secretsmanager.Secret(self, "Pepper", encryption_key=security.encryption_key)
        pseudonymize = PythonShellJob(
            self,
            "Pseudonymize",
            script=JOBS / "pseudonymize.py",
            timeout=cdk.Duration.minutes(10),
            security_configuration=security,
            arguments={
                "--pepper": pepper,
                "--customers": lake.s3_url_for_object("customers/"),
                "--pseudonyms": lake.s3_url_for_object("pseudonyms/"),
            },
        )
        lake.grant_read(pseudonymize, "customers/*")
        lake.grant_put(pseudonymize, "pseudonyms/*")

        login = secretsmanager.Secret.from_secret_name_v2(self, "Login", "customers/login")
        load = SparkEtlJob(
            self,
            "Load",
            script=JOBS / "load.py",
            glue_version="5.1",
            timeout=cdk.Duration.minutes(30),
            security_configuration=security,
            logs=JobLogs(retention=logs.RetentionDays.ONE_YEAR),
            connections=[self._connection(login)],
            catalog_databases=[CatalogDatabase(self._database(), write=True)],
            glue_datacatalog=True,
            arguments={"--table": "crm.customers", "--target": lake.s3_url_for_object("customers/")},
        )
        # Not "customers/*": Spark also writes the folder marker customers_$folder$.
        lake.grant_read_write(load, "customers*")
        login.grant_read(load)

        operators = iam.Role(self, "Operators", assumed_by=iam.AccountRootPrincipal())
        load.grants.start_run(operators)
        load.grants.read_runs(operators)

        cdk.CfnOutput(self, "LakeName", value=lake.bucket_name)
        cdk.CfnOutput(self, "PseudonymizeName", value=pseudonymize.job_name)

    def _connection(self, login: secretsmanager.ISecret) -> glue.CfnConnection:
        return glue.CfnConnection(
            self,
            "Connection",
            catalog_id=self.account,
            connection_input=glue.CfnConnection.ConnectionInputProperty(
                name="customers",
                connection_type="JDBC",
                connection_properties={"JDBC_CONNECTION_URL": URL, "SECRET_ID": login.secret_name},
                physical_connection_requirements=glue.CfnConnection.PhysicalConnectionRequirementsProperty(
                    availability_zone=ZONE, subnet_id=SUBNET, security_group_id_list=[SECURITY_GROUP]
                ),
            ),
        )

    def _database(self) -> glue.CfnDatabase:
        named = glue.CfnDatabase.DatabaseInputProperty(name="crm")
        return glue.CfnDatabase(self, "Database", catalog_id=self.account, database_input=named)


if __name__ == "__main__":
    app = cdk.App()
    Secured(app, "Secured")
    app.synth()
