import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must } from '../desk/machines.testkit.ts';
import { BUNDLE_LIMITS } from './bundle-layout.ts';
import { createBundleOffers, type BundleOffers } from './bundle-offers.ts';

const ZIP = Buffer.from('PK\u0003\u0004 và phần còn lại');
const fileName = 'bài.baiviet';

let place = '';
let offers: BundleOffers;
beforeEach(async () => {
  place = await mkdtemp(path.join(tmpdir(), 'toasoan-offers-'));
  let last = 0;
  offers = createBundleOffers(path.join(place, 'incoming'), () => `gói-${(last += 1)}`);
});
afterEach(() => rm(place, { recursive: true, force: true }));

const copied = async () => readdir(path.join(place, 'incoming')).catch(() => []);
const refusal = (reason: string) => ({ ok: false, error: { code: 'bundle-refused', reason } });

describe('a bundle that is dropped on the window', () => {
  it('is an offer once all of it is here, byte for byte', async () => {
    const fileBytes = ZIP.byteLength;
    const { offerId } = must(await offers.receive({ offerId: null, fileName, bytes: ZIP.subarray(0, 9), fileBytes }));
    expect([offers.all(), offers.fileOf(offerId)]).toEqual([[], null]);
    must(await offers.receive({ offerId, fileName, bytes: ZIP.subarray(9), fileBytes }));
    expect(offers.all()).toEqual([{ offerId, fileName }]);
    expect(await readFile(offers.fileOf(offerId) ?? '')).toEqual(ZIP);
    await offers.forget(offerId);
    expect(await copied()).toEqual([]);
  });

  it('[B9] is refused by its first piece where it is no archive or too large: nothing is copied', async () => {
    const first = { offerId: null, fileName, fileBytes: ZIP.byteLength };
    for (const bytes of [Buffer.from('một bộ phim'), Buffer.alloc(0), ZIP.subarray(0, 3)])
      expect(await offers.receive({ ...first, bytes })).toEqual(refusal('not-a-bundle'));
    const fileBytes = BUNDLE_LIMITS.fileBytes + 1;
    expect(await offers.receive({ ...first, bytes: ZIP, fileBytes })).toEqual(refusal('too-large'));
    expect([await copied(), offers.all()]).toEqual([[], []]);
  });

  it('is refused, and its copy removed, when more comes than it said', async () => {
    const fileBytes = ZIP.byteLength;
    const { offerId } = must(await offers.receive({ offerId: null, fileName, bytes: ZIP.subarray(0, 9), fileBytes }));
    expect(await offers.receive({ offerId, fileName, bytes: ZIP, fileBytes })).toEqual(refusal('damaged'));
    expect(await copied()).toEqual([]);
    const more = await offers.receive({ offerId, fileName, bytes: ZIP, fileBytes });
    expect(more).toEqual({ ok: false, error: { code: 'not-found', what: 'bundle' } });
  });
});
