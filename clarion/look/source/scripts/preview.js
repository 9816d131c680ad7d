// Words are shown as people will read them while they are written, as our server would show them.
//   data-preview="/address" data-preview-in="id"   on a form: posted to, and where the answer stands

import { postForm } from "./requests.js";

const QUIET_BEFORE_ASKING = 600; // ms
let asking = 0;
let waitingToAsk;

export function wirePreviews() {
  for (const type of ["input", "change"]) {
    document.addEventListener(type, (event) => {
      const form = event.target.closest?.("form[data-preview]");
      if (!form) return;
      clearTimeout(waitingToAsk);
      waitingToAsk = setTimeout(() => showPreview(form), QUIET_BEFORE_ASKING);
    });
  }
}

// What was asked last is shown, in whatever order the answers come.
async function showPreview(form) {
  const mine = ++asking;
  const answer = await postForm(form.dataset.preview, form).catch(() => null);
  if (answer === null || mine !== asking) return;
  document.getElementById(form.dataset.previewIn).innerHTML = await answer.text();
}
