// What the page gains where a script may run; without it every link and form works just the same.
// The modules are joined into one file by bin/assets, so names are unique across all of them.

import { wireBegun } from "./begun.js";
import { tickClocks } from "./clocks.js";
import { wireCounters } from "./counter.js";
import { wireDialogs } from "./dialogs.js";
import { wireDrafts } from "./draft.js";
import { wireDrags } from "./drag.js";
import { wireFolds } from "./folds.js";
import { startHeartbeats } from "./heartbeat.js";
import { wireInserts } from "./inserts.js";
import { wireKeys } from "./keys.js";
import { startLive } from "./live.js";
import { wireOnce } from "./once.js";
import { wireOnly } from "./only.js";
import { wirePreviews } from "./preview.js";
import { wireRoomSwitch } from "./room.js";
import { wireSaves } from "./saves.js";
import { wireSelects } from "./selects.js";
import { wireSound } from "./sound.js";

document.querySelector("[data-takes-focus]")?.focus();

wireBegun();
tickClocks();
wireCounters();
wireDialogs();
wireDrafts();
wireDrags();
wireFolds();
startHeartbeats();
wireInserts();
wireKeys();
startLive();
wireOnly();
wirePreviews();
wireRoomSwitch();
wireSaves();
wireSelects();
wireSound();
wireOnce(); // last: what others hold back is not on its way
