"""The one error of backups."""


class BackupError(Exception):
    """What is wrong with a backup or its target, in one sentence for the operator."""
