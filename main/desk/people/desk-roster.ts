import type { KeptSteps, PeopleOverview, PlaceHere } from '../../../shared/ipc/people-wire.ts';
import type { Me } from '../../../shared/ipc/wire.ts';
import {
  addRecoveryKey,
  changeRoster,
  closeDevice,
  recoverRoster,
  repeatVersion,
  signIn,
  type RosterChange,
  type RosterRefusal,
  type SignInAs,
} from '../../../shared/records/roster-changes.ts';
import type { JoinRequest } from '../../../shared/records/join-request.ts';
import { mayChangeRoster, type Roster } from '../../../shared/records/roster.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Identity, Signer } from '../../identity/identity.ts';
import { makeRecoveryKey, readRecoveryKey } from '../../identity/recovery-key.ts';
import type { Carrier, DeskFile } from '../carrier/carrier.ts';
import type { Outcome } from '../desk.ts';
import { closingHeads, signedByDevice, type SignedStep } from './device-use.ts';
import { createFingerprints } from './fingerprint.ts';
import { createJoinRequests, type JoinRequests, type ReceivedRequest } from './join-requests.ts';
import { placeChange, placeHere } from './place-here.ts';
import { peopleOverview, standingOf } from './people-overview.ts';
import type { PutAwayRequests } from './put-away-requests.ts';
import type { RosterBook } from './roster-book.ts';
import type { ToldPlace } from './told-place.ts';

/** Who works at the desk and on which devices. Whatever changes it is signed by this device, and counts only if the roster lets this device. */
export interface DeskRoster {
  readonly overview: () => Outcome<PeopleOverview>;
  /** What the list, as it was read last, says of the person here. */
  readonly place: () => PlaceHere;
  /** The person here has read what became of them. */
  readonly understood: () => Outcome<PeopleOverview>;
  readonly change: (change: RosterChange) => Outcome<PeopleOverview>;
  /** Leaves this device's request in the folder, once, when the roster does not know the device and its key is kept. */
  readonly askToJoin: () => Outcome<null>;
  /** Where this device's key was closed: takes a new one and asks again. */
  readonly askAgain: () => Outcome<PeopleOverview>;
  readonly requestText: () => Outcome<string>;
  readonly takeRequest: (text: string) => Outcome<PeopleOverview>;
  /** This machine shows the request no more, until another one comes from that device. */
  readonly putAwayRequest: (request: string) => Outcome<PeopleOverview>;
  readonly showPutAway: () => Outcome<PeopleOverview>;
  readonly signIn: (request: string, as: SignInAs) => Outcome<PeopleOverview>;
  /** What the device signed, oldest first. */
  readonly deviceSteps: (device: string) => Outcome<readonly SignedStep[]>;
  /** Closes the key behind the last step that is kept. */
  readonly closeDevice: (device: string, keep: KeptSteps) => Outcome<PeopleOverview>;
  /** Does once more what an admin signed apart from the version that holds. */
  readonly repeat: (version: string) => Outcome<PeopleOverview>;
  /** The text of a new key for paper. It counts only when `keepRecoveryKey` says that it was written down; the text itself is kept nowhere. */
  readonly makeRecoveryKey: () => Outcome<string>;
  readonly keepRecoveryKey: () => Outcome<PeopleOverview>;
  /** Lets this device in as an admin's, by the key on paper, which is spent by it. */
  readonly recover: (text: string) => Outcome<PeopleOverview>;
}

interface DeskRosterParts {
  readonly carrier: Carrier;
  readonly identity: Identity;
  readonly book: RosterBook;
  readonly file: DeskFile;
  readonly me: Me;
  readonly deviceName: string;
  readonly putAway: PutAwayRequests;
  readonly told: ToldPlace;
  readonly now: () => Date;
  readonly newId: () => string;
  /** What is judged by the roster is to be judged anew. */
  readonly onChange: () => Promise<void>;
}

