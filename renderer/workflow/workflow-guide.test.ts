import { expect, it } from 'vitest';
import { en } from '../i18n/en/en.ts';
import { vi } from '../i18n/vi/vi.ts';
import { workflowGuide } from './workflow-guide.testkit.ts';

/** After a change of the table or its words: `npx vitest run renderer/workflow/workflow-guide.test.ts -u` writes both pages anew. */
it.each([
  ['vi', vi],
  ['en', en],
] as const)('[W55] the manual’s page (%s) says what the table says', async (language, words) => {
  await expect(workflowGuide(words)).toMatchFileSnapshot(`../../docs/guide/workflow.${language}.md`);
});
