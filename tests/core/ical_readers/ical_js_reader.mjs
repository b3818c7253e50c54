// Reads one calendar from stdin with ical.js, the reader in Thunderbird, and writes NAME NUL value
// NUL, as libical_reader does.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const parts = [];

function plain(value) {
  if (value instanceof ICAL.Time) {
    return value.toUnixTime();
  }
  return value instanceof ICAL.Duration ? value.toSeconds() : value;
}

function put(component) {
  const kind = component.name.toUpperCase();
  parts.push("BEGIN", kind);
  for (const property of component.getAllProperties()) {
    parts.push(property.name.toUpperCase(), plain(property.getFirstValue()));
  }
  component.getAllSubcomponents().forEach(put);
  parts.push("END", kind);
}

put(new ICAL.Component(ICAL.parse(readFileSync(0, "utf8"))));
process.stdout.write(parts.map((part) => `${part}\0`).join(""));
