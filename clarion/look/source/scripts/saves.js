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
const SAVE_AGAIN = 10_000; // ms
const UNSAVED = "unsaved ";
const NOT_WORDS = /^(csrfmiddlewaretoken|comment|(code|quote|reason)_\d+)$/;
const COMES_BACK = /^(seen_version$|handed_was_)/;

const writing = { timer: 0, saving: null, begun: false, stopped: false };
let written = null;

export function wireSaves() {
  forgetOthersKept();
  document.addEventListener("submit", ({ target }) => {
    if (!target.matches("[data-forgets]")) return;
    if (written?.dataset.saves) saveNow(true);
    writing.stopped = true;
    forgetAllKept(() => true);
  });
  written = document.querySelector("form[data-kept-as]");
  if (!written) return;
  document.addEventListener("submit", sendLast);
  if (!written.dataset.saves) return;
  offerKept();
  for (const type of ["input", "change"]) document.addEventListener(type, noteWriting);
  window.addEventListener("pagehide", () => saveNow(true));
  window.addEventListener("pageshow", () => (writing.sent = false));
  window.addEventListener("online", () => writing.begun && saveSoon(0));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") saveNow(true);
  });
  if ("unsaved" in written.dataset) writeOn();
}

function noteWriting({ target }) {
  if (target.form === written && target.type !== "file" && !NOT_WORDS.test(target.name)) writeOn();
}

function writeOn() {
  writing.begun = true;
  keepHere();
  saveSoon(QUIET_BEFORE_KEEPING);
}

function saveSoon(wait) {
  clearTimeout(writing.timer);
  writing.timer = setTimeout(saveNow, wait);
}

// One at a time; our server tells by the turn which is the newer, should one overtake another.
function saveNow(leaving = false) {
  if (!writing.begun || writing.stopped || writing.sent) return;
  if (writing.saving && leaving !== true) return saveSoon(QUIET_BEFORE_KEEPING);
  clearTimeout(writing.timer);
  writing.begun = false;
  takeTurn();
  keepHere();
  const mine = postForm(written.dataset.saves, written, leaving === true)
    .then((answer) => answer.json())
    .then(savedNow, notSavedNow)
    .finally(() => {
      if (writing.saving === mine) writing.saving = null;
    });
  writing.saving = mine;
}

function savedNow({ version, words }) {
  const seen = written.elements.seen_version;
  seen.value = Math.max(version, Number(seen.value));
  for (const here of document.querySelectorAll("[data-heartbeat]")) {
    here.dataset.heartbeat = here.dataset.heartbeat.replace(/seen=\d+/, `seen=${seen.value}`);
  }
  if (writing.begun) return;
  forgetKept(UNSAVED + keptName());
  saySaved(words);
  for (const line of document.querySelectorAll("[data-saved-last]")) line.textContent = words;
}

async function notSavedNow({ answer }) {
  writing.begun = true;
  if (writing.stopped) return;
  keepHere();
  if (!answer || answer.status >= 500) {
    saySaved(phrase("unsaved"), true);
    return saveSoon(SAVE_AGAIN);
  }
  if (answer.redirected || answer.status === 403) {
    writing.stopped = true;
    return saySaved(phrase("signedout"), true);
  }
  const { words } = await answer.json().catch(() => ({ words: phrase("unsaved") }));
  saySaved(words, true);
  if (answer.status !== 409) return;
  writing.stopped = true;
  const place = document.querySelector("[data-conflict]");
  if (!place) return;
  place.querySelector("[data-conflict-words]").textContent = words;
  place.hidden = false;
}

// What is being saved arrives before what was sent with a press, so that they never cross.
function sendLast(event) {
  if (event.target !== written) return;
  clearTimeout(writing.timer);
  const { submitter } = event;
  if (writing.saving) {
    event.preventDefault();
    writing.saving.finally(() => setTimeout(() => written.requestSubmit(submitter)));
    return;
  }
  takeTurn();
  keepHere();
  writing.sent = true;
}

function takeTurn() {
  const { turn } = written.elements;
  if (turn) turn.value = Number(turn.value) + 1;
}

// Kept here

function keptName() {
  return `${document.body.dataset.who} ${written.dataset.keptAs}`;
}

function keepHere() {
  const fields = [...new FormData(written)].filter(
    ([field, value]) => typeof value === "string" && !NOT_WORDS.test(field),
  );
  try {
    sessionStorage.setItem(UNSAVED + keptName(), JSON.stringify({ at: Date.now(), fields }));
  } catch {
    // There is no room, or the browser allows none: then what is on the screen is all there is.
  }
}

function offerKept() {
  const kept = JSON.parse(sessionStorage.getItem(UNSAVED + keptName()) ?? "null");
  const place = document.querySelector("[data-offer]");
  if (!kept || !place) return;
  if (!kept.fields.some(isLostWord)) return forgetKept(UNSAVED + keptName());
  place.querySelector("[data-offer-time]").textContent = new Date(kept.at).toLocaleTimeString(
    document.documentElement.lang,
    { hour: "2-digit", minute: "2-digit", timeZoneName: "short" },
  );
  place.hidden = false;
  place.querySelector("[data-offer-take]").addEventListener("click", () => {
    fillIn(kept.fields);
    place.hidden = true;
    writeOn();
    written.elements.headline?.focus();
  });
  place.querySelector("[data-offer-leave]").addEventListener("click", () => {
    place.hidden = true;
    forgetKept(UNSAVED + keptName());
  });
}

// Words that stand nowhere in the form as it was saved.
function isLostWord([field, value]) {
  const now = written.elements[field];
  const isText = now?.matches?.("textarea, input[type=text]");
  return isText && value.trim() !== "" && value.trim() !== now.value.trim();
}

// What a text was shown with comes back with it. Not the window: a tab may have been copied, and then two that are open would bear its name.
function fillIn(fields) {
  const said = new Set(fields.map((pair) => JSON.stringify(pair)));
  for (const field of written.elements) {
    if (field.matches("[type=checkbox], [type=radio]")) {
      field.checked = said.has(JSON.stringify([field.name, field.value]));
    }
  }
  for (const [field, value] of fields) {
    const place = written.elements[field];
    const isOne = place instanceof Element && !place.matches("[type=checkbox], [type=radio]");
    if (isOne && (place.type !== "hidden" || COMES_BACK.test(field))) place.value = value;
  }
  written.elements.headline?.dispatchEvent(new Event("change", { bubbles: true }));
}

function forgetKept(key) {
  sessionStorage.removeItem(key);
}

function forgetAllKept(isMeant) {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(UNSAVED) && isMeant(key)) forgetKept(key);
  }
}

// Computers are shared: whoever signs in next in this window finds nothing of anybody else's.
function forgetOthersKept() {
  const { who } = document.body.dataset;
  if (who) forgetAllKept((key) => !key.startsWith(`${UNSAVED}${who} `));
}

function saySaved(words, bad = false) {
  for (const line of document.querySelectorAll("[data-saves-line]")) {
    if (line.textContent !== words) line.textContent = words;
    line.classList.toggle("saved--not", bad);
  }
}
