from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks


@hooks.register("insert_editor_js")
def what_is_written_while_saving() -> str:
    return format_html('<script type="module" src="{}"></script>', static("desk/js/autosave.js"))
