/* In the page editor: the names that an answer may lead to are offered as they are typed above. The server checks them
   whatever this does. */

const names = document.getElementById("questionnaire-names");

function offer() {
  const typed = [...document.querySelectorAll("[data-questionnaire-name]")].map((field) => field.value.trim());
  names.replaceChildren(...[...new Set(typed)].filter(Boolean).map((name) => new Option(name, name)));
}

if (names) {
  document.addEventListener("focusin", ({ target }) => {
    if (target.getAttribute?.("list") === names.id) offer();
  });
}
