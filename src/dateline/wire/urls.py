"""The addresses below ``/wire/`` that Django answers."""

from django.urls import path

from dateline.wire.api.app import api
from dateline.wire.api.docs import docs, nothing, openapi
from dateline.wire.hub.asking import hub

urlpatterns = [
    path("hub", hub, name="hub"),
    path("wire/docs", docs, name="wire_docs"),
    path("wire/openapi.json", openapi, name="wire_openapi"),
    path("wire/", api.urls),
    path("wire/<path:rest>", nothing, name="wire_nothing"),
]
