"""Addresses below a language, beside those of pages: files of figures."""

from django.urls import path

from resources.views import figures

urlpatterns = [
    path("figures/<uuid:key>.csv", figures.csv_file, name="figures_csv"),
    path("figures/<uuid:key>.json", figures.json_file, name="figures_json"),
]
