import { ALL_ATTACKS } from './attacks/all-attacks.ts';
import { startListener } from './attacks/listener.ts';
import { expect, test } from './shared-app.ts';

/** Each attack of the list, against the real window; remove a wall and its line here turns red. */
for (const { promise, title, attacks } of ALL_ATTACKS) {
  test(`[${promise}] ${title}`, async ({ running, app, page }) => {
    // Refusals are written into the console by the browser itself.
    running.expectProblem(/./u);
    const listener = await startListener();
    try {
      // What the attacks before tried, the page forgets.
      await page.evaluate(() => history.replaceState(null, '', location.pathname));
      await page.reload();
      await expect(page.locator('#root')).not.toBeEmpty();
      const outcomes: Record<string, unknown> = {};
      for (const { name, attempt } of attacks) outcomes[name] = await attempt({ app, page, listener });
      expect(outcomes).toEqual(Object.fromEntries(attacks.map(({ name, refusal }) => [name, refusal])));
      expect(listener.heard()).toEqual([]);
    } finally {
      await listener.close();
    }
  });
}
