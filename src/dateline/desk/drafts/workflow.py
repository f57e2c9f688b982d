"""The way from writer to publication: one review by somebody who may publish."""

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Workflow, WorkflowContentType, WorkflowTask

from dateline.desk.models import DeskReview, Draft
from dateline.desk.people.rights import Role

NAME = "Desk"
REVIEWERS = (Role.EDITOR, Role.CHIEF, Role.ADMINISTRATOR)


def install() -> None:
    """Make the workflow and give it to drafts, where there is none yet. Safe to repeat."""
    kind = ContentType.objects.get_for_model(Draft)
    if WorkflowContentType.objects.filter(content_type=kind).exists():
        return
    review = DeskReview.objects.create(name="Review")
    review.groups.set(Group.objects.filter(name__in=[role.value for role in REVIEWERS]))
    workflow = Workflow.objects.create(name=NAME)
    WorkflowTask.objects.create(workflow=workflow, task=review, sort_order=1)
    WorkflowContentType.objects.create(workflow=workflow, content_type=kind)
