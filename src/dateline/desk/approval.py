"""The workflow's end. Wagtail imports this while it loads its own models, so nothing of Wagtail's is imported here."""


def approved(workflow_state: object, user: object = None) -> None:
    """Nothing: an approved draft waits for somebody to publish it, who is asked what only then can be asked."""
