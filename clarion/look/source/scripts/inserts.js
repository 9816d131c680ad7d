// Ready words go where the cursor is; without the script, the button sends the form to the same end.

export function wireInserts() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-inserts]");
    const field = button && document.getElementById(button.dataset.inserts);
    if (!field) return;
    event.preventDefault();
    insertWords(field, button.value);
  });
}

function insertWords(field, words) {
  const before = field.value.slice(0, field.selectionStart);
  const gap = before && !/\s$/.test(before) ? " " : "";
  field.focus();
  field.setRangeText(gap + words, field.selectionStart, field.selectionEnd, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
