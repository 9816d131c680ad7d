// Fills in what this browser knows: the time zone, and a short name made from the office's name.

const zone = document.getElementById("id_zone");
const office = document.getElementById("id_office");
const slug = document.getElementById("id_slug");

const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
const untouched = zone.querySelector("option[selected]")?.value === zone.value && !office.value;
if (untouched && [...zone.options].some((option) => option.value === here)) zone.value = here;

const short = (name) =>
  name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

let ours = slug.value;
office.addEventListener("input", () => {
  if (slug.value === ours) slug.value = ours = short(office.value);
});
