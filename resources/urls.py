"""Addresses below a language that are no page's."""

from django.urls import path

from resources.views import feedback

urlpatterns = [
    path("feedback/", feedback.answer, name="feedback"),
    path("feedback/<str:token>/", feedback.words, name="feedback_words"),
]
