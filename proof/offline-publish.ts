import { tellOfflineStory } from './portal/offline-story.ts';

/** Ordered without a network, killed, started again with it: one public article, one signed receipt, both on the screen. */
const { live, receipts, isOnScreen } = await tellOfflineStory();
console.log(
  `proof offline-publish: ordered without a network, killed, started with it: ${live} public article, ${receipts} signed receipt, ${isOnScreen ? 'shown' : 'NOT shown'} on the screen`,
);
if (live !== 1 || receipts !== 1 || !isOnScreen) process.exitCode = 1;
