import { expect, test } from 'vitest';
import { contractPost } from './contract-post.testkit.ts';
import { assetsFor, must, never } from './drive-portal.testkit.ts';
import type { Portal, PortalAnswer } from './portal.ts';

async function codeOf<T>(answer: PortalAnswer<T>): Promise<string> {
  const got = await answer;
  return got.ok ? 'ok' : got.error.code;
}

/** A site to be tested: opened anew for each test, with ways to touch it behind the portal's back where there are any. */
export interface ContractSite {
  readonly portal: Portal;
  readonly editHeadline: (key: string, headline: string) => Promise<void>;
}

/** What every portal promises ([O1]–[O8] in docs/spec/outbox.md), whatever stands behind it. */
export function portalContract(open: () => Promise<ContractSite>): void {
  test('[O1] the probe says who we are and what we may do, and no secret', async () => {
    const { portal } = await open();
    const probe = await must(portal.probe(never));
    expect(probe.can).toEqual(expect.arrayContaining(['draft', 'publish', 'upload']));
    expect([probe.siteName, probe.account].every((name) => name.trim() !== '')).toBe(true);
    expect(Math.abs(probe.clockSkewMs ?? 0)).toBeLessThan(5 * 60_000);
  });

  test('[O2] nothing, then a draft, then a public post under one key; no second one', async () => {
    const { portal } = await open();
    const post = contractPost(1);
    expect(await must(portal.findByKey(post.key, never))).toBeNull();
    const draft = await must(portal.putDraft(post, await assetsFor(portal, post), null, never));
    expect(draft.state).toMatch(/draft|pending/);
    expect(await must(portal.findByKey(post.key, never))).toMatchObject({
      remoteId: draft.remoteId,
      state: draft.state,
    });
    const live = await must(portal.publish(draft, null, draft.fingerprint, never));
    expect(live).toMatchObject({ remoteId: draft.remoteId, state: 'published' });
    const again = await must(portal.publish(live, null, live.fingerprint, never));
    expect(again).toMatchObject({ remoteId: draft.remoteId, state: 'published' });
    expect(await must(portal.findByKey(post.key, never))).toMatchObject({
      remoteId: draft.remoteId,
      state: 'published',
    });
  });

  test('[O3] what was sent is read back whole: headline, paragraphs, figures, captions, names, links', async () => {
    const { portal } = await open();
    const post = contractPost(2);
    const draft = await must(portal.putDraft(post, await assetsFor(portal, post), null, never));
    expect((await must(portal.verify(draft, post, never))).verification).toEqual({ matches: true });
    const live = await must(portal.publish(draft, null, draft.fingerprint, never));
    const { content, verification } = await must(portal.verify(live, post, never));
    expect(verification).toEqual({ matches: true });
    expect(content.post.fingerprint).toBe((await must(portal.findByKey(post.key, never)))?.fingerprint);
  });

  test('[O4] the same bytes are one asset, however often they are put', async () => {
    const { portal } = await open();
    const post = contractPost(3);
    const [first, second] = [await assetsFor(portal, post), await assetsFor(portal, post)];
    expect(second).toEqual(first);
  });

  portalChanges(open);
}

function portalChanges(open: () => Promise<ContractSite>): void {
  test('[O5] a change on the site is seen, and never written over unasked', async () => {
    const { portal, editHeadline } = await open();
    const post = contractPost(4);
    const assets = await assetsFor(portal, post);
    const draft = await must(portal.putDraft(post, assets, null, never));
    const live = await must(portal.publish(draft, null, draft.fingerprint, never));
    await editHeadline(post.key, 'Tít bị sửa trên trang');
    const found = await must(portal.findByKey(post.key, never));
    expect(found?.fingerprint).not.toBe(live.fingerprint);
    const next = contractPost(4, 'Tít mới của tòa soạn');
    expect(await codeOf(portal.putDraft(next, assets, live.fingerprint, never))).toBe('conflict');
    const { verification } = await must(portal.verify(live, post, never));
    expect(verification).toMatchObject({
      matches: false,
      differences: expect.arrayContaining([
        { field: 'headline', sent: post.headline, found: 'Tít bị sửa trên trang' },
      ]) as unknown,
    });
  });

  test('[O6] new words replace the old ones of a public post, which stays public', async () => {
    const { portal } = await open();
    const post = contractPost(5);
    const assets = await assetsFor(portal, post);
    const draft = await must(portal.putDraft(post, assets, null, never));
    const live = await must(portal.publish(draft, null, draft.fingerprint, never));
    const next = contractPost(5, 'Tít mới của tòa soạn');
    const updated = await must(portal.putDraft(next, assets, live.fingerprint, never));
    expect(updated).toMatchObject({ remoteId: live.remoteId, state: 'published' });
    expect((await must(portal.verify(updated, next, never))).verification).toEqual({ matches: true });
  });

  test('[O14] a post that waits for its time is a draft again when it is written', async () => {
    const { portal } = await open();
    if (!portal.guarantees.schedule) return;
    const post = contractPost(8);
    const assets = await assetsFor(portal, post);
    const draft = await must(portal.putDraft(post, assets, null, never));
    const at = new Date(Date.now() + 86_400_000).toISOString();
    const waiting = await must(portal.publish(draft, at, draft.fingerprint, never));
    expect(waiting).toMatchObject({ remoteId: draft.remoteId, state: 'scheduled' });
    expect((await must(portal.findByKey(post.key, never)))?.state).toBe('scheduled');
    const calledOff = await must(portal.putDraft(post, assets, waiting.fingerprint, never));
    expect(calledOff.state).toMatch(/draft|pending/);
    const live = await must(portal.publish(calledOff, null, calledOff.fingerprint, never));
    expect(live.state).toBe('published');
  });

  test('[O7] a withdrawn post is still found under its key', async () => {
    const { portal } = await open();
    const post = contractPost(6);
    const draft = await must(portal.putDraft(post, await assetsFor(portal, post), null, never));
    const live = await must(portal.publish(draft, null, draft.fingerprint, never));
    await must(portal.withdraw(live, { how: 'removed' }, live.fingerprint, never));
    const found = await must(portal.findByKey(post.key, never));
    expect(found?.state).toMatch(/withdrawn|trashed|draft/);
  });

  test('[O8] what is called off says so', async () => {
    const { portal } = await open();
    expect(await codeOf(portal.findByKey(contractPost(7).key, AbortSignal.abort()))).toBe('cancelled');
  });
}
