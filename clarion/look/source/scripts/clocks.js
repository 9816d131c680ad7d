// "4 min left", "12 min late": the same words as clarion/look/clocks.py, kept true while the page is open.

import { phrase } from "./phrases.js";
import { serverNow } from "./requests.js";

const TICK = 15_000;
const MINUTE = 60_000;
const SOON = 15 * MINUTE;

export function tickClocks() {
  setInterval(() => document.querySelectorAll("[data-clock]").forEach(tellClock), TICK);
}

function tellClock(clock) {
  const left = new Date(clock.dateTime) - serverNow();
  const words = clockWords(left);
  if (clock.textContent !== words) clock.textContent = words;
  const tone = left < 0 ? "late" : left <= SOON ? "soon" : "calm";
  clock.parentElement.className = `clock clock--${tone}`;
}

function clockWords(left) {
  if (Math.abs(left) < MINUTE) return phrase("due");
  return left > 0 ? phrase("left", span(left)) : phrase("late", span(-left));
}

function span(length) {
  const minutes = Math.floor(length / MINUTE);
  const parts = [
    [Math.floor(minutes / 1440), phrase("days")],
    [Math.floor(minutes / 60) % 24, phrase("hours")],
    [minutes % 60, phrase("minutes")],
  ];
  const largest = parts.findIndex(([n]) => n > 0);
  const two = parts.slice(largest, largest + 2).filter(([n]) => n > 0);
  return two.map(([n, unit]) => `${n} ${unit}`).join(" ");
}
