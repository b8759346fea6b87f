"""Addresses below a language that are no page's; stable for ever, for they are kept where nobody looks."""

from django.urls import path

from resources.views import vcard

urlpatterns = [
    path("directory/<slug:slug>.vcf", vcard.card, name="vcard"),
]
