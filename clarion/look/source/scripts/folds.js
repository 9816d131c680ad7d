// What is long is folded where there is little room, and stays as somebody has left it.
//   data-folds="name"   on an open <details>: closed at first on a narrow screen

const NARROW = "(max-width: 64em)";
const left = new Map();

export function wireFolds(within = document) {
  for (const details of within.querySelectorAll("details[data-folds]")) {
    const { folds } = details.dataset;
    details.open = left.get(folds) ?? !matchMedia(NARROW).matches;
    details.addEventListener("toggle", () => left.set(folds, details.open));
  }
}
