"""What the pages say beside their tables."""

MADE = "<!-- Made by `make bench` of tests/benchmarks/results.json; a test holds them equal. Change those instead. -->"

HEAD = f"""\
# Measured

{MADE}

What this library costs at synth, beside the same app without it. Below 1 it costs less, above 1 more. Times are of
processors, with all that the required props alone make:
"""
READ = """\
*By the clock* is what a user waits for. *Of processors* is the time that Python and Node together were at work: what
else the machine does changes it little, so ratios and budgets are of it. A *call of Node* is a call through jsii, by
which Python reaches the CDK. *The L2* is the stable `PySparkEtlJob` of `aws_cdk.aws_glue`. *As it comes* is with the
required props alone: the L2 then turns on metrics and continuous logging, ours makes log groups that the stack's jobs
share. The ways take turns (A B C, B C A, ...), each round, and the median of the rounds counts.
"""
BUDGETS = """\
The design's bounds for the time of a job are below what the same resources take that are written by hand in Python,
where every construct is a call of Node. They stay here, beside those that
[decision 13](adr/0013-synth-time-of-a-job.md) put in their place. Each job is as it comes.
"""
MORE = """\
## More

Where the time of a job goes, from Python and from JavaScript, the calls of Node of each construct, and runs at deploy:
[in detail](performance-detail.md).
"""
DETAIL = f"""\
# Measured in detail

{MADE}

Where the time of a job and of a run goes. What the words mean, and when and where this was measured, is told
[with the summary](performance.md).
"""
FLOOR = """\
The L2 is one call of Node: Python hands over the props, and the rest is JavaScript. A construct in Python that is an
`IJobRef` and has an L1 inside is two calls at least, three with a role. The floor is that: a construct with empty
methods, `CfnJob`, and a `CfnRole` with one statement. *The same duties by hand* are these, the grant that lets a given
role read the script, and a `DependsOn` for the log groups. What is above is the library's own: props, arguments, rules,
what jsii looks up in a larger class. With `logs=False` a role of its own costs two calls more: it may then write to
the groups of the service, whose names need a wildcard, and cdk-nag is told why.
"""
