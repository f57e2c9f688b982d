"""Everything that is kept of a reader, to be taken away."""

import datetime as dt
from typing import TypedDict

from dateline.alerts.models import Address, Alert, Browser, Mail


class AlertData(TypedDict):
    """An alert."""

    filter: str
    edition: str
    frequency: str
    zone: str
    updates: bool
    corrections: bool
    asked_at: str
    confirmed_at: str | None


class MailData(TypedDict):
    """A mail or notification: when, and which stories by their numbers. Its text is not kept."""

    message: str
    made_at: str
    state: str
    sent_at: str | None
    stories: list[int]


class BrowserData(TypedDict):
    """A push subscription."""

    endpoint: str
    public_key: str
    secret: str


class OwnData(TypedDict):
    """All of it."""

    channel: str
    address: str
    browser: BrowserData | None
    asked_at: str
    confirmed_at: str | None
    refused_mails: int
    alerts: list[AlertData]
    mails: list[MailData]


def data_of(address: Address) -> OwnData:
    """What the tables have. Times are ISO 8601, in UTC."""
    return OwnData(
        channel=address.channel,
        address=address.given,
        browser=_browser(Browser.objects.filter(address=address).first()),
        asked_at=_time(address.made_at) or "",
        confirmed_at=_time(address.confirmed_at),
        refused_mails=address.refusals,
        alerts=[_alert(each) for each in address.alerts.select_related("filter__edition").order_by("pk")],
        mails=[_mail(each) for each in address.mails.prefetch_related("notices").order_by("pk")],
    )


def _browser(browser: Browser | None) -> BrowserData | None:
    if browser is None:
        return None
    return BrowserData(endpoint=browser.endpoint, public_key=browser.public_key, secret=browser.secret)


def _alert(alert: Alert) -> AlertData:
    return AlertData(
        filter=alert.filter.text,
        edition=alert.filter.edition.code,
        frequency=alert.frequency,
        zone=alert.zone,
        updates=alert.updates,
        corrections=alert.corrections,
        asked_at=_time(alert.made_at) or "",
        confirmed_at=_time(alert.confirmed_at),
    )


def _mail(mail: Mail) -> MailData:
    return MailData(
        message=mail.key,
        made_at=_time(mail.made_at) or "",
        state=mail.state,
        sent_at=_time(mail.sent_at),
        stories=sorted({notice.story_id for notice in mail.notices.all()}),
    )


def _time(moment: dt.datetime | None) -> str | None:
    return moment.astimezone(dt.UTC).isoformat(timespec="seconds") if moment else None
