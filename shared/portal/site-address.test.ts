import * as v from 'valibot';
import { expect, test } from 'vitest';
import { testPortal } from '../rendering/test-newspaper.ts';
import { PortalSchema } from './schema.ts';
import { hasAddress, realAddress, withoutPlaceholder } from './site-address.ts';

const placeholder = { ...testPortal, url: 'https://example.org' };

test('[G6] only the exact placeholder of earlier versions is no address', () => {
  expect(withoutPlaceholder(placeholder)).toEqual({ ...testPortal, url: null });
  for (const url of ['https://example.org/bao', 'http://example.org', 'https://bao.example.org'])
    expect(withoutPlaceholder({ ...testPortal, url }).url).toBe(url);
  expect(hasAddress(withoutPlaceholder(placeholder))).toBe(false);
  expect(hasAddress(testPortal)).toBe(true);
});

test('[G6] a page that was signed under the placeholder has no address; others keep theirs', () => {
  expect(realAddress('https://example.org/bai/2021/02/x-id6.html')).toBeNull();
  expect(realAddress(null)).toBeNull();
  expect(realAddress('https://songcau.example.org/bai/x.html')).toBe('https://songcau.example.org/bai/x.html');
});

test('[G6] settings are valid with an address and without one, and never with half of one', () => {
  expect(v.is(PortalSchema, { ...testPortal, url: null })).toBe(true);
  expect(v.is(PortalSchema, placeholder)).toBe(true);
  for (const url of ['', 'bao.vn', 'https://', 'https://bao.example/', undefined])
    expect(v.is(PortalSchema, { ...testPortal, url })).toBe(false);
});
