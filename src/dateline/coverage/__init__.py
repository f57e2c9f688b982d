"""The stage that assigns stories to events: reads the ledger and writes it too. The engine is in ``core/coverage``."""
