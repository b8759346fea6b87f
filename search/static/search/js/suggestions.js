/* Proposes things while somebody types: a combobox with a list, as the ARIA Authoring Practices have it
   (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/). The field stays what it is without it: Enter searches. */

const FEWEST = 2; // letters
const PATIENCE = 180; // milliseconds after the last key
const ready = new WeakSet();

export function propose(form) {
  if (ready.has(form)) return;
  ready.add(form);
  const field = form.querySelector("input");
  const list = make("div", { role: "listbox", id: `${field.id}-list`, className: "suggestions", hidden: true });
  const status = make("span", { role: "status", className: "visually-hidden" });
  const nothing = { label: "", said: "", suggestions: [] };
  const known = new Map();
  let timer, request, active = null;

  set(field, { role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id });
  form.append(list, status);

  const options = () => [...list.children];
  const typed = () => field.value.trim();

  function choose(option) {
    active?.setAttribute("aria-selected", "false");
    active = option ?? null;
    active?.setAttribute("aria-selected", "true");
    active?.scrollIntoView({ block: "nearest", behavior: "instant" });
    if (active) field.setAttribute("aria-activedescendant", active.id);
    else field.removeAttribute("aria-activedescendant");
  }

  function open(isOpen) {
    choose(null);
    list.hidden = !isOpen;
    field.setAttribute("aria-expanded", String(isOpen));
    if (!isOpen) status.textContent = "";
  }

  function show({ label, said, suggestions }) {
    list.setAttribute("aria-label", label);
    list.replaceChildren(...suggestions.map(({ title, address, kind, lang, dir }, number) => {
      const option = make("a", { role: "option", id: `${list.id}-${number}`, href: address, tabIndex: -1, "aria-selected": "false" });
      option.append(make("span", { lang, dir, textContent: title }), " ", make("small", { textContent: kind }));
      return option;
    }));
    open(suggestions.length > 0);
    list.scrollIntoView({ block: "nearest", behavior: "instant" }); // the menu of a telephone ends with the field
    status.textContent = said;
  }

  function forget() {
    clearTimeout(timer);
    request?.abort();
  }

  async function ask() {
    const text = typed();
    request = new AbortController();
    const { signal } = request;
    try {
      if (!known.has(text)) {
        const answer = await fetch(`${form.dataset.suggestions}?q=${encodeURIComponent(text)}`, { signal });
        if (!answer.ok) return show(nothing);
        known.set(text, await answer.json());
      }
      if (!signal.aborted && document.activeElement === field) show(known.get(text));
    } catch {
      if (!signal.aborted) show(nothing);
    }
  }

  function listen() {
    forget();
    if ([...typed()].length >= FEWEST) timer = setTimeout(ask, PATIENCE);
    else show(nothing);
  }

  field.addEventListener("input", listen);
  if (field.value !== field.defaultValue) listen(); // typed while this came

  field.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    const all = list.hidden ? [] : options();
    const at = all.indexOf(active);
    const { key } = event;
    if (key === "ArrowDown" && list.hidden && list.children.length) {
      open(true);
      if (!event.altKey) choose(list.firstChild);
    } else if (key === "ArrowDown" && all.length && !event.altKey) choose(all[at + 1]);
    else if (key === "ArrowUp" && all.length) event.altKey ? open(false) : choose(at < 0 ? all.at(-1) : all[at - 1]);
    else if (key === "Enter" && active) active.click();
    else if (key === "Escape" && all.length) open(false);
    else {
      if (["Home", "End", "ArrowLeft", "ArrowRight"].includes(key)) choose(null);
      return;
    }
    event.preventDefault();
  });

  list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
  field.addEventListener("blur", () => {
    forget();
    open(false);
  });
  form.addEventListener("submit", forget);
  addEventListener("pageshow", () => open(false)); // back from another page
}

function make(name, attributes) {
  return set(document.createElement(name), attributes);
}

function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name in element && !name.startsWith("aria")) element[name] = value;
    else element.setAttribute(name, value);
  }
  return element;
}
