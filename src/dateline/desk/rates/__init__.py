"""The room for rates: how the banks are doing, revisions, and what each edition shows."""
