from typing import Any, cast

from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.widgets import AdminAutoHeightTextInput

from home.models import ContactMessage


class ColleagueField(forms.ModelChoiceField):
    def label_from_instance(self, obj: AbstractUser) -> str:
        return str(get_user_display_name(obj))


class FollowUpForm(forms.ModelForm):
    """Who follows a message and what colleagues should know; never what the visitor wrote."""

    in_charge = ColleagueField(label="Suivi par", queryset=None, required=False, empty_label="Personne")

    class Meta:
        model = ContactMessage
        fields = ["in_charge", "note"]
        widgets = {"note": AdminAutoHeightTextInput(attrs={"rows": 2})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        users = get_user_model()._default_manager
        # Whoever follows it now stays a choice, also without the right to: a note can be saved all the same.
        followed_by = users.filter(pk=self.instance.in_charge_id)
        field = cast(forms.ModelChoiceField, self.fields["in_charge"])
        field.queryset = users.with_perm("home.change_contactmessage") | followed_by
