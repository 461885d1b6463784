"""Sorts parcels by the first letter of where they go."""

import json


def shelf(parcel):
    return (parcel.get("to") or "?")[0].upper()


def handler(event, _context):
    shelves = [shelf(json.loads(record["body"])) for record in event.get("Records", [])]
    print(json.dumps({"sorted": shelves}))
    return {"sorted": shelves}
