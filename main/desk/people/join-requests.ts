import * as v from 'valibot';
import { JoinRequestSchema, MAX_REQUEST_BYTES, type JoinRequest } from '../../../shared/records/join-request.ts';
import { fail, ok } from '../../../shared/result.ts';
import type { Signer } from '../../identity/identity.ts';
import type { Carrier } from '../carrier/carrier.ts';
import type { Outcome } from '../desk.ts';
import { createJwsReader } from '../jws.ts';
import { sha256Hex } from '../files/sha256.ts';

/** Of many requests only the newest are shown: whoever can write to the folder could leave any number. */
const MAX_SHOWN = 50;

/** A request whose signature holds: the device named by `kid` has the key that it names. */
export interface ReceivedRequest {
  readonly hash: string;
  readonly kid: string;
  readonly request: JoinRequest;
}

/** Devices that ask to be let into one desk. */
export interface JoinRequests {
  /** Newest first; one for each device. */
  readonly list: () => Outcome<readonly ReceivedRequest[]>;
  /** Takes in a request that came by another way (a mail, a stick). */
  readonly take: (text: string) => Outcome<ReceivedRequest>;
  /** This device's own request, as the text of its file. */
  readonly make: (signer: Signer, request: JoinRequest) => Promise<string>;
  readonly put: (jws: string) => Outcome<string>;
}

const openRequestJws = createJwsReader('toasoan-request');

export function createJoinRequests(
  carrier: Carrier,
  desk: { readonly id: string; readonly root: string },
): JoinRequests {
  async function read(hash: string, jws: string): Promise<ReceivedRequest | null> {
    if (jws.length > MAX_REQUEST_BYTES) return null;
    const opened = await openRequestJws(jws);
    const request = v.safeParse(JoinRequestSchema, opened?.payload);
    if (opened === null || !request.success) return null;
    const isOurs = request.output.desk === desk.id && request.output.root === desk.root;
    return isOurs ? { hash, kid: opened.kid, request: request.output } : null;
  }
  const put = (jws: string) => carrier.putVersion('requests', 1, jws);
  return {
    make: (signer, request) => signer.sign('toasoan-request', request),
    put,
    list: async () => {
      const stored = await carrier.listVersions('requests');
      if (!stored.ok) return stored;
      const found = await Promise.all(stored.value.map(({ hash, jws }) => read(hash, jws)));
      const newestFirst = found
        .filter((one) => one !== null)
        .toSorted((a, b) => (a.request.at < b.request.at ? 1 : -1));
      const oneEach = new Map(newestFirst.toReversed().map((one) => [one.kid, one]));
      return ok(newestFirst.filter((one) => oneEach.get(one.kid) === one).slice(0, MAX_SHOWN));
    },
    take: async (text) => {
      const jws = text.replace(/\s+/gu, '');
      const request = await read(sha256Hex(jws), jws);
      if (request === null) return fail({ code: 'roster-refused', reason: 'bad-code' });
      const stored = await put(jws);
      return stored.ok ? ok(request) : stored;
    },
  };
}
