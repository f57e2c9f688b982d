"""Second factors: an app that makes codes (TOTP, RFC 6238) and recovery codes for the day when it is lost."""

from base64 import b32encode

import segno
from django.db import transaction
from django.utils.safestring import SafeString, mark_safe
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice
from wagtail.log_actions import log

from dateline.desk.models import User

RECOVERY_CODES = 10


def waiting(user: User) -> TOTPDevice:
    """The device that is being set up; the same one until it is confirmed, so that a reload does not break a scan."""
    found = TOTPDevice.objects.filter(user=user, confirmed=False).first()
    return found or TOTPDevice.objects.create(user=user, name="app", confirmed=False)


def picture(device: TOTPDevice) -> SafeString:
    """The QR code as inline SVG."""
    drawn = segno.make(device.config_url, micro=False).svg_inline(scale=5, border=4, light="#fff", omitsize=False)
    return mark_safe(drawn)  # noqa: S308  made of numbers


def key(device: TOTPDevice) -> str:
    """The secret for typing, in groups of four."""
    text = b32encode(device.bin_key).decode().rstrip("=")
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))


def confirm(device: TOTPDevice) -> list[str]:
    """Put a device into force; its recovery codes, which are shown this once."""
    with transaction.atomic():
        device.confirmed = True
        device.save()
        StaticDevice.objects.filter(user=device.user).delete()
        spare = StaticDevice.objects.create(user=device.user, name="recovery")
        codes = [StaticToken.random_token() for _ in range(RECOVERY_CODES)]
        StaticToken.objects.bulk_create(StaticToken(device=spare, token=code) for code in codes)
        log(instance=device.user, action="desk.two_factor_on", user=device.user)
        return codes


def remove(user: User, by: User | None = None) -> None:
    """Take away somebody's second factor; ``by`` is who did it for them."""
    TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user).delete()
    log(instance=user, action="desk.two_factor_off", user=by or user)
