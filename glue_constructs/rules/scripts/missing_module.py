from glue_constructs.model import images, standard_library
from glue_constructs.rules._header import Finding, Iterator, Rule, Severity, sources
from glue_constructs.rules._script_of_job import SCRIPT, ScriptOfJob


class MissingModule(Rule[ScriptOfJob]):
    """A script imports a module that is neither installed by Glue nor in a package of the job.

    What it does:
        Compares the script's imports with the modules that AWS lists for the job's Glue version, or for the library set
        of its Python shell, and with the modules in the job's packages. It does not report imports in a try that
        handles their absence or in a branch, nor anything where AWS publishes no list (Glue 6.0, Ray) or the packages'
        content is unknown.

    Why:
        The run fails with "ModuleNotFoundError: No module named 'helpers'". A file next to the script is not uploaded
        with it; Glue 5.0 does not have scikit-learn, scipy or PyYAML any more, which 4.0 had. The severity is warning,
        because the lists may be incomplete.

    Wrong::

        {"Script": ["import sklearn"], "Job": {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}}

    Right::

        {"Script": ["import sklearn"],
         "Job": {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1",
                 "DefaultArguments": {"--additional-python-modules": "scikit-learn==1.7.2"}}}
    """

    id = "GC630"
    severity = Severity.WARNING
    fix = "add it as a package: your own module next to the script, or a distribution of PyPI"
    source = sources.PYTHON_LIBRARIES

    def check(self, subject: ScriptOfJob) -> Iterator[Finding]:
        image, packages = subject.image, subject.packages
        if image is None or packages is None or not subject.is_run_as_python:
            return
        for needed in subject.script.packages:
            top = needed.top
            if (
                top in image.modules
                or top in packages
                or standard_library.is_standard(top)
                or images.is_glue_module(top)
            ):
                continue
            fault = f"{subject.script.at(needed.line)} imports a module that neither {image.name} nor a package has"
            yield self.finding(SCRIPT, fault, wanted="a package with the module", got=top)
