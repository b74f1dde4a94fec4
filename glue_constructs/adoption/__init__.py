"""Jobs that exist already, written out as an app of this library.

::

    found (a template, a Terraform state, the API)  ->  `FoundJob`: its properties as CloudFormation has them
    `FoundJob`  ->  `adopted`: what the app says of it, and the properties that the app then synthesizes
    all of them  ->  `written`: app.py, cdk.json and import.json, as texts

Nothing here imports aws_cdk: the app is text, and what it synthesizes is foreseen, so that the rules can judge it and
the logical ids can stand in import.json without a synthesis.
"""
