"""Two-factor sign-in, and where one is signed in."""

from django import forms
from django.contrib import messages
from django.contrib.auth import logout
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST
from django_otp import login, match_token
from django_otp.plugins.otp_static.models import StaticDevice

from dateline.desk.drafts.find import signed_in
from dateline.desk.models import SignIn, User
from dateline.desk.people import devices
from dateline.desk.people.rights import Right, require
from dateline.desk.people.second_factor import has_device
from dateline.desk.people.sign_ins import end, end_all


class CodeForm(forms.Form):
    """Six digits from the app, or a recovery code."""

    code = forms.CharField(
        label=gettext_lazy("Code"),
        max_length=20,
        widget=forms.TextInput({"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True}),
    )

    def clean_code(self) -> str:
        """Without the spaces that apps show."""
        return str(self.cleaned_data["code"]).replace(" ", "")


class OffForm(CodeForm):
    """What switching off asks."""

    password = forms.CharField(label=gettext_lazy("Password"), widget=forms.PasswordInput, strip=False)


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """The question after the password."""
    user = _somebody(request)
    if user is None:
        return redirect("wagtailadmin_login")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        device = match_token(user, form.cleaned_data["code"])
        if device is not None:
            login(request, device)
            return redirect("wagtailadmin_home")
        form.add_error("code", _("That code is not right, or was used before. After wrong ones, wait a little."))
    return TemplateResponse(request, "desk/people/code.html", {"form": form})


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def two_factor(request: HttpRequest) -> HttpResponse:
    """Set up, or see that it is set up and switch it off."""
    user = _somebody(request)
    if user is None:
        return redirect("wagtailadmin_login")
    if has_device(user):
        return _switch_off(request, user)
    device = devices.waiting(user)
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if device.verify_token(form.cleaned_data["code"]):
            recovery = devices.confirm(device)
            login(request, device)
            return TemplateResponse(request, "desk/people/recovery.html", {"codes": recovery})
        form.add_error("code", _("That is not the code of now. Is the clock of your phone right?"))
    context = {"form": form, "picture": devices.picture(device), "key": devices.key(device)}
    return TemplateResponse(request, "desk/people/set_up.html", context)


def _switch_off(request: HttpRequest, user: User) -> HttpResponse:
    form = OffForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        right = user.check_password(form.cleaned_data["password"])
        if right and match_token(user, form.cleaned_data["code"]) is not None:
            devices.remove(user)
            messages.success(request, _("Two-factor sign-in is off."))
            return redirect("wagtailadmin_home")
        form.add_error(None, _("Password or code is not right."))
    left = StaticDevice.objects.filter(user=user, token_set__isnull=False).count()
    return TemplateResponse(request, "desk/people/switch_off.html", {"form": form, "left": left})


@require_http_methods(["GET"])
def sign_ins(request: HttpRequest) -> HttpResponse:
    """Where one is signed in; with ``?user=`` for those who look after others."""
    user = _looked_after(request, request.GET.get("user", ""))
    rows = SignIn.objects.filter(user=user)
    context = {"rows": rows, "person": user, "here": request.session.session_key, "page_title": _("Signed in")}
    return TemplateResponse(request, "desk/people/sign_ins.html", context)


@require_POST
def end_sign_in(request: HttpRequest, pk: int) -> HttpResponse:
    """End one."""
    found = get_object_or_404(SignIn, pk=pk)
    _looked_after(request, str(found.user_id))
    here = found.session_key == request.session.session_key
    end(found)
    if here:
        logout(request)
        return redirect("wagtailadmin_login")
    return redirect(f"{reverse('desk_sign_ins')}?user={found.user_id}")


@require_POST
def end_others(request: HttpRequest) -> HttpResponse:
    """End all of one's own but this."""
    count = end_all(signed_in(request), but=request.session.session_key or "")
    messages.success(request, _("Ended: %(count)s") % {"count": count})
    return redirect("desk_sign_ins")


@require_POST
def reset_factor(request: HttpRequest, pk: int) -> HttpResponse:
    """Take away somebody's second factor, who has lost the phone."""
    require(signed_in(request), Right.PEOPLE)
    person = get_object_or_404(User, pk=pk)
    with transaction.atomic():
        devices.remove(person, by=signed_in(request))
        end_all(person)
    messages.success(request, _("%(who)s signs in with the password alone now.") % {"who": person})
    return redirect(f"{reverse('desk_sign_ins')}?user={pk}")


def _somebody(request: HttpRequest) -> User | None:
    return request.user if isinstance(request.user, User) else None


def _looked_after(request: HttpRequest, pk: str) -> User:
    """The person asked for: oneself, or anybody for those who may. Raises `PermissionDenied` and `Http404`."""
    own = signed_in(request)
    if pk in {"", str(own.pk)}:
        return own
    require(own, Right.PEOPLE)
    return get_object_or_404(User, pk=int(pk) if pk.isascii() and pk.isdecimal() else 0)
