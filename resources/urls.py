"""Addresses that are no page's, below the language."""

from django.urls import path

from resources.views.confirming import confirm_entry

urlpatterns = [
    path("confirmer/<str:token>/", confirm_entry, name="confirm_entry"),
]
