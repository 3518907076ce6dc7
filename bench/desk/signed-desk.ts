import path from 'node:path';
import { ulid } from 'ulid';
import { canonicalBytes } from '../../shared/article/canonical.ts';
import { createArticle } from '../../shared/article/create-article.ts';
import { plainRuns } from '../../shared/article/runs.ts';
import { ok, type Result } from '../../shared/result.ts';
import { createMemoryCredentials } from '../../main/credentials/memory-credentials.ts';
import { createFolderCarrier } from '../../main/desk/carrier/folder-carrier.ts';
import { createDesk } from '../../main/desk/create-desk.ts';
import type { DeskSurroundings } from '../../main/desk/desk.ts';
import { boundedParallel } from '../../main/desk/files/bounded-parallel.ts';
import { quickFs } from '../../main/desk/files/quick-fs.testkit.ts';
import { createLedger } from '../../main/desk/ledger.ts';
import { openRosterBook } from '../../main/desk/people/roster-book.ts';
import { openIdentity } from '../../main/identity/open-identity.ts';

const person = { name: 'Lê Thị Mai', penName: 'Mai Lê' };

export function must<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

async function sitDown(place: string): Promise<DeskSurroundings> {
  const localFolder = path.join(place, 'own');
  const identity = await openIdentity({ localFolder, credentials: createMemoryCredentials('keyring') });
  return { localFolder, identity, now: () => new Date(), newId: ulid, fs: quickFs };
}

/** Thirty articles a day, as far back as it takes: how a newsroom fills its folder. */
const BETWEEN_MS = 48 * 60_000;

/** Signed revisions with their texts, as other machines would have left them. */
async function fill(surroundings: DeskSurroundings, folder: string, count: number): Promise<void> {
  const carrier = createFolderCarrier(folder, quickFs);
  const roster = must(await openRosterBook(carrier, carrier, must(await carrier.describe())));
  const current = () => roster.current().roster;
  const { identity, now } = surroundings;
  const ledger = createLedger({ carrier, identity, roster: current, rosters: () => [current()], now });
  const numbers = Array.from({ length: count }, (_, index) => index);
  await boundedParallel(numbers, 8, async (number) => {
    const article = {
      ...createArticle(ulid(now().getTime() - (count - number) * BETWEEN_MS)),
      headline: `Tin số ${number}: chợ phiên bản Suối Bạc`,
      lead: plainRuns('Sương xuống sớm, vụ nhãn muộn ở Định Hóa vẫn được giá.'),
      body: [
        { kind: 'p' as const, id: 'b1', text: plainRuns('Người dân phấn khởi thu hoạch sớm hơn mọi năm. '.repeat(5)) },
      ],
    };
    const content = must(await carrier.putContent(article.id, canonicalBytes(article)));
    must(
      await ledger.append(article.id, '', async () =>
        ok({ kind: 'revision', content, parents: [], blobs: [], note: '' }),
      ),
    );
  });
}

/** A desk of `count` articles with real signatures in `place`/desk, and the surroundings of the machine that wrote them. */
export async function makeSignedDesk(
  place: string,
  count: number,
): Promise<{ readonly surroundings: DeskSurroundings; readonly folder: string }> {
  const folder = path.join(place, 'desk');
  const surroundings = await sitDown(place);
  const desk = must(await createDesk(surroundings, { folder, fill: 'empty', deskName: 'Báo Sông Cầu', person }));
  await desk.close();
  await fill(surroundings, folder, count);
  return { surroundings, folder };
}
