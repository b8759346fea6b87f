// The list of pages of a promotion grows, shrinks and is put in order by Wagtail's own panel.
document.addEventListener("DOMContentLoaded", () => {
  const pages = document.querySelector("[data-promoted-pages]");
  if (!pages) return;
  const { promotedPages: prefix, empty } = pages.dataset;
  const panel = new window.InlinePanel({
    formsetPrefix: `id_${prefix}`,
    emptyChildFormPrefix: empty,
    canOrder: true,
  });
  if (!pages.children.length) panel.addForm();
});
