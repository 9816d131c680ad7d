// The keyboard: every key is declared on the thing it presses, and the help is built from the page.

import { openDialog } from "./dialogs.js";

const KEYS_OFF = "keys-off"; // for those who speak to their computer: a stray word presses nothing

export function wireKeys() {
  wireKeysSwitch();
  document.querySelector("[data-keys-open]")?.addEventListener("click", showHelp);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.repeat && !"jk".includes(event.key)) return;
    if (keysAreOff() || isTyping(event.target) || document.querySelector("dialog[open]")) return;
    if (pressed(event.key)) event.preventDefault();
  });
}

function pressed(key) {
  if (key === "?") return showHelp();
  if (key === "j" || key === "k") return moveInList(key === "j" ? 1 : -1);
  const target = [...document.querySelectorAll("[data-key]")].find(
    (element) => element.dataset.key === key && isThere(element) && isMeant(element),
  );
  if (!target) return false;
  if (target.matches("input:not([type=checkbox], [type=radio]), textarea, select")) goOnIn(target);
  else target.click();
  return true;
}

// Whoever comes back to a draft goes on behind it.
function goOnIn(field) {
  field.focus();
  if (field.matches("textarea")) field.setSelectionRange(field.value.length, field.value.length);
}

function wireKeysSwitch() {
  const button = document.querySelector("[data-keys-switch]");
  button?.addEventListener("click", () => {
    if (keysAreOff()) localStorage.removeItem(KEYS_OFF);
    else localStorage.setItem(KEYS_OFF, "1");
    showKeysSwitch(button);
  });
  if (button) showKeysSwitch(button);
}

function showKeysSwitch(button) {
  button.ariaPressed = !keysAreOff();
  button.textContent = keysAreOff() ? button.dataset.off : button.dataset.on;
}

function keysAreOff() {
  return localStorage.getItem(KEYS_OFF) !== null;
}

function isTyping(element) {
  return element.matches("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
}

function isThere(element) {
  return !element.disabled && element.checkVisibility({ visibilityProperty: true });
}

// What stands in a row is meant while that row has the focus.
function isMeant(element) {
  const row = element.closest(".list__row");
  return !row || row.contains(document.activeElement);
}

function moveInList(step) {
  const list = document.querySelector("[data-keys-list]");
  const links = [...(list?.querySelectorAll(".list__open") ?? [])].filter(isThere);
  if (!links.length) return false;
  const here = links.findIndex((link) => link === document.activeElement);
  const start = here >= 0 ? here : links.findIndex((link) => link.ariaCurrent);
  const next = start < 0 ? 0 : Math.min(Math.max(start + step, 0), links.length - 1);
  links[next].focus();
  links[next].closest("li").scrollIntoView({ block: "nearest" });
  return true;
}

function showHelp() {
  fillHelp(document.querySelector("[data-keys-help]"));
  return openDialog("keys");
}

function fillHelp(help) {
  if (!help) return;
  help.querySelectorAll("[data-declared]").forEach((old) => old.remove());
  const hasList = document.querySelector("[data-keys-list]") !== null;
  help.querySelectorAll("[data-needs-list]").forEach((row) => (row.hidden = !hasList));
  const told = new Set();
  for (const element of document.querySelectorAll("[data-key]")) {
    if (told.has(element.dataset.key) || !isThere(element)) continue;
    told.add(element.dataset.key);
    help.append(helpRow(element));
  }
}

function helpRow(element) {
  const row = document.createElement("div");
  const key = document.createElement("kbd");
  row.dataset.declared = "";
  key.textContent = element.dataset.key;
  row.append(document.createElement("dt"), document.createElement("dd"));
  row.firstChild.append(key);
  const words = [...element.childNodes].filter((node) => node.nodeName !== "KBD");
  row.lastChild.textContent =
    element.dataset.keySays || words.map((node) => node.textContent).join("").trim();
  return row;
}
