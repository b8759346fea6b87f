"""Addresses below a language that are no page's; stable for ever, for they are kept where nobody looks."""

from django.urls import path

from resources.views import vcard
from resources.views.confirming import confirm_entry

urlpatterns = [
    path("directory/<slug:slug>.vcf", vcard.card, name="vcard"),
    path("confirmer/<str:token>/", confirm_entry, name="confirm_entry"),
]
