// Words are shown as people will read them while they are written, as our server would show them.
//   data-preview="/address" data-preview-in="id"   on a form: posted to, and where the answer stands
//   data-goes-to="id"   in that answer: what it holds belongs there, and replaces what differs

import { wireFolds } from "./folds.js";
import { postForm } from "./requests.js";

const QUIET_BEFORE_ASKING = 600; // ms
let asking = 0;
let waitingToAsk;

export function wirePreviews() {
  for (const type of ["input", "change"]) {
    document.addEventListener(type, (event) => {
      const form = event.target.closest?.("form[data-preview]");
      if (!form) return;
      document.getElementById(form.dataset.previewIn).ariaBusy = "true";
      clearTimeout(waitingToAsk);
      waitingToAsk = setTimeout(() => showPreview(form), QUIET_BEFORE_ASKING);
    });
  }
}

// What was asked last is shown, in whatever order the answers come. While somebody gives a reason in
// there it waits, so that nothing is taken from under their hands.
async function showPreview(form) {
  const place = document.getElementById(form.dataset.previewIn);
  const later = () => (waitingToAsk = setTimeout(() => showPreview(form), QUIET_BEFORE_ASKING));
  if (place.contains(document.activeElement)) return later();
  const mine = ++asking;
  const answer = await postForm(form.dataset.preview, form).catch(() => null);
  if (answer === null || mine !== asking) return;
  const fresh = await answer.text();
  if (place.contains(document.activeElement)) return later();
  place.innerHTML = fresh;
  place.ariaBusy = null;
  for (const part of place.querySelectorAll("[data-goes-to]")) bring(part);
  wireFolds(place);
}

function bring(part) {
  part.remove();
  const there = document.getElementById(part.dataset.goesTo);
  if (!there || there.contains(document.activeElement)) return;
  if (there.textContent !== part.textContent) there.replaceChildren(...part.childNodes);
}
