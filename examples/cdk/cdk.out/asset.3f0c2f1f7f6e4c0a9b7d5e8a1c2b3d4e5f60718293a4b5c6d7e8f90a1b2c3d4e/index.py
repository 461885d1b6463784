"""Puts a notice on the board: says it in the log."""


def handler(event, _context):
    print(event.get("notice", "nothing new"))
    return {"seen": True}
