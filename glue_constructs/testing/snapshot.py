"""Snapshots of templates: an extension of syrupy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.testing.synthesis import owned_templates

try:
    from syrupy.extensions.json import JSONSnapshotExtension
except ModuleNotFoundError as error:
    # Of a package that is missing the name may be the whole module's.
    missing = str(error.name).split(".", maxsplit=1)[0]
    raise ModuleNotFoundError(
        f"glue_constructs.testing.TemplateSnapshot needs {missing}, which is not installed; "
        "run: pip install 'glue-constructs[testing]'",
        name=missing,
    ) from None

if TYPE_CHECKING:
    from syrupy.types import PropertyFilter, PropertyMatcher, SerializableData, SerializedData


class TemplateSnapshot(JSONSnapshotExtension):
    """What a construct adds to the template, in a JSON file that is kept beside the test.

    ::

        def test_the_job(stack, template_snapshot):
            assert Clean(stack, "Clean") == template_snapshot

    The data is a construct, a stack, a stage, an app, or a list of them. The file holds the part of the template whose
    constructs are that one and those below it: resources, outputs, parameters, conditions, mappings. A whole stack is
    its whole template without what the bootstrap version needs; an app, a stage, and a construct with a nested stack
    are one such part by each stack's path.

    One file a test, and not one a module: a pull request then names the test that changed, and each file is JSON which
    an editor, cfn-lint and ``glue-constructs check`` can read.

    Keys are sorted. Two things are masked, because they change with the content of files and not with the app: the
    hashes of the assets in the assembly, and so their S3 keys ("<asset hash>"), and the fingerprint by which a `JobRun`
    sees that its job changed, which is made of them ("<fingerprint>"). All else stands as it is deployed.
    """

    def serialize(
        self,
        data: SerializableData,
        *,
        exclude: PropertyFilter | None = None,
        include: PropertyFilter | None = None,
        matcher: PropertyMatcher | None = None,
    ) -> SerializedData:
        """Write down what the data owns.

        Raises:
            InvalidInput: It is no construct, not all of it is in one app, or it owns nothing.
        """
        return super().serialize(owned_templates(data), exclude=exclude, include=include, matcher=matcher)
