// While somebody looks at a case, the others can see it; when the window closes, it stops by itself.

import { post } from "./requests.js";

const BEAT = 30_000; // ms; a lock lets go after three missed beats

export function startHeartbeats() {
  if (!document.querySelector("[data-heartbeat]")) return;
  beatAll();
  setInterval(beatAll, BEAT);
  document.addEventListener("visibilitychange", beatAll);
}

function beatAll() {
  if (document.visibilityState !== "visible") return;
  document.querySelectorAll("[data-heartbeat]").forEach(beat);
}

async function beat(place) {
  const answer = await post(place.dataset.heartbeat).catch(() => null);
  if (!answer?.headers.get("Content-Type")?.startsWith("text/html")) return;
  const words = await answer.text();
  if (place.innerHTML.trim() !== words.trim()) place.innerHTML = words;
}
