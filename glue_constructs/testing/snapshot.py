"""Template snapshots: an extension of syrupy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.testing.synthesis import owned_templates

try:
    from syrupy.extensions.json import JSONSnapshotExtension
except ModuleNotFoundError as error:
    # error.name may be the name of a submodule.
    missing = str(error.name).split(".", maxsplit=1)[0]
    raise ModuleNotFoundError(
        f"glue_constructs.testing.TemplateSnapshot needs {missing}, which is not installed; "
        "run: pip install 'glue-constructs[testing]'",
        name=missing,
    ) from None

if TYPE_CHECKING:
    from syrupy.types import PropertyFilter, PropertyMatcher, SerializableData, SerializedData


class TemplateSnapshot(JSONSnapshotExtension):
    """A snapshot of the part of the template that belongs to a construct, in a JSON file next to the test.

    ::

        def test_the_job(stack, template_snapshot):
            assert Clean(stack, "Clean") == template_snapshot

    The data is a construct, a stack, a stage, an app, or a list of them. The file has the template elements of that
    construct and all constructs below it: resources, outputs, parameters, conditions, mappings. For a stack it is the
    template without the bootstrap version's parameter and rule. For an app, a stage, and a construct with a nested
    stack it has one part per stack, by the stack's path.

    There is one file per test, not one per module, so that a pull request shows the test that changed, and each file is
    JSON that an editor, cfn-lint and ``glue-constructs check`` can read.

    Keys are sorted. Two values are masked, because they depend on the content of files and not on the app: the hashes
    of the assembly's assets, which are in their S3 keys ("<asset hash>"), and the fingerprint with which a `JobRun`
    detects changes of its job ("<fingerprint>"). Everything else is as in the deployed template.
    """

    def serialize(
        self,
        data: SerializableData,
        *,
        exclude: PropertyFilter | None = None,
        include: PropertyFilter | None = None,
        matcher: PropertyMatcher | None = None,
    ) -> SerializedData:
        """Serialize the template parts of the data.

        Raises:
            InvalidInput: It is not a construct, the constructs are in several apps, or they have no template elements.
        """
        return super().serialize(owned_templates(data), exclude=exclude, include=include, matcher=matcher)
