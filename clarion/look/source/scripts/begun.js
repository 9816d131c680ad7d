// What somebody has begun to write or to choose: no fresh part of a page replaces it, and after
// another form of the page was sent, it is there again.

const KEPT = "begun";

export function wireBegun() {
  restoreBegun(takeKept());
  document.addEventListener("submit", ({ target }) => keepAllBut(target));
}

export function isBegun(region) {
  const fields = fieldsOf(region);
  return fields.some((field) => field === document.activeElement || isChanged(field));
}

function isChanged(field) {
  if (isTicked(field)) return field.checked !== field.defaultChecked;
  if (!field.matches("select")) return field.value !== field.defaultValue;
  return [...field.options].some((option) => option.selected !== option.defaultSelected);
}

function keepAllBut(sent) {
  const kept = {};
  for (const region of regionsThatKeep()) {
    const begun = fieldsOf(region).filter((field) => isChanged(field) && field.form !== sent);
    if (!begun.length) continue;
    const said = begun.filter((field) => !isTicked(field) || field.checked);
    kept[nameOf(region)] = said.map((field) => [field.name, field.value]);
  }
  if (Object.keys(kept).length) sessionStorage.setItem(KEPT, JSON.stringify(kept));
  else sessionStorage.removeItem(KEPT);
}

// Read once: what the next page has no form for is not kept for the one after.
function takeKept() {
  const kept = sessionStorage.getItem(KEPT);
  sessionStorage.removeItem(KEPT);
  return kept ? JSON.parse(kept) : {};
}

function restoreBegun(kept) {
  for (const region of regionsThatKeep()) {
    for (const [name, value] of kept[nameOf(region)] ?? []) {
      const field = fieldsOf(region).find(
        (one) => one.name === name && (!isTicked(one) || one.value === value),
      );
      if (field) putBack(field, value);
    }
  }
}

function putBack(field, value) {
  if (isTicked(field)) field.checked = true;
  else field.value = value;
  const folded = field.closest("details");
  if (folded) folded.open = true;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function regionsThatKeep() {
  return document.querySelectorAll("[data-keeps]");
}

function fieldsOf(region) {
  return [...region.querySelectorAll("input:not([type=hidden], [type=password]), textarea, select")];
}

function isTicked(field) {
  return field.matches("[type=checkbox], [type=radio]");
}

// A form goes by its address, which is of one case; a part of the page by the page's own.
function nameOf(region) {
  const address = new URL(region.action ?? location.href, location.href).pathname;
  return region.action ? address : `${address} ${region.id}`;
}
