"""The form of a guide in the CMS."""

from typing import Any

from django.conf import settings

from resources.questionnaire.forms import QuestionnaireForm

FACTS = ("audiences", "places")


class GuideForm(QuestionnaireForm):
    """Of a translation it asks the words only: for whom a guide is and where it leads are the French page's."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.locale_id and self.instance.locale.language_code != settings.LANGUAGE_CODE:
            for name in FACTS:
                self.fields.pop(name, None)
                self.formsets.pop(name, None)
        if "audiences" in self.fields:  # each exists in every language; a guide has the French one
            field = self.fields["audiences"]
            field.queryset = field.queryset.filter(locale__language_code=settings.LANGUAGE_CODE)
