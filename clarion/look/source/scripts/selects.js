// A link that quotes words leads to where they were written, and selects them there; a link to
// something that is folded away unfolds it.
//   data-selects="the words"   on a link to a field: the fields of that form are looked through

export function wireSelects() {
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.('a[href^="#"]');
    const target = link && document.getElementById(link.hash.slice(1));
    if (!target) return;
    if (link.dataset.selects && selectWords(target, link.dataset.selects)) return event.preventDefault();
    unfoldAround(target);
    if (!target.matches("input, textarea, select, .govuk-error-summary")) return;
    event.preventDefault();
    target.focus();
  });
}

function selectWords(target, words) {
  const fields = [...(target.form?.elements ?? [])].filter((one) =>
    one.matches("textarea, input[type=text]"),
  );
  for (const field of [target, ...fields]) {
    const found = quoted(words).exec(field.value ?? "");
    if (!found) continue;
    unfoldAround(field);
    field.focus();
    field.setSelectionRange(found.index, found.index + found[0].length);
    bringIntoSight(field, found.index);
    return true;
  }
  return false;
}

// What is quoted has lost its line ends.
function quoted(words) {
  const parts = words.trim().split(/\s+/).map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
  return new RegExp(parts.join("\\s+"), "iu");
}

function bringIntoSight(field, index) {
  if (!field.matches("textarea")) return;
  const above = (index / Math.max(field.value.length, 1)) * field.scrollHeight;
  field.scrollTop = Math.max(0, above - field.clientHeight / 2);
}

function unfoldAround(element) {
  for (let folded = element.closest("details"); folded; folded = folded.parentElement?.closest("details")) {
    folded.open = true;
  }
}
