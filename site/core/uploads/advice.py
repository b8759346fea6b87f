"""Why a kind of file is refused, and what to do instead: sentences for staff."""

PICTURES = {"jpg", "jpeg", "png", "gif", "webp", "avif", "heic", "svg", "tif", "tiff", "bmp"}
OLD_OFFICE = {
    "doc": "docx",
    "xls": "xlsx",
    "ppt": "pptx",
    "docm": "docx",
    "xlsm": "xlsx",
    "pptm": "pptx",
    "rtf": "docx",
}
ARCHIVES = {"zip", "rar", "7z", "gz", "tar"}
PROGRAMS = {"exe", "msi", "bat", "cmd", "ps1", "sh", "js", "vbs", "jar", "apk", "app", "com", "scr", "lnk", "py", "php"}
WEB_PAGES = {"html", "htm", "xhtml", "shtml", "mht", "xml"}


def why_no_document(extension: str) -> str:
    """Why a kind of document is refused, and what to do instead."""
    if extension in PICTURES:
        return "C’est une image : ajoutez-la sous « Images », pas sous « Documents »."
    if extension in OLD_OFFICE:
        return (
            f"Le format « .{extension} » n’est pas accepté : il peut contenir des macros. "
            f"Enregistrez le fichier en PDF, ou en « .{OLD_OFFICE[extension]} » si on doit pouvoir le modifier."
        )
    if extension in ARCHIVES:
        return "Les archives ne s’ouvrent pas sur un téléphone. Ajoutez les fichiers qu’elle contient, un par un."
    if extension in PROGRAMS or extension in WEB_PAGES:
        return "Les programmes et les pages web ne sont pas acceptés, pour protéger ceux qui les ouvriraient."
    named = f"Le format « .{extension} »" if extension else "Un fichier sans extension connue"
    return (
        f"{named} n’est pas accepté. Enregistrez-le en PDF ; sinon en Word, Excel, PowerPoint ou LibreOffice, "
        "en CSV ou texte, et pour le son et l’image en MP3, MP4 ou WebM."
    )


def why_no_picture(extension: str) -> str:
    """Why a kind of picture is refused, and what to do instead."""
    if extension == "pdf":
        return "C’est un document : ajoutez-le sous « Documents », pas sous « Images »."
    named = f"Le format « .{extension} » n’est pas accepté" if extension else "Ce format n’est pas accepté"
    return (
        f"{named} pour une image. Enregistrez-la en JPEG (photo) ou en PNG (dessin, capture d’écran), "
        "puis ajoutez-la à nouveau."
    )
