// One connection to a stream serves every window of this browser: the window that holds the lock
// listens and tells the others. A browser allows only six connections to one address.

import { phrase } from "./phrases.js";

const KINDS = ["news", "urgent", "change", "again"];
const PATIENCE = 10_000; // ms of silence on a broken line before anybody is told
const AGAIN = 5_000; // ms
const HANDOVER = 1_000; // ms; a lock that was free is there sooner

export function listenTo(url, hear, catchUp) {
  const others = new BroadcastChannel(`clarion ${url}`);
  others.addEventListener("message", ({ data }) => {
    if (data.type === "line") showLine(url, data.open, catchUp);
    else hear({ ...data, mine: false });
  });
  const tell = (event) => {
    others.postMessage(event);
    hear({ ...event, mine: true });
  };
  const line = (open) => {
    others.postMessage({ type: "line", open });
    showLine(url, open, catchUp);
  };
  // Whoever takes over from a window that was closed may have missed something in between.
  const takeOver = () => {
    if (performance.now() - began > HANDOVER) line(false);
    return new Promise(() => openStream(url, tell, line));
  };
  const began = performance.now();
  if (navigator.locks) navigator.locks.request(`clarion ${url}`, takeOver);
  else takeOver();
}

function openStream(url, tell, line) {
  const stream = new EventSource(url);
  for (const kind of KINDS) {
    stream.addEventListener(kind, ({ data }) => tell({ type: kind, data: read(data) }));
  }
  stream.addEventListener("open", () => line(true));
  stream.addEventListener("error", () => {
    line(false);
    // An answer that was not a stream closes it for good, so it is opened anew.
    if (stream.readyState === EventSource.CLOSED) {
      setTimeout(() => openStream(url, tell, line), AGAIN);
    }
  });
}

function read(data) {
  try {
    return JSON.parse(data);
  } catch {
    return {};
  }
}

const lines = new Map();

function showLine(url, open, catchUp) {
  const line = lines.get(url) ?? { broken: false, timer: 0 };
  lines.set(url, line);
  const state = document.querySelector("[data-live-state]");
  if (!open) {
    line.broken = true;
    line.timer ||= setTimeout(() => show(state, phrase("notlive")), PATIENCE);
    return;
  }
  clearTimeout(line.timer);
  line.timer = 0;
  if (state) state.hidden = true;
  if (line.broken) catchUp();
  line.broken = false;
}

function show(state, words) {
  if (!state) return;
  state.hidden = false;
  state.textContent = words;
}
