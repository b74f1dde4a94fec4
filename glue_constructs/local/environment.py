"""The environment variables that make the AWS SDKs, the AWS CLI and the CDK CLI use an embedded AWS."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# The only account that is served: moto's default, which some of its models have hard-coded.
ACCOUNT_ID = "123456789012"

# Arbitrary values: nothing in the embedded AWS checks a signature.
ACCESS_KEY_ID = "embedded"
SECRET_ACCESS_KEY = "embedded"  # noqa: S105 - not a secret, see above

# Other credentials, service-specific endpoints, and settings with which an SDK ignores or changes AWS_ENDPOINT_URL:
# https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
_OVERRIDING = re.compile(
    r"AWS_((DEFAULT_)?PROFILE|(SESSION|SECURITY)_TOKEN|ENDPOINT_URL_\w+|IGNORE_CONFIGURED_ENDPOINT_URLS"
    r"|USE_(FIPS|DUALSTACK)_ENDPOINT)"
)

_PROXIES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")


def sdk_variables(*, endpoint_url: str, region: str) -> dict[str, str]:
    """Return the variables that every AWS SDK reads, for the environment of a job's script or of a Lambda function."""
    return {
        "AWS_ENDPOINT_URL": endpoint_url,
        "AWS_ACCESS_KEY_ID": ACCESS_KEY_ID,
        "AWS_SECRET_ACCESS_KEY": SECRET_ACCESS_KEY,
        "AWS_REGION": region,
        "AWS_DEFAULT_REGION": region,
        "AWS_EC2_METADATA_DISABLED": "true",
        # Some operations add a prefix to the host (Amazon Location's metadata.geo.<region>), but this is an address.
        "AWS_DISABLE_HOST_PREFIX_INJECTION": "true",
        "NO_PROXY": "127.0.0.1,localhost",
        "no_proxy": "127.0.0.1,localhost",
    }


def cli_variables(*, endpoint_url: str, region: str, home: Path) -> dict[str, str]:
    """Return the variables for the CDK CLI and the AWS CLI.

    Args:
        endpoint_url: The endpoint URL of the embedded AWS.
        region: The Region that it serves.
        home: A folder for configuration and caches of the CLIs. The CDK CLI caches account ids by access key, so its
            cache must not be shared with a real AWS. HOME itself is not set: the CDK CLI gets the home folder from the
            operating system and ignores the variable (verified with 2.1148.1), and with another HOME jsii would unpack
            the CDK library again.
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
    """Return the names of environment variables of this process that would override those of `cli_variables`."""
    return sorted(filter(_OVERRIDING.fullmatch, os.environ))


def inherited_environment() -> dict[str, str]:
    """Return this process's environment without AWS settings and proxies, which would redirect an SDK.

    A proxy is kept as PIP_PROXY only, for pip, which installs the modules of runs from a package index.
    """
    proxies = (os.environ.get(name) for name in ("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"))
    proxy = next(filter(None, proxies), None)
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("AWS_") and name.upper() not in _PROXIES
    }
    return {**({"PIP_PROXY": proxy} if proxy else {}), **kept}
