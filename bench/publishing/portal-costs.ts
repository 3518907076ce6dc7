import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startReferencePortal } from '../../e2e/portals/reference-portal.ts';
import { createGenericPortal } from '../../main/portals/generic/create-generic-portal.ts';
import { createHttp, USUAL_HTTP } from '../../main/portals/http/send-request.ts';
import { removeTestFolder, testFolder } from '../../main/portals/static-site/test-site.ts';
import { USUAL_PACE } from '../../main/publishing/outbox/backoff.ts';
import { mailingOf, newRecords, openOutboxAt, settledWithin, TOKEN } from '../../proof/outbox/outbox-desk.ts';
import { timed, type Cost } from './costs.ts';
import { photoPost } from './photo-article.ts';

const PHOTO_BYTES = 160_000;
const send = createHttp(USUAL_HTTP);

export const portalAt = (address: string) =>
  createGenericPortal({ address, token: async () => TOKEN, send, now: () => new Date() });

/** A server that takes what it is given and keeps nothing. */
async function startSink() {
  const server = createServer((request, response) => {
    request.resume().once('end', () => response.end('{}'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

async function putBare(url: string, body: Uint8Array): Promise<void> {
  const sent = await send({ method: 'PUT', url, headers: {}, body }, new AbortController().signal);
  if (!sent.ok) throw new Error(sent.error.code);
}

/**
 * Sends articles through the outbox to a portal, from the order to the receipt, one after the other; after each, its photos and words are put once more
 * to a server that keeps nothing.
 */
export async function portalCosts(articles: number): Promise<readonly Cost[]> {
  const home = await testFolder();
  const server = await startReferencePortal(TOKEN);
  const sink = await startSink();
  const records = newRecords();
  const costs: Cost[] = [];
  let requests = 0;
  server.plan(() => {
    requests += 1;
    return null;
  });
  const outbox = await openOutboxAt(home, portalAt(server.address), records, (inner) => inner, USUAL_PACE);
  try {
    for (let number = 1; number <= articles; number += 1) {
      const { post, photos } = photoPost(number, PHOTO_BYTES);
      requests = 0;
      const mailing = mailingOf(post, records, (hash) => photos.get(hash) ?? new Uint8Array());
      const ms = await timed(async () => {
        const queued = await outbox.enqueue(mailing);
        if (!queued.ok || !(await settledWithin(outbox, 60_000))) throw new Error('an article was not sent');
      });
      const touched = requests;
      const bodies = [...photos.values(), Buffer.from(JSON.stringify(post))];
      const bareMs = await timed(async () => {
        for (const body of bodies) await putBare(sink.address, body);
      });
      costs.push({ ms, bareMs, touched });
    }
    if (records.receipts.length !== articles || server.articles.size !== articles)
      throw new Error(`${records.receipts.length} receipts, ${server.articles.size} articles`);
    return costs;
  } finally {
    await outbox.close();
    await Promise.all([server.close(), sink.close()]);
    await removeTestFolder(home);
  }
}