const refuse = (reason: RosterRefusal) => fail({ code: 'roster-refused', reason } as const);

type Decide = (roster: Roster, at: string) => Result<Roster, RosterRefusal>;

function createWork(parts: DeskRosterParts) {
  const { carrier, identity, book, file, me, now, deviceName, putAway, told } = parts;
  const placeIn = (roster: Roster): PlaceHere => placeHere(roster, identity.ownKeys());
  const place = (): PlaceHere => placeIn(book.current().roster);
  const fingerprints = createFingerprints();
  const requests: JoinRequests = createJoinRequests(carrier, file);

  const overview = async (): Outcome<PeopleOverview> => {
    const arrived = await book.refresh();
    if (!arrived.ok) return arrived;
    if (arrived.value) await parts.onChange();
    const signer = await identity.signer();
    if (!signer.ok) return signer;
    const asking = await requests.list();
    if (!asking.ok) return asking;
    const { kid } = signer.value;
    const shown = { book, root: file.root, kid, custody: identity.custody(), fingerprints };
    const [news, away] = [await told.news(place()), await putAway.all()];
    return ok(await peopleOverview({ ...shown, requests: asking.value, putAway: away, news }));
  };
  const changeBy = async (signer: Signer, decide: Decide): Outcome<PeopleOverview> => {
    const at = now().toISOString();
    const before = book.current().hash;
    let isAboutMe = false;
    const signed = await book.change(signer, at, (roster) => {
      const next = decide(roster, at);
      isAboutMe = next.ok && placeChange(placeIn(roster), placeIn(next.value)) !== null;
      return next;
    });
    // What one does oneself is no news.
    if (signed.ok && isAboutMe) await told.remember(place());
    if (before !== book.current().hash) await parts.onChange();
    return signed.ok ? overview() : signed;
  };
  const change = async (decide: Decide): Outcome<PeopleOverview> => {
    const signer = await identity.signer();
    return signer.ok ? changeBy(signer.value, decide) : signer;
  };
  const ownRequest = (): JoinRequest => ({
    v: 1,
    desk: file.id,
    root: file.root,
    at: now().toISOString(),
    person: me.personId,
    name: me.name,
    penName: me.penName,
    label: deviceName,
  });
  const find = async (hash: string): Outcome<ReceivedRequest> => {
    const asking = await requests.list();
    if (!asking.ok) return asking;
    const found = asking.value.find((one) => one.hash === hash);
    return found === undefined ? refuse('unknown') : ok(found);
  };
  return { place, fingerprints, requests, overview, change, changeBy, ownRequest, find };
}

function recoveryHalf({ identity, newId, book }: DeskRosterParts, work: ReturnType<typeof createWork>) {
  /** Only the name of the public half waits here; the secret has gone to the window and nowhere else. */
  let pending: string | null = null;
  return {
    makeRecoveryKey: async () => {
      const signer = await identity.signer();
      if (!signer.ok) return signer;
      if (!mayChangeRoster(book.current().roster, signer.value.kid)) return refuse('not-admin');
      const { text, kid } = await makeRecoveryKey();
      pending = kid;
      return ok(text);
    },
    keepRecoveryKey: async () => {
      const kid = pending;
      if (kid === null) return refuse('unknown');
      const signer = await identity.signer();
      if (!signer.ok) return signer;
      const kept = await work.changeBy(signer.value, (roster, at) =>
        addRecoveryKey(roster, kid, roster.keys[signer.value.kid]?.person ?? '', at),
      );
      if (kept.ok) pending = null;
      return kept;
    },
    recover: async (text) => {
      const [paper, signer] = [await readRecoveryKey(text), await identity.signer()];
      if (paper === null) return refuse('bad-code');
      if (!signer.ok) return signer;
      // The key on paper is spent by this: it must not be spent on a device that forgets its own key tonight.
      if (identity.custody() === 'session') return refuse('no-keyring');
      const key = book.current().roster.keys[paper.kid];
      if (key?.recovery !== true || key.closed !== null) return refuse('spent');
      const device = { kid: signer.value.kid, request: work.ownRequest() };
      return work.changeBy(paper, (roster, at) => recoverRoster(roster, device, { at, newId }));
    },
  } satisfies Partial<DeskRoster>;
}

