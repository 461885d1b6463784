"""Expands SAM templates with AWS's own translator: a JSON list of templates in, a list of templates or errors out."""

import json
import logging
import os
import sys

os.environ.setdefault("AWS_DEFAULT_REGION", "eu-west-1")
# An application of the public repository would be asked for there: nobody is asked.
os.environ["AWS_EC2_METADATA_DISABLED"] = "true"
logging.disable(logging.CRITICAL)

from samtranslator.public.exceptions import InvalidDocumentException  # noqa: E402
from samtranslator.translator.transform import transform  # noqa: E402


class Managed(dict):
    """Every managed policy by its name, without asking IAM."""

    def load(self):
        return self

    def get(self, name, default=None):
        return f"arn:aws:iam::aws:policy/{name}" if isinstance(name, str) else default

    def __contains__(self, name):
        return isinstance(name, str) and not name.startswith("arn:")

    def __getitem__(self, name):
        return self.get(name)


def expanded(template):
    parameters = {
        name: about["Default"]
        for name, about in template.get("Parameters", {}).items()
        if "Default" in about
    }
    try:
        return transform(template, parameters, Managed())
    except InvalidDocumentException as error:
        return {"error": error.message}
    except Exception as error:  # noqa: BLE001: whatever else it cannot do, the next template can be expanded
        return {"error": str(error)}


json.dump([expanded(template) for template in json.load(sys.stdin)], sys.stdout)
