from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks


@hooks.register("insert_global_admin_css")
def centre_colours() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("desk/css/desk.css"))


@hooks.register("insert_global_admin_js")
def last_english_words() -> str:
    return format_html('<script type="module" src="{}"></script>', static("desk/js/french.js"))
