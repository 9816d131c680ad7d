// Sheets open over the page and close by Escape, by their button or by a press beside them.

export function wireDialogs() {
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-opens]");
    if (opener && openDialog(opener.dataset.opens)) event.preventDefault();
    if (event.target instanceof HTMLDialogElement && !isWrittenIn(event.target)) event.target.close();
    closeMenusBeside(event.target);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") closeMenusBeside(document.body);
  });
}

export function openDialog(id) {
  const dialog = document.getElementById(id);
  if (!(dialog instanceof HTMLDialogElement)) return false;
  closeMenusBeside(document.body);
  if (!dialog.open) dialog.showModal();
  // Whoever opens a sheet types at once; its close button comes first, and a space would press it.
  dialog.querySelector("[data-begins-here]")?.focus();
  return true;
}

// A press beside a sheet throws nothing away.
function isWrittenIn(dialog) {
  return [...dialog.querySelectorAll("input:not([type=hidden]), textarea")].some((field) => field.value);
}

function closeMenusBeside(pressed) {
  for (const menu of document.querySelectorAll("[data-closes-outside][open]")) {
    if (menu.contains(pressed)) continue;
    const hadFocus = menu.contains(document.activeElement);
    menu.open = false;
    if (hadFocus) menu.querySelector("summary").focus();
  }
}
