"""The names of the variants of a job, in a module without the CDK, because the page is generated without it."""

GIVEN = ("CfnResource", "CfnJob", "empty construct + CfnJob", "PySparkEtlJob", "SparkEtlJob")
GIVEN_DEFAULT_PROPS = ("PySparkEtlJob, default props", "equivalent L1 code", "SparkEtlJob, default props")
OWN = ("CfnJob + Role", "empty construct + CfnJob + CfnRole", "PySparkEtlJob + Role", "SparkEtlJob, generated role")
OWN_DEFAULT_PROPS = ("PySparkEtlJob + Role, default props", "SparkEtlJob, generated role, default props")
# What the variants of each group have in common, and the variant of the stable L2.
GROUPS = {
    "Existing role, default props": (GIVEN_DEFAULT_PROPS, "PySparkEtlJob, default props"),
    "One role per job, default props": (OWN_DEFAULT_PROPS, "PySparkEtlJob + Role, default props"),
    "Existing role, same properties": (GIVEN, "PySparkEtlJob"),
    "One role per job, same properties": (OWN, "PySparkEtlJob + Role"),
}
# In each group first the minimum, then the L2.
FIRST = (
    ("empty construct + CfnJob", *GIVEN_DEFAULT_PROPS),
    ("empty construct + CfnJob + CfnRole", *OWN_DEFAULT_PROPS),
)

# Where Python spends its time: jsii, the packages of this library that create a job, and everything else.
PLACES = ("jsii", "jobs", "rules", "validation", "_cdk", "packaging", "scripts", "other")
