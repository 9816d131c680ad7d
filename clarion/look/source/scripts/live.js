// New work arrives by itself, but never under the pointer: it waits above the list until it is asked
// for. Only danger to life comes at once, on top, aloud.

import { isBegun } from "./begun.js";
import { phrase } from "./phrases.js";
import { fetchElement, pageAddress } from "./requests.js";
import { soundAlarm } from "./sound.js";
import { listenTo } from "./stream.js";

const SETTLING = 700; // ms; about as long as a hand needs to stop
const waitingNews = new Map();
const underWay = new Map(); // id of a region that is being fetched -> whether it changed meanwhile

export function startLive() {
  pageAddress();
  const urls = new Set();
  for (const place of document.querySelectorAll("[data-live]")) urls.add(place.dataset.live);
  for (const place of document.querySelectorAll("[data-hears]")) urls.add(place.dataset.hears);
  for (const url of urls) listenTo(url, (event) => hear(url, event), () => catchUp(url));
}

function hear(url, { type, data, mine }) {
  if (type === "again") return catchUp(url);
  if (type === "change") return refreshAbout(data.about);
  const lists = listsOn(url);
  const seen = mine || document.visibilityState === "visible";
  if (type === "urgent" && lists.length && seen) soundAlarm();
  for (const list of lists) {
    if (type === "news" && !("urgentOnly" in list.dataset)) offerNews(list, data.count ?? 1);
    if (type === "urgent") pin(list, data);
  }
}

function listsOn(url) {
  return [...document.querySelectorAll("[data-live][id]")].filter((x) => x.dataset.live === url);
}

// After a gap nobody knows what was missed, so the list is compared with what it is now.
function catchUp(url) {
  for (const list of listsOn(url)) catchUpList(list);
  for (const region of document.querySelectorAll("[data-refresh-on]")) {
    if (!region.closest("[data-live]")) refresh(region);
  }
}

async function catchUpList(list) {
  const fresh = await fetchElement(list.dataset.liveFrom || pageAddress(), list.id).catch(() => null);
  const rows = [...(fresh?.children ?? [])].filter((row) => row.id);
  for (const row of rows) renew(document.getElementById(row.id), row);
  const missed = rows.filter((row) => !document.getElementById(row.id));
  const urgent = missed.filter((row) => row.matches(".list__row--pinned"));
  if (urgent.length) soundAlarm();
  for (const row of urgent.reverse()) pinRow(list, row);
  const others = missed.length - urgent.length;
  if (others && !("urgentOnly" in list.dataset)) offerNews(list, others);
}

function offerNews(list, more) {
  const count = (waitingNews.get(list.id) ?? 0) + more;
  waitingNews.set(list.id, count);
  const button = newsButton(list);
  button.textContent = phrase("new", count || "").replace(/ +/g, " ");
  button.hidden = false;
}

function newsButton(list) {
  const known = document.querySelector(`[data-shows="${list.id}"]`);
  if (known) return known;
  let place = list.parentElement.querySelector("[data-news]") ?? document.querySelector("[data-news]");
  if (!place) {
    place = document.createElement("div");
    list.before(place);
  }
  place.classList.add("news");
  place.setAttribute("aria-live", "polite");
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "button button--second", hidden: true });
  Object.assign(button.dataset, { shows: list.id, key: "." });
  button.addEventListener("click", () => showNews(list.id));
  place.append(button);
  return button;
}

async function showNews(id) {
  const list = document.getElementById(id);
  const url = list.dataset.liveFrom || pageAddress();
  const fresh = await fetchElement(url, id).catch(() => null);
  if (!fresh) return;
  waitingNews.delete(id);
  list.replaceWith(fresh);
  const button = document.querySelector(`[data-shows="${id}"]`);
  const hadFocus = button === document.activeElement;
  button.hidden = true;
  if (hadFocus) fresh.querySelector(".list__open")?.focus();
}

async function pin(list, { url, words }) {
  const row = await fetchElement(url, "").catch(() => null);
  if (row) pinRow(list, row, words);
  else offerNews(list, 1);
}

function pinRow(list, row, words = row.textContent.replace(/\s+/g, " ").trim().slice(0, 120)) {
  announce(phrase("urgent", words));
  if (row.id) document.getElementById(row.id)?.remove();
  row.classList.add("list__row--pinned");
  const before = list.getBoundingClientRect().height;
  list.prepend(row);
  keepStill(list, list.getBoundingClientRect().height - before);
}

// The rows below move down by one, so the list is scrolled by as much: what the pointer is on stays.
// Where there is nothing to scroll, a press in that moment is not taken for the row that moved in.
function keepStill(list, added) {
  if (!list.matches(":hover, :focus-within")) return;
  const pane = list.closest(".pane");
  const scroller = pane && pane.scrollHeight > pane.clientHeight ? pane : document.scrollingElement;
  scroller.scrollBy({ top: added, behavior: "instant" });
  list.classList.add("list--settling");
  setTimeout(() => list.classList.remove("list--settling"), SETTLING);
}

function announce(words) {
  const said = document.createElement("p");
  said.setAttribute("role", "alert");
  said.className = "govuk-visually-hidden";
  document.body.append(said);
  said.textContent = words;
  setTimeout(() => said.remove(), 10_000);
}

function refreshAbout(about) {
  for (const region of document.querySelectorAll("[data-refresh-on]")) {
    if (region.dataset.refreshOn.split(" ").includes(about)) refresh(region);
  }
}

// One fetch of a region at a time. What changes while it runs is fetched once more after it, so that
// no older answer stays on the screen because it came last.
async function refresh(region) {
  const { id } = region;
  if (underWay.has(id)) return underWay.set(id, true);
  underWay.set(id, false);
  const fresh = await fetchElement(region.dataset.refreshUrl || pageAddress(), id).catch(() => null);
  renew(document.getElementById(id), fresh);
  const changedMeanwhile = underWay.get(id);
  underWay.delete(id);
  const now = document.getElementById(id);
  if (changedMeanwhile && now) refresh(now);
}

// Whatever somebody has begun to type or choose in it is worth more than being up to date.
function renew(region, fresh) {
  if (!fresh || !region?.isConnected) return;
  keepUnfolded(region, fresh);
  if (region.isEqualNode(fresh) || isBegun(region)) return;
  const atEnd = isAtEnd(region);
  const focused = region.contains(document.activeElement) ? document.activeElement : null;
  region.replaceWith(fresh);
  if (focused) twinOf(focused, fresh)?.focus({ preventScroll: true });
  if (atEnd) fresh.lastElementChild?.scrollIntoView({ block: "nearest" });
}

// What somebody has opened does not snap shut because something moved elsewhere.
function keepUnfolded(region, fresh) {
  const words = (details) => details.querySelector("summary")?.textContent.trim();
  const opened = [...region.querySelectorAll("details[open]")].map(words);
  for (const details of fresh.querySelectorAll("details")) {
    if (opened.includes(words(details))) details.open = true;
  }
}

function twinOf(element, fresh) {
  if (element.id) return fresh.querySelector(`#${CSS.escape(element.id)}`);
  const href = element.getAttribute("href");
  return href && fresh.querySelector(`[href="${CSS.escape(href)}"]`);
}

// Only a conversation that was being read at its end follows its end.
function isAtEnd(region) {
  if (!region.matches(".conversation, :has(> .conversation)")) return false;
  const end = region.getBoundingClientRect().bottom;
  return end > 0 && end <= window.innerHeight;
}