function requestsHalf({ identity, newId, putAway }: DeskRosterParts, work: ReturnType<typeof createWork>) {
  return {
    requestText: async () => {
      const signer = await identity.signer();
      return signer.ok ? ok(await work.requests.make(signer.value, work.ownRequest())) : signer;
    },
    takeRequest: async (text) => {
      const taken = await work.requests.take(text);
      if (!taken.ok) return taken;
      const shown = await putAway.remove([taken.value.hash]);
      return shown.ok ? work.overview() : shown;
    },
    signIn: async (hash, as) => {
      const found = await work.find(hash);
      if (!found.ok) return found;
      const { kid, request } = found.value;
      return work.change((roster, at) => signIn(roster, { kid, request, as }, { at, newId }));
    },
    putAwayRequest: async (request) => {
      const found = await work.find(request);
      if (!found.ok) return found;
      const put = await putAway.add(request);
      return put.ok ? work.overview() : put;
    },
    showPutAway: async () => {
      const shown = await putAway.remove([...(await putAway.all())]);
      return shown.ok ? work.overview() : shown;
    },
  } satisfies Partial<DeskRoster>;
}

export function createDeskRoster(parts: DeskRosterParts): DeskRoster {
  const { carrier, identity, book } = parts;
  const work = createWork(parts);
  const askToJoin = async (): Outcome<null> => {
    const { keys } = book.current().roster;
    // Whoever is listed asks for nothing, and the keyring is left alone.
    if ([...identity.ownKeys()].some((own) => keys[own]?.closed === null)) return ok(null);
    const signer = await identity.signer();
    if (!signer.ok) return signer;
    const { kid } = signer.value;
    if (standingOf(book.current().roster, kid, identity.custody()) !== 'asking') return ok(null);
    const asked = await work.requests.list();
    if (!asked.ok || asked.value.some((one) => one.kid === kid)) return asked.ok ? ok(null) : asked;
    const put = await work.requests.put(await work.requests.make(signer.value, work.ownRequest()));
    return put.ok ? ok(null) : put;
  };
  return {
    ...recoveryHalf(parts, work),
    ...requestsHalf(parts, work),
    overview: work.overview,
    place: work.place,
    understood: async () => {
      const remembered = await parts.told.remember(work.place());
      return remembered.ok ? work.overview() : remembered;
    },
    change: (change) => work.change((roster) => changeRoster(roster, change)),
    askToJoin,
    askAgain: async () => {
      const signer = await identity.signer();
      if (!signer.ok) return signer;
      if (standingOf(book.current().roster, signer.value.kid, identity.custody()) !== 'closed')
        return refuse('not-possible');
      const renewed = await identity.renew();
      if (!renewed.ok) return renewed;
      // A folder that cannot be written to is no reason to stop: the request can travel as text.
      await askToJoin();
      return work.overview();
    },
    deviceSteps: (device) => signedByDevice(carrier, device),
    closeDevice: async (device, keep) => {
      const signed = await signedByDevice(carrier, device);
      if (!signed.ok) return signed;
      const heads = closingHeads(signed.value, keep);
      return heads.ok ? work.change((roster) => closeDevice(roster, device, heads.value)) : heads;
    },
    repeat: async (hash) => {
      const version = book.apart().find((one) => one.hash === hash);
      const base = book.chain().chain.find((one) => one.hash === version?.roster.prev)?.roster;
      if (version === undefined || base === undefined) return refuse('unknown');
      return work.change((roster) => repeatVersion(base, version.roster, roster));
    },
  };
}
