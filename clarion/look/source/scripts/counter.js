// 212/300, counted as the network counts where it can be asked, else as people count letters.

import { phrase } from "./phrases.js";
import { post } from "./requests.js";

const QUIET = 300; // ms without a keystroke before the network's own way of counting is asked
const waiting = new WeakMap();

export function wireCounters() {
  document.querySelectorAll("[data-limit]").forEach(countNow);
  document.addEventListener("input", (event) => {
    if (event.target.matches?.("[data-limit]")) countNow(event.target);
  });
}

function countNow(field) {
  showCount(field, lettersIn(field.value));
  if (!field.dataset.countUrl) return;
  clearTimeout(waiting.get(field));
  waiting.set(field, setTimeout(() => askNetwork(field), QUIET));
}

function lettersIn(words) {
  if (!Intl.Segmenter) return [...words].length;
  return [...new Intl.Segmenter().segment(words)].length;
}

async function askNetwork(field) {
  const asked = field.value;
  const answer = await post(field.dataset.countUrl, { text: asked }).catch(() => null);
  if (answer === null || field.value !== asked) return;
  const { count, limit } = await answer.json();
  if (limit) field.dataset.limit = limit;
  showCount(field, count);
}

function showCount(field, count) {
  const line = document.querySelector(`[data-counter-of="${field.id}"]`);
  if (!line) return;
  const over = count - Number(field.dataset.limit);
  line.classList.toggle("counter--over", over > 0);
  line.querySelector("[data-counter]").textContent = `${count}/${field.dataset.limit}`;
  const aloud = over > 0 ? phrase("over", over) : "";
  const status = line.querySelector("[role=status]");
  if (status.textContent !== aloud) status.textContent = aloud;
}
