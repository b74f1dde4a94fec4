"""The environment variables that point the AWS SDKs, the AWS CLI and the CDK CLI at an embedded AWS."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# The only account that is served. moto's own default, which its models carry in a few places.
ACCOUNT_ID = "123456789012"

# Any will do: nothing here checks a signature.
ACCESS_KEY_ID = "embedded"
SECRET_ACCESS_KEY = "embedded"  # noqa: S105 - not a secret, see above

# Other credentials, endpoints of single services, and what has an SDK ignore or change AWS_ENDPOINT_URL:
# https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
_OVERRIDING = re.compile(
    r"AWS_((DEFAULT_)?PROFILE|(SESSION|SECURITY)_TOKEN|ENDPOINT_URL_\w+|IGNORE_CONFIGURED_ENDPOINT_URLS"
    r"|USE_(FIPS|DUALSTACK)_ENDPOINT)"
)

_PROXIES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")


def sdk_variables(*, endpoint_url: str, region: str) -> dict[str, str]:
    """What every AWS SDK reads, and no more: the environment of a job's script or of a Lambda function."""
    return {
        "AWS_ENDPOINT_URL": endpoint_url,
        "AWS_ACCESS_KEY_ID": ACCESS_KEY_ID,
        "AWS_SECRET_ACCESS_KEY": SECRET_ACCESS_KEY,
        "AWS_REGION": region,
        "AWS_DEFAULT_REGION": region,
        "AWS_EC2_METADATA_DISABLED": "true",
        # Some operations' hosts have a prefix (Amazon Location's metadata.geo.<region>), which no address has.
        "AWS_DISABLE_HOST_PREFIX_INJECTION": "true",
        "NO_PROXY": "127.0.0.1,localhost",
        "no_proxy": "127.0.0.1,localhost",
    }


def cli_variables(*, endpoint_url: str, region: str, home: Path) -> dict[str, str]:
    """What the CDK CLI and the AWS CLI read.

    Args:
        endpoint_url: Of the embedded AWS.
        region: That it serves.
        home: A folder for what the command lines keep. The CDK CLI caches account ids by access key there, so it must
            not be shared with a real AWS. Not HOME itself: the CDK CLI asks the operating system for the home folder,
            not the variable (verified with 2.1148.1), and jsii would unpack the whole library again in a new one.
    """
    return sdk_variables(endpoint_url=endpoint_url, region=region) | {
        "AWS_CONFIG_FILE": str(home / "aws-config"),
        "AWS_SHARED_CREDENTIALS_FILE": str(home / "aws-credentials"),
        "CDK_HOME": str(home / "cdk"),
        "CDK_DISABLE_CLI_TELEMETRY": "true",
        "CDK_DISABLE_VERSION_CHECK": "true",
        "CDK_NOTICES": "false",
    }


def overriding_variables() -> list[str]:
    """The settings in this process's environment that an SDK prefers to those of `cli_variables`."""
    return sorted(filter(_OVERRIDING.fullmatch, os.environ))


def inherited_environment() -> dict[str, str]:
    """This process's environment without what would lead an SDK elsewhere: AWS settings and proxies.

    A proxy stays for pip alone, which installs the modules of runs from a package index.
    """
    proxies = (os.environ.get(name) for name in ("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"))
    proxy = next(filter(None, proxies), None)
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("AWS_") and name.upper() not in _PROXIES
    }
    return {**({"PIP_PROXY": proxy} if proxy else {}), **kept}
