"""Addresses below a language that are no page's; stable for ever, for they are kept where nobody looks."""

from django.urls import path

from resources.views import feedback, figures, vcard
from resources.views.confirming import confirm_entry

urlpatterns = [
    path("directory/<slug:slug>.vcf", vcard.card, name="vcard"),
    path("figures/<uuid:key>.csv", figures.csv_file, name="figures_csv"),
    path("figures/<uuid:key>.json", figures.json_file, name="figures_json"),
    path("feedback/", feedback.answer, name="feedback"),
    path("feedback/<str:token>/", feedback.words, name="feedback_words"),
    path("confirmer/<str:token>/", confirm_entry, name="confirm_entry"),
]
