// A form is sent once, however often somebody presses: a second press while the first is on its way
// would do the same again, or show that somebody else was quicker, who was oneself.

const AGAIN_AFTER_MS = 5000; // an answer that is a file leaves the page as it is

export function wireOnce() {
  const onTheirWay = new WeakSet();
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method === "get") return;
    if (onTheirWay.has(form)) {
      event.preventDefault();
      return;
    }
    onTheirWay.add(form);
    setTimeout(() => onTheirWay.delete(form), AGAIN_AFTER_MS);
  });
  // Whoever comes back to a page may send its forms anew.
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) for (const form of document.forms) onTheirWay.delete(form);
  });
}
