// What is long is folded where there is little room, and stays there as somebody has left it.
//   data-folds="name"   on an open <details>: closed at first on a narrow screen

const littleRoom = matchMedia("screen and (max-width: 64em)");
const leftOpen = new Set();

littleRoom.onchange = () => wireFolds();

export function wireFolds(within = document) {
  for (const details of within.querySelectorAll("details[data-folds]")) {
    const { folds } = details.dataset;
    details.open = !littleRoom.matches || leftOpen.has(folds);
    details.ontoggle = () => littleRoom.matches && leftOpen[details.open ? "add" : "delete"](folds);
  }
}
