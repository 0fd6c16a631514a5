"""A form sent twice acts once, whatever the page is."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse, HttpResponseRedirect
from django.test import Client
from django.urls import include, path
from django.utils import timezone

from samvekt.domain.people.models import Organisation

AT = timezone.now()


def make(request, number=0):  # the address differs, and nothing else
    """Makes a row, unless it is asked to fail."""
    here = Organisation.objects.count()
    Organisation.objects.create(slug=f"a{here}", name="A", kind="other", created_at=AT)
    asked = request.POST.get("then", "")
    if asked == "fault":
        return HttpResponse("fault", status=422)
    if asked == "refuse":
        raise PermissionDenied
    if asked == "swap":
        return HttpResponse(status=204, headers={"HX-Redirect": "/done/"})
    return HttpResponseRedirect(f"/done/{here}/" + "x" * 200)


ours = [path("make/<int:number>/", make, name="make")]
urlpatterns = [
    path("", include((ours, "ours"))),
    path("theirs/", make, name="theirs"),
]


@pytest.fixture(autouse=True)
def pages(settings):
    settings.ROOT_URLCONF = __name__


@pytest.fixture
def signed_in(client, person):
    client.force_login(person)
    return client


def send(client, address="/make/1/", token="abc", **fields):
    return client.post(address, {"csrfmiddlewaretoken": token, **fields})


def rows():
    return Organisation.objects.count()


def test_a_form_sent_twice_acts_once_and_gets_the_first_answer(signed_in):
    first, second = send(signed_in), send(signed_in)

    assert (first.status_code, first.url) == (second.status_code, second.url)
    assert rows() == 1


@pytest.mark.parametrize("change", [{"token": "def"}, {"address": "/make/2/"}, {"field": "new"}])
def test_another_page_another_address_or_other_content_is_another_form(signed_in, change):
    send(signed_in)
    send(signed_in, **change)

    assert rows() == 2


def test_a_form_with_another_file_is_another_form(signed_in):
    for content in (b"one", b"two", b"two"):
        send(signed_in, file=SimpleUploadedFile("a.txt", content))

    assert rows() == 2


def test_a_form_with_faults_can_be_sent_again(signed_in):
    for _ in range(2):
        assert send(signed_in, then="fault").status_code == 422

    assert rows() == 2


def test_a_form_that_is_refused_leaves_nothing(signed_in):
    assert send(signed_in, then="refuse").status_code == 403

    assert rows() == 0


def test_a_swapped_part_that_sends_the_reader_on_is_remembered_too(signed_in):
    first, second = send(signed_in, then="swap"), send(signed_in, then="swap")

    assert first.headers["HX-Redirect"] == second.headers["HX-Redirect"] == "/done/"
    assert rows() == 1


def test_two_persons_with_the_same_key_each_act(signed_in, person):
    from samvekt.domain.people.actions import create_person

    other = Client()
    other.force_login(create_person(email="ola@example.no", name="Ola", password=None))
    send(signed_in)
    send(other)

    assert rows() == 2


@pytest.mark.parametrize("address", ["/theirs/"])
def test_pages_of_others_and_forms_without_a_token_are_left_alone(signed_in, address):
    for _ in range(2):
        send(signed_in, address=address)
        signed_in.post("/make/1/")

    assert rows() == 4


@pytest.mark.django_db(transaction=True)
def test_many_clicks_at_the_same_moment_make_one_row(person):
    clients = [Client() for _ in range(8)]
    for client in clients:
        client.force_login(person)

    def click(client):
        try:
            return send(client).url
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(click, clients))

    assert len(set(answers)) == 1
    assert rows() == 1
