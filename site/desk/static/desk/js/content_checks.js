/* The remarks on the text, in the page editor's panel of checks: fetched when the panel opens and each time that
   Wagtail has sent the form for its preview, so that they follow what is written, saved or not. */

const panel = document.querySelector("[data-side-panel=checks]");
let asked = 0;

/** `/admin/pages/7/edit/` gives `/admin/pages/7/content-checks/form/`; nothing for a page that is not saved yet. */
function address() {
  const path = window.location.pathname;
  return path.endsWith("/edit/") ? path.replace(/edit\/$/, "content-checks/form/") : null;
}

function show(html) {
  const list = panel.querySelector("[data-content-checks-list]");
  list.innerHTML = html;
  const result = list.querySelector("[data-content-checks-result]");
  const count = panel.querySelector("[data-content-checks-count]");
  count.textContent = result.dataset.count;
  count.classList.toggle("has-errors", result.dataset.count !== "0");
  const average = panel.querySelector("[data-content-checks-average]");
  if (average) average.textContent = result.dataset.average;
}

async function refresh() {
  const url = address();
  if (!url || panel.hidden) return;
  const mine = (asked += 1);
  const response = await fetch(url, { headers: { "X-Requested-With": "XMLHttpRequest" } });
  if (response.ok && mine === asked) show(await response.text());
}

/** Goes to a block or field of the form, and puts the cursor in it. */
function goTo(anchor) {
  const place = document.getElementById(anchor);
  if (!place) return false;
  place.scrollIntoView({ block: "center" });
  const field = "input:not([type=hidden]), textarea, [contenteditable=true]";
  (place.matches(field) ? place : place.querySelector(field))?.focus({ preventScroll: true });
  return true;
}

if (panel) {
  panel.addEventListener("show", refresh);
  document.addEventListener("w-preview:updated", refresh);
  panel.addEventListener("click", (event) => {
    const link = event.target.closest("[data-content-checks-place]");
    if (link && goTo(link.hash.slice(1))) event.preventDefault();
  });
}
if (window.location.hash) window.addEventListener("load", () => goTo(window.location.hash.slice(1)));
