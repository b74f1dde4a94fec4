"""Generate a CDK app of this library from existing jobs.

::

    a template, a Terraform state or the API  ->  `FoundJob`: a job's properties in CloudFormation's form
    `FoundJob`                                ->  `AdoptedJob`: its statement in the app, and its synthesized properties
    all jobs                                  ->  `App`: the texts of app.py, cdk.json and import.json

Nothing here imports aws_cdk. The app is text, and its synthesized properties are computed, so that the rules can check
them and import.json can have the logical ids without a synth.
"""
