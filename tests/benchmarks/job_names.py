"""The names of the ways to define a job, here without the CDK, because the page is rendered without it."""

GIVEN = ("CfnResource", "CfnJob", "bare construct + CfnJob", "PySparkEtlJob", "SparkEtlJob")
GIVEN_AS_IT_COMES = ("PySparkEtlJob as it comes", "the same duties by hand", "SparkEtlJob as it comes")
OWN = ("CfnJob + Role", "bare construct + CfnJob + CfnRole", "PySparkEtlJob + Role", "SparkEtlJob, own role")
OWN_AS_IT_COMES = ("PySparkEtlJob + Role as it comes", "SparkEtlJob, own role, as it comes")
# What the ways of each group have in common, and the one that is the stable L2's.
GROUPS = {
    "A role that is there, as it comes": (GIVEN_AS_IT_COMES, "PySparkEtlJob as it comes"),
    "A role for each, as it comes": (OWN_AS_IT_COMES, "PySparkEtlJob + Role as it comes"),
    "A role that is there, the same job": (GIVEN, "PySparkEtlJob"),
    "A role for each, the same job": (OWN, "PySparkEtlJob + Role"),
}
# Each with the floor first, then the L2.
FIRST = (
    ("bare construct + CfnJob", *GIVEN_AS_IT_COMES),
    ("bare construct + CfnJob + CfnRole", *OWN_AS_IT_COMES),
)

# Where Python's time can go: the rooms of the library that have a part in a job, what calls Node, and all else.
PLACES = ("jsii", "jobs", "rules", "validation", "_cdk", "packaging", "scripts", "other")
