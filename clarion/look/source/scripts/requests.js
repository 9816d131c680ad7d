// How the script asks our own server for something; it never speaks to anybody else.

let ahead = 0; // ms by which the server's clock is ahead of this computer's

export function serverNow() {
  return Date.now() + ahead;
}

// The page that this is, for asking for it again. What answers a form with errors stands under the
// form's own address, where nothing can be read, so the page that held the form is remembered.
export function pageAddress() {
  if ("posted" in document.body.dataset) return sessionStorage.getItem("page") ?? location.href;
  sessionStorage.setItem("page", location.href);
  return location.href;
}

export function post(url, fields = {}, leaving = false) {
  const body = new FormData();
  body.set("csrfmiddlewaretoken", token());
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  return send(url, body, leaving);
}

export function postForm(url, form, leaving = false) {
  const body = new FormData(form);
  for (const [name, value] of [...body]) if (value instanceof File) body.delete(name);
  return send(url, body, leaving);
}

// One element of a page: the answer may be that element alone or the whole page around it.
export async function fetchElement(url, id) {
  const answer = await ask(url, { headers: { "X-Fragment": id } });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const found = id ? page.getElementById(id) : page.body.firstElementChild;
  if (!found) throw new Error(`no ${id} in the answer`);
  return document.importNode(found, true);
}

function send(url, body, leaving) {
  return ask(url, { method: "POST", body, keepalive: leaving });
}

// A redirect means that somebody has to sign in again, so it counts as a refusal.
async function ask(url, options) {
  const answer = await fetch(url, { credentials: "same-origin", ...options });
  const told = Date.parse(answer.headers.get("Date"));
  if (told) ahead = told - Date.now();
  if (!answer.ok || answer.redirected) {
    throw Object.assign(new Error(`${answer.status} from ${url}`), { answer });
  }
  return answer;
}

function token() {
  const field = document.querySelector("input[name=csrfmiddlewaretoken]");
  return document.body.dataset.csrf ?? field?.value ?? "";
}
