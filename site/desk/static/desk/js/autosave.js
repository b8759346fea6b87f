/* Wagtail 7.4 takes the form as it is when an autosave is answered for what was saved. What was written in the meantime
   it then neither saves, nor previews, nor warns of when the page is left, until something else is written. Here it is
   told what was really sent, so that it sees the rest as a change. */

const controller = () => window.wagtail.app.queryController("w-unsaved");
let sent = null;

document.addEventListener("w-autosave:save", () => {
  sent = controller()?.formData ?? null;
});

// On the document, so after Wagtail's own listeners on the form.
document.addEventListener("w-autosave:success", ({ detail }) => {
  const unsaved = controller();
  if (sent === null || !unsaved) return;
  const saved = new URLSearchParams(sent);
  for (const [name, value] of Object.entries(detail.data.field_updates ?? {})) {
    if (saved.has(name)) saved.set(name, value);
  }
  unsaved.initialFormData = unsaved.previousFormData = saved.toString();
});
