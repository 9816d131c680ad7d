// What is long is folded where there is little room, and stays as somebody has left it.
//   data-folds="name"   on an open <details>: closed at first on a narrow screen

const LITTLE_ROOM = "(max-width: 64em)";
const leftAs = new Map();

export function wireFolds(within = document) {
  for (const details of within.querySelectorAll("details[data-folds]")) {
    const { folds } = details.dataset;
    details.open = leftAs.get(folds) ?? !matchMedia(LITTLE_ROOM).matches;
    details.addEventListener("toggle", () => leftAs.set(folds, details.open));
  }
}
