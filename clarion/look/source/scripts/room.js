// Light or dark takes effect at once; the cookie tells the server, so that no page ever flashes.

const A_LONG_TIME = 400 * 24 * 3600; // s; the longest that browsers keep a cookie

export function wireRoomSwitch() {
  document.querySelector("[data-room-switch]")?.addEventListener("submit", (event) => {
    event.preventDefault();
    choose(event.submitter.value, event.currentTarget);
  });
}

function choose(room, form) {
  const secure = location.protocol === "https:" ? ";secure" : "";
  document.cookie = `room=${room};path=/;samesite=lax;max-age=${room ? A_LONG_TIME : 0}${secure}`;
  if (room) document.documentElement.dataset.room = room;
  else delete document.documentElement.dataset.room;
  for (const button of form.querySelectorAll("button")) button.ariaPressed = button.value === room;
}
