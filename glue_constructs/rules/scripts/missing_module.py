from glue_constructs.model import images, standard_library
from glue_constructs.rules._header import Finding, Iterator, Rule, Severity, sources
from glue_constructs.rules._script_of_job import SCRIPT, ScriptOfJob


class MissingModule(Rule[ScriptOfJob]):
    """A script imports a module that neither Glue nor a package brings.

    What it does:
        Holds the script's imports against the modules that AWS lists for the job's Glue version, or for the library set
        of its Python shell, and against what the job's packages bring. It says nothing of imports whose absence the
        script minds itself, of those in a branch, and where AWS publishes no list (Glue 6.0, Ray) or nobody knows what
        the packages bring.

    Why:
        The run fails with "ModuleNotFoundError: No module named 'helpers'". A file beside the script is not uploaded
        with it; Glue 5.0 no longer has scikit-learn, scipy or PyYAML, which 4.0 had. A warning, because the lists name
        what is installed, and perhaps not all of it.

    Wrong::

        {"Script": ["import sklearn"], "Job": {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}}

    Right::

        {"Script": ["import sklearn"],
         "Job": {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1",
                 "DefaultArguments": {"--additional-python-modules": "scikit-learn==1.7.2"}}}
    """

    id = "GC630"
    severity = Severity.WARNING
    fix = "bring it as a package: an own module beside the script, a distribution of PyPI"
    source = sources.PYTHON_LIBRARIES

    def check(self, subject: ScriptOfJob) -> Iterator[Finding]:
        image, packages = subject.image, subject.packages
        if image is None or packages is None or not subject.is_run_as_python:
            return
        for needed in subject.script.packages:
            top = needed.top
            if top in image.modules or top in packages or standard_library.is_standard(top) or images.is_glues_own(top):
                continue
            fault = f"{subject.script.at(needed.line)} imports what neither {image.name} nor a package brings"
            yield self.finding(SCRIPT, fault, wanted="a package that brings it", got=top)
