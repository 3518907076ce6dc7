import { ulid } from 'ulid';
import { createMemoryCredentials } from '../credentials/memory-credentials.ts';
import { openIdentity } from '../identity/open-identity.ts';
import { openDesk } from './open-desk.ts';

/** For `kill.test.ts`: types into one article as fast as it can, keeps a revision now and then, and says what was acknowledged. */
const [folder = '', localFolder = '', articleId = ''] = process.argv.slice(2);

const identity = await openIdentity({ localFolder, credentials: createMemoryCredentials() });
const desk = await openDesk({ localFolder, identity, now: () => new Date(), newId: ulid }, { folder, person: null });
if (!desk.ok) throw new Error(desk.error.code);
const opened = await desk.value.openArticle(articleId);
if (!opened.ok) throw new Error(opened.error.code);

const { article } = opened.value;
const begin = Number(article.headline.split(' ')[1] ?? 0) + 1;
for (let number = begin; ; number += 1) {
  const headline = `Bản ${number} ${'chữ '.repeat(200)}`.trim();
  const saved = await desk.value.saveWorkingCopy(articleId, JSON.stringify({ ...article, headline }));
  if (!saved.ok) throw new Error(saved.error.code);
  process.stdout.write(`saved ${number}\n`);
  if (number % 3 !== 0) continue;
  const kept = await desk.value.keepRevision(articleId);
  if (!kept.ok) throw new Error(kept.error.code);
  process.stdout.write(`kept ${number}\n`);
}
