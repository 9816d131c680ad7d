// Words survive a dead browser: they are kept while they are typed, and once more on leaving.

import { phrase, timeOfDay } from "./phrases.js";
import { postForm } from "./requests.js";

const QUIET_BEFORE_SAVING = 800; // ms
const TRY_AGAIN = 10_000; // ms
const timers = new Map();
const saving = new Set();

export function wireDrafts() {
  document.addEventListener("input", (event) => {
    const form = event.target.closest?.("form[data-draft]");
    if (form) saveLater(form, QUIET_BEFORE_SAVING);
  });
  document.addEventListener("submit", (event) => forget(event.target));
  window.addEventListener("pagehide", saveAllNow);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") saveAllNow();
  });
}

function saveLater(form, wait) {
  clearTimeout(timers.get(form));
  timers.set(form, setTimeout(() => saveDraft(form), wait));
}

// One at a time, so that an older save can never overtake a newer one.
async function saveDraft(form, leaving = false) {
  if (saving.has(form) && !leaving) return saveLater(form, QUIET_BEFORE_SAVING);
  forget(form);
  saving.add(form);
  say(form, phrase("saving"));
  try {
    await postForm(form.dataset.draft, form, leaving);
    if (!timers.has(form)) say(form, phrase("saved", timeOfDay(new Date())));
  } catch {
    if (!form.isConnected) return;
    say(form, phrase("unsaved"), true);
    if (!timers.has(form)) saveLater(form, TRY_AGAIN);
  } finally {
    saving.delete(form);
  }
}

function saveAllNow() {
  for (const form of new Set([...timers.keys(), ...saving])) saveDraft(form, true);
}

function forget(form) {
  clearTimeout(timers.get(form));
  timers.delete(form);
}

function say(form, words, bad = false) {
  const line = form.querySelector("[data-saved]");
  if (!line) return;
  line.textContent = words;
  line.classList.toggle("saved--not", bad);
}
