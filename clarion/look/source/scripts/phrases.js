// The script's few sentences, which the page brings along in the reader's language.

export function phrase(name, n = "") {
  const words = document.getElementById("phrases")?.getAttribute(`data-say-${name}`) ?? "";
  return words.replace("{n}", n);
}

export function timeOfDay(moment) {
  const language = document.documentElement.lang;
  return moment.toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit", hour12: false });
}
