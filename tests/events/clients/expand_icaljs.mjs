// ical.js: every date of the calendars of a folder that touches a window, a JSON line each.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import ICAL from "ical.js";

const [folder, begin, end] = process.argv.slice(2);
const window = { begin: Date.parse(begin), end: Date.parse(end) };

// A whole day as a date, a moment in UTC.
function said(time) {
  return time.isDate ? time.toString() : new Date(time.toUnixTime() * 1000).toISOString().replace(".000", "");
}

function touches(start, last) {
  const [from, to] = [start, last].map((time) => time.toUnixTime() * 1000);
  return from < window.end && to >= window.begin;
}

function print(file, event, start, last) {
  if (!touches(start, last)) return;
  const { uid, summary, location } = event;
  const status = event.component.getFirstPropertyValue("status") ?? "";
  const found = { file, uid, start: said(start), end: said(last), status, summary: summary ?? "", location: location ?? "" };
  process.stdout.write(`${JSON.stringify(found)}\n`);
}

function expand(file, event) {
  if (!event.isRecurring()) return print(file, event, event.startDate, event.endDate);
  const changed = Object.keys(event.exceptions).map((id) => Date.parse(id.length === 10 ? `${id}T00:00:00Z` : id) || 0);
  const until = Math.max(window.end, ...changed.map((moment) => moment + 2 * 86400000));
  const dates = event.iterator();
  for (let next = dates.next(); next && next.toUnixTime() * 1000 < until; next = dates.next()) {
    const { item, startDate, endDate } = event.getOccurrenceDetails(next);
    print(file, item, startDate, endDate);
  }
}

for (const file of readdirSync(folder).filter((name) => name.endsWith(".ics")).sort()) {
  ICAL.TimezoneService.reset();
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(join(folder, file), "utf8")));
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  const events = calendar.getAllSubcomponents("vevent");
  for (const master of events.filter((event) => !event.hasProperty("recurrence-id"))) {
    const uid = master.getFirstPropertyValue("uid");
    const changed = (event) => event.hasProperty("recurrence-id") && event.getFirstPropertyValue("uid") === uid;
    expand(file, new ICAL.Event(master, { exceptions: events.filter(changed) }));
  }
}
