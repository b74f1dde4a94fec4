// One round from JavaScript, without jsii: the floor. Prints what a job costs as JSON; times in seconds.
//
// node job_round.cjs MODULES JOBS TURN
"use strict";

const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");

const [modules, jobs, turn] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])];
const load = (name) => require(path.join(modules, name));
const cdk = load("aws-cdk-lib");
const glue = load("aws-cdk-lib/aws-glue");
const iam = load("aws-cdk-lib/aws-iam");
const s3 = load("aws-cdk-lib/aws-s3");

const WARM = 20;
const BATCH = 10;
const SCRIPT = "s3://scripts/orders.py";
const SAME = {
  command: { name: "glueetl", pythonVersion: "3", scriptLocation: SCRIPT },
  defaultArguments: { "--job-language": "python" },
  glueVersion: "5.1",
  jobRunQueuingEnabled: false,
  maxRetries: 0,
  numberOfWorkers: 2,
  timeout: 480,
  workerType: "G.1X",
};

const newRole = (scope, id) => new iam.Role(scope, id, { assumedBy: new iam.ServicePrincipal("glue.amazonaws.com") });

const l2 = (stack, id, has, role) =>
  new glue.PySparkEtlJob(stack, id, {
    role,
    script: has.code,
    glueVersion: glue.GlueVersion.V5_1,
    jobRunQueuingEnabled: false,
    maxRetries: 0,
    timeout: has.timeout,
    workerConfiguration: { workerType: glue.WorkerType.G_1X, numberOfWorkers: 2 },
    continuousLogging: { enabled: false },
    enableMetrics: false,
    enableObservabilityMetrics: false,
  });

const VARIANTS = {
  CfnJob: (stack, id, has) => new glue.CfnJob(stack, id, { ...SAME, role: has.role.roleArn }),
  PySparkEtlJob: (stack, id, has) => l2(stack, id, has, has.role),
  "CfnJob + Role": (stack, id, has) => {
    const role = newRole(stack, `${id}Role`);
    has.bucket.grantRead(role, "orders.py");
    new glue.CfnJob(stack, id, { ...SAME, role });
  },
  "PySparkEtlJob + Role": (stack, id, has) => l2(stack, id, has, newRole(stack, `${id}Role`)),
};

function given(stack) {
  const bucket = s3.Bucket.fromBucketName(stack, "Scripts", "scripts");
  const code = glue.Code.fromBucket(bucket, "orders.py");
  return { role: newRole(stack, "Given"), bucket, code, timeout: cdk.Duration.hours(8) };
}

const cpu = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

const measureUsage = (act) => {
  const [clock, node] = [process.hrtime.bigint(), cpu()];
  act();
  return { clock: Number(process.hrtime.bigint() - clock) / 1e9, node: cpu() - node };
};

const median = (numbers) => {
  const sorted = numbers.sort((a, b) => a - b);
  const half = (sorted.length - 1) / 2;
  return (sorted[Math.floor(half)] + sorted[Math.ceil(half)]) / 2;
};

const perItem = (found, number) => ({
  clock: median(found.map((one) => one.clock)) / number,
  python: 0,
  node: median(found.map((one) => one.node)) / number,
});

class Jobs {
  constructor(variant, outdir) {
    this.app = new cdk.App({ analyticsReporting: false, outdir });
    this.stack = new cdk.Stack(this.app, "Stack");
    this.given = given(this.stack);
    this.variant = variant;
    this.made = 0;
  }

  make(jobs) {
    return measureUsage(() => {
      for (let job = 0; job < jobs; job++) VARIANTS[this.variant](this.stack, `Job${this.made++}`, this.given);
    });
  }

  synth() {
    return measureUsage(() => this.app.synth());
  }

  resources() {
    const template = fs.readFileSync(path.join(this.app.outdir, "Stack.template.json"), "utf8");
    return Object.keys(JSON.parse(template).Resources).length;
  }
}

function resources(jobs, outdir) {
  const one = new Jobs(jobs.variant, outdir);
  one.make(1);
  one.synth();
  return (jobs.resources() - one.resources()) / (jobs.made - 1);
}

const rotated = (names, turn) => names.map((_, number) => names[(number + turn) % names.length]);

function measured(names, folder) {
  const all = names.map((variant, number) => new Jobs(variant, path.join(folder, String(number))));
  for (const one of all) one.make(WARM);
  const construct = Object.fromEntries(names.map((variant) => [variant, []]));
  for (let batch = 0; batch < jobs / BATCH; batch++) {
    for (const one of rotated(all, batch)) construct[one.variant].push(one.make(BATCH));
  }
  return all.map((one, number) => ({
    variant: one.variant,
    construct: perItem(construct[one.variant], BATCH),
    synth: perItem([one.synth()], one.made),
    jsii_calls: 0,
    resources: resources(one, path.join(folder, "one", String(number))),
  }));
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "glue-constructs-"));
try {
  const found = measured(rotated(Object.keys(VARIANTS), turn), folder);
  console.log(JSON.stringify(Object.fromEntries(found.map(({ variant, ...figures }) => [variant, figures]))));
} finally {
  fs.rmSync(folder, { recursive: true });
}
