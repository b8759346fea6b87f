/* The fields of a series, in the page editor. They are real fields and the server makes the rule: this only hides what
   does not apply, and shows what the server answers about the form as it stands (events/editing/preview.py). */

const PAUSE = 350;
const WHEN = /^(?:start_date|start_time|end_date|end_time|all_day|zone|status|changes-.*|recurrence-.*|csrfmiddlewaretoken)$/;

class EventRecurrence extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form");
    this.frequency = this.querySelector("[data-recurrence-frequency]");
    if (!this.form || !this.frequency || this.leaving) return;
    this.leaving = new AbortController();
    const options = { signal: this.leaving.signal };
    for (const kind of ["input", "change"]) this.form.addEventListener(kind, (event) => this.changed(event), options);
    this.addEventListener("click", (event) => this.pressed(event), options);
    for (const help of this.querySelectorAll("[data-recurrence-plain]")) help.remove();
    for (const group of this.querySelectorAll("[data-recurrence-dates]")) oneBlank(group);
    this.apply();
    this.ask();
  }

  disconnectedCallback() {
    this.leaving?.abort();
    this.leaving = null;
  }

  changed({ target }) {
    if (!WHEN.test(target.name ?? "") && !target.closest?.("[data-contentpath=changes]")) return;
    const end = target.dataset.recurrenceChooses;
    if (end && target.value) this.querySelector(`[name$="-end"][value="${end}"]`).checked = true;
    if (target === this.frequency) this.checkWeekday();
    const group = target.closest("[data-recurrence-dates]");
    if (group) oneBlank(group);
    this.apply();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), PAUSE);
  }

  /** Shows the fields of the frequency that is chosen. */
  apply() {
    for (const part of this.querySelectorAll("[data-recurrence-for]")) {
      part.hidden = !part.dataset.recurrenceFor.split(" ").includes(this.frequency.value);
    }
    const removed = this.querySelector("[data-recurrence-dates=removed]");
    removed.hidden = !this.frequency.value && !removed.querySelector("li") && !this.querySelector("[data-recurrence-dates=added] li");
  }

  weekdays() {
    return [...this.querySelectorAll('[name$="-weekdays"]')];
  }

  /** A week has at least the day of its first date. */
  checkWeekday() {
    const days = this.weekdays();
    if (this.frequency.value !== "WEEKLY" || this.weekday === undefined || days.some((day) => day.checked)) return;
    days[this.weekday].checked = true;
  }

  /** The first date is another one: what followed from the old one follows from the new one. */
  follow(weekday) {
    const days = this.weekdays();
    const checked = days.filter((day) => day.checked);
    const old = this.weekday;
    this.weekday = weekday;
    if (this.frequency.value === "WEEKLY" && old !== undefined && old !== weekday && checked.length === 1 && checked[0] === days[old]) {
      days[old].checked = false;
      days[weekday].checked = true;
      tell(days[weekday]);
      return;
    }
    const before = checked.length;
    this.checkWeekday();
    if (!before && days[weekday].checked) tell(days[weekday]);
  }

  async ask() {
    this.asking?.abort();
    this.asking = new AbortController();
    const body = new FormData();
    for (const [name, value] of new FormData(this.form)) if (WHEN.test(name)) body.append(name, value);
    const page = window.location.pathname.match(/\/pages\/(\d+)\//);
    if (page) body.append("page", page[1]);
    try {
      const response = await fetch(this.dataset.preview, {
        method: "POST",
        headers: { "X-Requested-With": "XMLHttpRequest" },
        body,
        signal: this.asking.signal,
      });
      if (response.ok && !response.redirected) this.show(await response.text());
    } catch (fault) {
      if (fault.name !== "AbortError") this.querySelector("[data-recurrence-shown]").hidden = true;
    }
  }

  show(html) {
    const answer = this.querySelector("[data-recurrence-answer]");
    const focused = answer.contains(document.activeElement) ? days(document.activeElement) : null;
    const open = [...answer.querySelectorAll("details[open]")].map((more) => more.dataset.recurrenceMore);
    answer.innerHTML = html;
    for (const more of answer.querySelectorAll("details")) more.open = open.includes(more.dataset.recurrenceMore);
    this.querySelector("[data-recurrence-shown]").hidden = false;
    const status = this.querySelector("[data-recurrence-status]");
    const said = answer.querySelector("[data-recurrence-sentence]").textContent;
    if (status.textContent !== said) status.textContent = said;
    if (focused) this.focusAgain(answer, focused);
    this.nameMonths(answer);
    const { weekday } = answer.querySelector("[data-recurrence-facts]").dataset;
    if (weekday) this.follow(Number(weekday));
  }

  /** The button that was pressed is another one now: the one about the same date has the focus, or the answer has. */
  focusAgain(answer, pressed) {
    const [day] = pressed.split(" ");
    const buttons = [...answer.querySelectorAll("button")].filter((button) => button.checkVisibility());
    (buttons.find((button) => days(button) === day) ?? answer).focus();
  }

  nameMonths(answer) {
    const known = answer.querySelectorAll("[data-month]");
    if (!known.length) return;
    const words = Object.fromEntries([...known].map((item) => [item.dataset.month, item.textContent]));
    for (const choice of this.querySelectorAll("[data-recurrence-month]")) {
      const said = words[choice.dataset.recurrenceMonth];
      const field = choice.querySelector("input");
      if (said) choice.querySelector("span").textContent = said;
      choice.hidden = !said && !field.checked;
    }
  }

  pressed({ target }) {
    const button = target.closest("button");
    const { recurrenceRemove: remove, recurrenceRestore: restore } = button?.dataset ?? {};
    for (const day of (remove ?? "").split(" ").filter(Boolean)) this.remove(day);
    if (restore) this.dates("removed", restore).forEach(takeAway);
    if (remove || restore) tell(this.frequency);
  }

  /** A date that was added is not added any more; any other is removed. */
  remove(day) {
    const added = this.dates("added", day);
    if (added.length) {
      added.forEach(takeAway);
    } else if (!this.dates("removed", day).length) {
      const group = this.querySelector("[data-recurrence-dates=removed]");
      const line = document.createElement("li");
      const label = document.createElement("label");
      const box = Object.assign(document.createElement("input"), { type: "checkbox", value: day, checked: true });
      box.name = this.frequency.name.replace(/frequency$/, "removed");
      label.append(box, ` ${inWords(day)}`);
      line.append(label);
      group.querySelector("ul").append(line);
    } else {
      for (const field of this.dates("removed", day)) if (field.type === "checkbox") field.checked = true;
    }
  }

  dates(which, day) {
    return [...this.querySelectorAll(`[data-recurrence-dates=${which}] input`)].filter((field) => field.value === day);
  }
}

/** A date that stands in a list leaves with its line; one that stands in an empty field leaves the field. */
function takeAway(field) {
  if (field.type === "checkbox") field.closest("li").remove();
  else field.value = "";
}

/** Wagtail saves by itself what has changed; it hears of it as of anything typed. */
function tell(element) {
  element.dispatchEvent(new Event("change", { bubbles: true }));
}

/** One field for another date, and no more. */
function oneBlank(group) {
  const fields = [...group.querySelectorAll("input[type=date]")];
  const blank = fields.filter((field) => !field.value && field !== document.activeElement);
  const spare = blank.shift();
  for (const field of blank) field.remove();
  if (!spare && !fields.some((field) => !field.value)) {
    const another = fields.at(-1).cloneNode();
    another.value = "";
    another.removeAttribute("value");
    fields.at(-1).after(another);
  }
}

function days(element) {
  return (element.dataset.recurrenceRemove ?? element.dataset.recurrenceRestore ?? "").trim();
}

function inWords(day) {
  const format = new Intl.DateTimeFormat("fr-BE", { dateStyle: "full", timeZone: "UTC" });
  return format.format(new Date(`${day}T12:00Z`)).replace(/ 1 /, " 1er ");
}

customElements.define("event-recurrence", EventRecurrence);
