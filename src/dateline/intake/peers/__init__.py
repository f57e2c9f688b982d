"""Following another Dateline: its ledger, page by page, from a cursor that is saved after what it stands for.

``following`` (who is due, one task each) → ``visit`` (a page, and the pictures in it) → ``take`` (into the archive)
"""

LEDGER = "/wire/ledger"
"""Where a Dateline tells what happens."""
