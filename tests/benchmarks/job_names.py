"""The names of the ways to define a job, here without the CDK, because the page is rendered without it."""

GIVEN = (
    "CfnResource",
    "CfnJob",
    "bare construct + CfnJob",
    "PySparkEtlJob",
    "SparkEtlJob",
    "PySparkEtlJob as it comes",
    "SparkEtlJob as it comes",
)
SCRIPT_EACH = ("PySparkEtlJob, a script each", "SparkEtlJob, a script each")
OWN = (
    "CfnJob + Role",
    "bare construct + CfnJob + CfnRole",
    "PySparkEtlJob + Role",
    "SparkEtlJob, own role",
    "PySparkEtlJob + Role as it comes",
    "SparkEtlJob, own role, as it comes",
)
# Each with the floor first, then the L2.
FIRST = (
    ("bare construct + CfnJob", "PySparkEtlJob", "SparkEtlJob"),
    (
        "bare construct + CfnJob + CfnRole",
        "PySparkEtlJob + Role as it comes",
        "SparkEtlJob, own role, as it comes",
        "PySparkEtlJob + Role",
        "SparkEtlJob, own role",
    ),
)

# Where Python's time can go: the rooms of the library that have a part in a job, what calls Node, and all else.
PLACES = ("jsii", "jobs", "rules", "validation", "packaging", "scripts", "other")
