// Two falling notes when a life may be in danger. Each person can turn it off on their own machine.

import { phrase } from "./phrases.js";

const NOTES = [880, 659]; // Hz
const NOTE_LENGTH = 0.35; // s
const OFF = "alarm-off";
let audio;

export function wireSound() {
  const button = document.querySelector("[data-sound]");
  if (!button) return;
  showSound(button);
  button.addEventListener("click", () => {
    if (isOff()) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, "1");
    showSound(button);
    if (!isOff()) soundAlarm();
  });
  // Browsers allow sound only after a press in the page, so the first one makes ready.
  for (const press of ["pointerdown", "keydown"]) {
    document.addEventListener(press, () => ready().resume(), { once: true });
  }
}

export async function soundAlarm() {
  if (isOff()) return;
  const output = ready();
  if (output.state !== "running") {
    const state = document.querySelector("[data-live-state]");
    if (state) Object.assign(state, { hidden: false, textContent: phrase("nosound") });
    await output.resume();
    if (state) state.hidden = true;
  }
  NOTES.forEach((note, place) => play(output, note, output.currentTime + place * NOTE_LENGTH));
}

function play(output, note, start) {
  const voice = new OscillatorNode(output, { frequency: note, type: "triangle" });
  const loudness = new GainNode(output, { gain: 0 });
  loudness.gain.setValueAtTime(0, start);
  loudness.gain.linearRampToValueAtTime(0.4, start + 0.02);
  loudness.gain.exponentialRampToValueAtTime(0.001, start + NOTE_LENGTH);
  voice.connect(loudness).connect(output.destination);
  voice.start(start);
  voice.stop(start + NOTE_LENGTH);
}

function ready() {
  audio ??= new AudioContext();
  return audio;
}

function isOff() {
  return localStorage.getItem(OFF) !== null;
}

function showSound(button) {
  button.ariaPressed = !isOff();
  button.textContent = isOff() ? button.dataset.off : button.dataset.on;
}
