// A draft that others may write as well is saved while it is written. What our server has not got yet
// stays in this window of the browser, for the same person only, and is offered back to them.
//   data-saves="/address"   on a form: posted to after some quiet and when leaving
//   data-kept-as="12"       on a form: what its words are kept under until they are saved
//   data-unsaved            on a form: it was shown again with words that are not saved
//   data-who="7"            on the body: whose window it is
//   data-forgets            on a form: after it was sent, nothing is kept in this window any more

import { phrase } from "./phrases.js";
import { postForm } from "./requests.js";

const QUIET_BEFORE_KEEPING = 5_000; // ms
const TRY_AGAIN = 10_000; // ms
const KEPT = "unsaved ";
const NOT_WORDS = /^(csrfmiddlewaretoken|comment|(code|quote|reason)_\d+)$/;
const ORDER = ["seen_version", "window", "turn"];

const state = { timer: 0, saving: null, begun: false, stopped: false };
let form = null;

export function wireSaves() {
  forgetOthers();
  document.addEventListener("submit", ({ target }) => {
    if (!target.matches("[data-forgets]")) return;
    if (form?.dataset.saves) saveNow(true);
    state.stopped = true;
    forgetAll(() => true);
  });
  form = document.querySelector("form[data-kept-as]");
  if (!form) return;
  document.addEventListener("submit", sendLast);
  if (!form.dataset.saves) return;
  offerKept();
  for (const type of ["input", "change"]) document.addEventListener(type, noteBegun);
  window.addEventListener("pagehide", () => saveNow(true));
  window.addEventListener("pageshow", () => (state.sent = false));
  window.addEventListener("online", () => state.begun && saveSoon(0));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") saveNow(true);
  });
  if ("unsaved" in form.dataset) begin();
}

function noteBegun({ target }) {
  if (target.form === form && target.type !== "file" && !NOT_WORDS.test(target.name)) begin();
}

function begin() {
  state.begun = true;
  keepHere();
  saveSoon(QUIET_BEFORE_KEEPING);
}

function saveSoon(wait) {
  clearTimeout(state.timer);
  state.timer = setTimeout(saveNow, wait);
}

// One at a time; our server tells by the turn which is the newer, should one overtake another.
function saveNow(leaving = false) {
  if (!state.begun || state.stopped || state.sent) return;
  if (state.saving && leaving !== true) return saveSoon(QUIET_BEFORE_KEEPING);
  clearTimeout(state.timer);
  state.begun = false;
  takeTurn();
  const mine = postForm(form.dataset.saves, form, leaving === true)
    .then((answer) => answer.json())
    .then(saved, notSaved)
    .finally(() => {
      if (state.saving === mine) state.saving = null;
    });
  state.saving = mine;
}

function saved({ version, words }) {
  const seen = form.elements.seen_version;
  seen.value = Math.max(version, Number(seen.value));
  for (const here of document.querySelectorAll("[data-heartbeat]")) {
    here.dataset.heartbeat = here.dataset.heartbeat.replace(/seen=\d+/, `seen=${seen.value}`);
  }
  if (state.begun) return;
  forget(KEPT + name());
  say(words);
}

async function notSaved({ answer }) {
  state.begun = true;
  if (state.stopped) return;
  keepHere();
  if (!answer || answer.status >= 500) {
    say(phrase("unsaved"), true);
    return saveSoon(TRY_AGAIN);
  }
  if (answer.redirected || answer.status === 403) {
    state.stopped = true;
    return say(phrase("signedout"), true);
  }
  const { words } = await answer.json().catch(() => ({ words: phrase("unsaved") }));
  say(words, true);
  if (answer.status !== 409) return;
  state.stopped = true;
  const place = document.querySelector("[data-conflict]");
  if (!place) return;
  place.querySelector("[data-conflict-words]").textContent = words;
  place.hidden = false;
}

// What is being saved arrives before what was sent with a press, so that they never cross.
function sendLast(event) {
  if (event.target !== form) return;
  clearTimeout(state.timer);
  const { submitter } = event;
  if (state.saving) {
    event.preventDefault();
    state.saving.finally(() => setTimeout(() => form.requestSubmit(submitter)));
    return;
  }
  takeTurn();
  keepHere();
  state.sent = true;
}

function takeTurn() {
  const { turn } = form.elements;
  if (turn) turn.value = Number(turn.value) + 1;
}

// Kept here

function name() {
  return `${document.body.dataset.who} ${form.dataset.keptAs}`;
}

function keepHere() {
  const fields = [...new FormData(form)].filter(
    ([field, value]) => typeof value === "string" && !NOT_WORDS.test(field),
  );
  try {
    sessionStorage.setItem(KEPT + name(), JSON.stringify({ at: Date.now(), fields }));
  } catch {
    // There is no room, or the browser allows none: then what is on the screen is all there is.
  }
}

function offerKept() {
  const kept = JSON.parse(sessionStorage.getItem(KEPT + name()) ?? "null");
  const place = document.querySelector("[data-offer]");
  if (!kept || !place) return;
  if (!kept.fields.some(isLost)) return forget(KEPT + name());
  place.querySelector("[data-offer-time]").textContent = new Date(kept.at).toLocaleTimeString(
    document.documentElement.lang,
    { hour: "2-digit", minute: "2-digit", timeZoneName: "short" },
  );
  place.hidden = false;
  place.querySelector("[data-offer-take]").addEventListener("click", () => {
    putBack(kept.fields);
    place.hidden = true;
    begin();
    form.elements.headline?.focus();
  });
  place.querySelector("[data-offer-leave]").addEventListener("click", () => {
    place.hidden = true;
    forget(KEPT + name());
  });
}

// Words that stand nowhere in the form as it was saved.
function isLost([field, value]) {
  const now = form.elements[field];
  const isText = now?.matches?.("textarea, input[type=text]");
  return isText && value.trim() !== "" && value.trim() !== now.value.trim();
}

function putBack(fields) {
  const said = new Set(fields.map((pair) => JSON.stringify(pair)));
  for (const field of form.elements) {
    if (field.matches("[type=checkbox], [type=radio]")) {
      field.checked = said.has(JSON.stringify([field.name, field.value]));
    }
  }
  for (const [field, value] of fields) {
    const place = form.elements[field];
    const isOne = place instanceof Element && !place.matches("[type=checkbox], [type=radio]");
    if (isOne && (place.type !== "hidden" || ORDER.includes(field))) place.value = value;
  }
  form.elements.headline?.dispatchEvent(new Event("change", { bubbles: true }));
}

function forget(key) {
  sessionStorage.removeItem(key);
}

function forgetAll(isMeant) {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(KEPT) && isMeant(key)) forget(key);
  }
}

// Computers are shared: whoever signs in next in this window finds nothing of anybody else's.
function forgetOthers() {
  const { who } = document.body.dataset;
  if (who) forgetAll((key) => !key.startsWith(`${KEPT}${who} `));
}

function say(words, bad = false) {
  for (const line of document.querySelectorAll("[data-saves-line]")) {
    if (line.textContent !== words) line.textContent = words;
    line.classList.toggle("saved--not", bad);
  }
}
