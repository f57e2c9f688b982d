"""What of ``/wire/`` waits or streams: the ledger as a long poll, events or lines, and everything there is in bulk."""
