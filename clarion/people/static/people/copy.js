// Copies what a field holds: <button data-copies="id of the field" data-copied="Copied">. What was
// fetched anew is listened to as well.

document.addEventListener("click", async ({ target }) => {
  const button = target.closest("[data-copies]");
  if (!button) return;
  await navigator.clipboard.writeText(document.getElementById(button.dataset.copies).value);
  button.textContent = button.dataset.copied;
});
