"""Where others send us copy."""

from django.urls import path

from dateline.intake.push import push
from dateline.intake.websub.views import callback

urlpatterns = [
    path("wire/in/<slug:source>", push, name="push"),
    path("websub/<str:token>", callback, name="websub"),
]
