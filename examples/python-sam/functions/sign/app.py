"""Writes an entry into the guest book."""

import os
import uuid

from guestbook import cleaned


def handler(event, _context):
    import boto3

    entry = {"id": event.get("id") or str(uuid.uuid4()), "text": cleaned(event.get("text", ""))}
    boto3.resource("dynamodb").Table(os.environ["ENTRIES"]).put_item(Item=entry)
    return entry
