"""Addresses of alerts."""

from django.urls import path

from dateline.alerts.views import ask, browser, inbox, mail

app_name = "alerts"

urlpatterns = [
    path("<slug:edition>/alert", ask.alert, name="alert"),
    path("<slug:edition>/alert/browser", browser.browser, name="browser"),
    path("alerts.js", browser.worker, name="worker"),
    path("demo/inbox", inbox.inbox, name="inbox"),
    path("demo/inbox/<str:name>", inbox.one, name="inbox_mail"),
    path("mail/confirm/<str:token>", mail.confirm, name="confirm"),
    path("mail/stop/<str:token>", mail.stop, name="stop"),
    path("mail/data/<str:token>", mail.data, name="data"),
    path("mail/moved/<str:token>", browser.moved, name="moved"),
]
