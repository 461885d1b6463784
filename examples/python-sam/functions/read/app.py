"""Reads an entry of the guest book by its id."""

import os

from guestbook import cleaned


def handler(event, _context):
    import boto3

    table = boto3.resource("dynamodb").Table(os.environ["ENTRIES"])
    entry = table.get_item(Key={"id": event["id"]}).get("Item")
    return None if entry is None else {"id": entry["id"], "text": cleaned(entry["text"])}
