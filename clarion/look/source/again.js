// A page that could not be made asks for itself every few seconds, and is shown once it can be.
const PAUSE = 5000; // milliseconds

async function ask() {
  const answer = await fetch(location.href, { cache: "no-store" }).catch(() => null);
  if (answer && answer.status < 500) location.reload();
  else setTimeout(ask, PAUSE);
}

setTimeout(ask, PAUSE);
