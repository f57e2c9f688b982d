"""Alerts by mail: who asked for what, what is told to whom, and the mails themselves.

The worker's thread (`service`) goes round: `follower` turns ledger events into notices, `envelopes` puts notices into
mails, `sending` hands mails to a server. A mail is written when it is handed over, from what is public at that moment.
"""
