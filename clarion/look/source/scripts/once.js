// A form is sent once, however often somebody presses: a second press while the first is on its way
// would do the same again, or show that somebody else was quicker, who was oneself.

const AGAIN_AFTER_MS = 5000; // one comes back to a page, and a file leaves it as it is

export function wireOnce() {
  const gone = new WeakSet();
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method === "get") return;
    if (gone.has(form)) return event.preventDefault();
    gone.add(form);
    setTimeout(() => gone.delete(form), AGAIN_AFTER_MS);
  });
}
