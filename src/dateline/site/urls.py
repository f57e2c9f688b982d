"""The public site's addresses."""

from django.urls import path, re_path

from dateline.site.views import (
    all_news,
    archive,
    currency,
    front,
    go,
    keeping,
    mine,
    partners,
    people,
    place_names,
    places,
    root,
    search,
    story,
    topics,
    versions,
)

app_name = "site"

urlpatterns = [
    path("", root.root, name="root"),
    re_path(r"^go/(?P<token>[A-Za-z0-9_-]{1,80})\Z", go.go, name="go"),
    path("currency.json", currency.as_json, name="currency_json"),
    path("<slug:edition>", root.bare_edition, name="bare_edition"),
    path("<slug:edition>/", front.front, name="front"),
    path("<slug:edition>/all", all_news.all_news, name="all"),
    path("<slug:edition>/my", mine.my_feed, name="my"),
    path("<slug:edition>/my/tabs", mine.tabs, name="my_tabs"),
    path("<slug:edition>/my/save", keeping.save, name="my_save"),
    path("<slug:edition>/my/change", keeping.change, name="my_change"),
    path("<slug:edition>/my/forget", keeping.forget, name="my_forget"),
    path("<slug:edition>/my/take", keeping.take, name="my_take"),
    path("<slug:edition>/my/front", keeping.front, name="my_front"),
    path("<slug:edition>/story/<int:story_id>", story.story, name="story_bare"),
    path("<slug:edition>/story/<int:story_id>/versions", versions.versions, name="versions_bare"),
    path("<slug:edition>/story/<int:story_id>-<str:slug>", story.story, name="story"),
    path("<slug:edition>/story/<int:story_id>-<str:slug>/versions", versions.versions, name="versions"),
    path("<slug:edition>/currency", currency.currency, name="currency"),
    path("<slug:edition>/search", search.search, name="search"),
    path("<slug:edition>/search/suggest", search.suggest, name="suggest"),
    path("<slug:edition>/archive", archive.years, name="archive"),
    path("<slug:edition>/archive/<int:year>", archive.year, name="archive_year"),
    path("<slug:edition>/archive/<int:year>/<int:month>", archive.month, name="archive_month"),
    path("<slug:edition>/archive/<int:year>/<int:month>/<int:day>", archive.day, name="archive_day"),
    path("<slug:edition>/partners", partners.partners, name="partners"),
    path("<slug:edition>/topics", topics.topics, name="topics"),
    path("<slug:edition>/topics/<slug:slug>", topics.topic, name="topic"),
    path("<slug:edition>/people", people.people, name="people"),
    path("<slug:edition>/people/<slug:slug>", people.person, name="person"),
    path("<slug:edition>/places.json", place_names.place_names, name="place_names"),
    path("<slug:edition>/places", places.places, name="places"),
    path("<slug:edition>/places/<slug:slug>", places.place, name="place"),
]
