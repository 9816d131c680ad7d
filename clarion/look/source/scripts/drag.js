// A card is dragged to another day or hour; what that means is asked of our server, and shown before.
//   data-drag="/address"   on a card: the page on which its move is shown
//   data-drop="…"          on a place for it: the day or the instant, which goes along as `to`

let dragged = null;

export function wireDrags() {
  for (const card of document.querySelectorAll("[data-drag]")) card.draggable = true;
  document.addEventListener("dragstart", (event) => {
    dragged = event.target.closest?.("[data-drag]") ?? null;
    if (!dragged) return;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", dragged.textContent.trim());
  });
  document.addEventListener("dragover", (event) => {
    const place = placeUnder(event);
    markPlace(place);
    if (place) event.preventDefault();
  });
  document.addEventListener("drop", (event) => {
    const place = placeUnder(event);
    if (!place) return;
    event.preventDefault();
    const address = new URL(dragged.dataset.drag, location.href);
    address.searchParams.set("to", place.dataset.drop);
    location.assign(address);
  });
  document.addEventListener("dragend", () => {
    dragged = null;
    markPlace(null);
  });
}

function placeUnder(event) {
  return dragged && (event.target.closest?.("[data-drop]") ?? null);
}

function markPlace(place) {
  for (const marked of document.querySelectorAll(".drop-here")) {
    if (marked !== place) marked.classList.remove("drop-here");
  }
  place?.classList.add("drop-here");
}
