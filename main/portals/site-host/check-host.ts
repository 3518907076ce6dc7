import { randomBytes } from 'node:crypto';
import type { HostCheck } from '../../../shared/ipc/requests/host-requests.ts';
import type { SendRequest } from '../http/send-request.ts';
import { STATE_FOLDER } from '../static-site/site-folder.ts';
import type { HostFolder } from './host-folder.ts';
import { readHostHead } from './host-manifest.ts';
import { hostProblem } from './host-problem.ts';
import type { HostNote } from './local-site.ts';
import { isForeign, isFrom } from './upload-site.ts';

type Passed = Extract<HostCheck, { ok: true }>;

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What a reader gets under an address; null: nothing that could be compared. */
export async function readPublic(url: string, send: SendRequest, signal: AbortSignal): Promise<Uint8Array | null> {
  const request = { method: 'GET', url, headers: { 'cache-control': 'no-cache' }, body: null } as const;
  const answer = await send(request, signal);
  return answer.ok && answer.value.status === 200 ? answer.value.body : null;
}

async function whoseSite(host: HostFolder, note: HostNote | null): Promise<Passed['found']> {
  const head = await readHostHead(host);
  if (head === null) return (await isForeign(host)) ? 'foreign' : 'nothing';
  return note !== null && isFrom(note, head) ? 'ours' : 'other';
}

/** Whether the site's public address shows this folder: a small file is put there and asked for. */
async function whereAddressLeads(
  host: HostFolder,
  siteUrl: string | null,
  send: SendRequest,
  signal: AbortSignal,
): Promise<Passed['address']> {
  if (siteUrl === null) return 'none';
  const name = `toasoan-${randomBytes(8).toString('hex')}.txt`;
  await host.write(name, bytesOf(name));
  try {
    const seen = await readPublic(`${siteUrl}/${name}`, send, signal);
    if (seen === null) return 'unread';
    return Buffer.from(seen).toString('utf8').trim() === name ? 'here' : 'elsewhere';
  } finally {
    await host.remove(name);
  }
}

/** Does once, with files of no meaning, all that bringing the site there needs. Throws host problems. */
export async function checkHost(
  host: HostFolder,
  note: HostNote | null,
  siteUrl: string | null,
  send: SendRequest,
  signal: AbortSignal,
): Promise<Passed> {
  const found = await whoseSite(host, note);
  const file = `${STATE_FOLDER}/thu-${randomBytes(8).toString('hex')}.txt`;
  for (const text of ['một', 'hai']) {
    await host.write(file, bytesOf(text));
    const back = await host.read(file);
    if (back === null || Buffer.compare(back, bytesOf(text)) !== 0) throw hostProblem('differs');
  }
  await host.remove(file);
  const address = await whereAddressLeads(host, siteUrl, send, signal);
  return { ok: true, replacesInOneStep: host.replacesInOneStep(), address, found };
}
