/* Fetches what proposes things, for who goes to the search field and has not asked the browser to spare data. */

async function propose({ target }) {
  const form = target?.closest?.("[data-suggestions]");
  if (form) (await import(form.dataset.script)).propose(form);
}

if (!navigator.connection?.saveData) {
  document.addEventListener("focusin", propose);
  propose({ target: document.activeElement });
}
