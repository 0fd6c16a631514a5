"""Addresses of signing in and of one's own account.

The names are those the sign-in package asks for; the addresses are ours.
"""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.usersessions import views as sessions
from django.urls import include, path, re_path

from samvekt.web.access import public, signed_in
from samvekt.web.answers import faults_told
from samvekt.web.people import own as own_views
from samvekt.web.people import views

entrance = [
    path("logg-inn/", public(faults_told(account.login)), name="account_login"),
    path("logg-inn/totrinn/", public(faults_told(mfa.authenticate)), name="mfa_authenticate"),
    path("logg-ut/", public(faults_told(account.logout)), name="account_logout"),
    path("registrering/", public(faults_told(account.signup)), name="account_signup"),
    path("stengt/", public(faults_told(account.account_inactive)), name="account_inactive"),
    path(
        "glemt-passord/", public(faults_told(account.password_reset)), name="account_reset_password"
    ),
    path(
        "glemt-passord/sendt/",
        public(faults_told(account.password_reset_done)),
        name="account_reset_password_done",
    ),
    re_path(  # the package writes the letter's link with this hyphen
        r"^nytt-passord/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        public(faults_told(account.password_reset_from_key)),
        name="account_reset_password_from_key",
    ),
    path(
        "nytt-passord/ferdig/",
        public(faults_told(account.password_reset_from_key_done)),
        name="account_reset_password_from_key_done",
    ),
]

own = [
    path(
        "konto/bekreft/",
        signed_in(faults_told(account.reauthenticate)),
        name="account_reauthenticate",
    ),
    path(
        "konto/passord/",
        signed_in(faults_told(account.password_change)),
        name="account_change_password",
    ),
    path(
        "konto/velg-passord/",
        signed_in(faults_told(account.password_set)),
        name="account_set_password",
    ),
    path(
        "konto/innlogginger/",
        signed_in(faults_told(sessions.list_usersessions)),
        name="usersessions_list",
    ),
    path("konto/totrinn/", signed_in(faults_told(mfa.index)), name="mfa_index"),
    path(
        "konto/totrinn/bekreft/",
        signed_in(faults_told(mfa.reauthenticate)),
        name="mfa_reauthenticate",
    ),
    path(
        "konto/totrinn/sla-pa/",
        signed_in(faults_told(totp.activate_totp)),
        name="mfa_activate_totp",
    ),
    path(
        "konto/totrinn/sla-av/",
        signed_in(faults_told(totp.deactivate_totp)),
        name="mfa_deactivate_totp",
    ),
    path(
        "konto/totrinn/koder/",
        signed_in(faults_told(codes.view_recovery_codes)),
        name="mfa_view_recovery_codes",
    ),
    path(
        "konto/totrinn/koder/nye/",
        signed_in(faults_told(codes.generate_recovery_codes)),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "konto/totrinn/koder/last-ned/",
        signed_in(faults_told(codes.download_recovery_codes)),
        name="mfa_download_recovery_codes",
    ),
]

ours = [
    path("konto/", views.account, name="account"),
    path("konto/e-post/", own_views.address, name="address"),
    path("konto/e-post/<str:token>/", own_views.new_address, name="new_address"),
    path("konto/opplysninger/", own_views.held, name="held"),
    path("konto/opplysninger/mine-opplysninger.json", own_views.held_file, name="held_file"),
    path("konto/lukk/", own_views.leave, name="leave"),
    path("invitasjon/<str:token>/", views.join, name="join"),
    path("o/<slug:slug>/folk/", views.people, name="people"),
    path("o/<slug:slug>/folk/inviter/", views.invite, name="invite"),
    path("o/<slug:slug>/folk/invitasjon/<int:number>/", views.withdraw, name="withdraw"),
    path("o/<slug:slug>/folk/<int:number>/roller/", views.roles, name="roles"),
    path("o/<slug:slug>/folk/<int:number>/steng/", views.close, name="close"),
]

urlpatterns = [*entrance, *own, path("", include((ours, "people")))]
