import { tellOfflineStory } from './portal/offline-story.ts';
import { CONTROLLED } from './portal/secret-control.ts';

/** A portal's token, entered once, is looked for in every file, in crash output, in what the program wrote to the terminal and in the window's heap; and one that was left in each of these must be found by the same search. */
const { looked, found, blind } = await tellOfflineStory();
for (const place of found) console.log(`  FOUND ${place}`);
for (const place of blind) console.log(`  NOT SEEN, though it was left there: ${place}`);
console.log(
  `proof secrets: looked ${looked} times (after a refusal, ordered, killed, live, crashed) in every file of desk and profile, the log, crash output, the terminal and the window's heap: found ${found.length} times; of ${CONTROLLED} secrets left there on purpose the same search found ${CONTROLLED - blind.length}`,
);
if (found.length > 0 || blind.length > 0) process.exitCode = 1;
