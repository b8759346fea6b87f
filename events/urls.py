"""The addresses of feeds: stable for ever, for calendars ask for them without anybody looking."""

from django.urls import path, re_path

from events.views import feeds

urlpatterns = [
    re_path(r"^feeds/(?P<name>agenda)\.(?P<kind>ics|atom|json)$", feeds.agenda, name="feed"),
    path("feeds/<uuid:key>.ics", feeds.page, name="page_feed"),
    path("feeds/<uuid:key>/<slug:day>.ics", feeds.one_date, name="date_feed"),
]
