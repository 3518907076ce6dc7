import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parseDeviceSettings } from './device-settings.ts';
import { openSettingsFile } from './settings-file.ts';

let folder = '';
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'toasoan-settings-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const usual = {
  locale: 'vi',
  theme: 'system',
  notifications: true,
  window: null,
  deskFolder: null,
  recentDesks: [],
  siteFolders: {},
  dropFolders: {},
  siteHosts: {},
  lastArticle: null,
  lastFolders: { photos: null, pages: null, desks: null, sites: null, exchange: null },
};

describe('[H28] this device’s settings', () => {
  it.each(['', 'không phải JSON', '[]', 'null', '42', '{"locale":', '{}'])('begin anew from %j', (text) => {
    expect(parseDeviceSettings(text)).toEqual(usual);
  });

  it('keep each line that can be read beside those that cannot', () => {
    const text = JSON.stringify({
      locale: 'en',
      theme: 'pink',
      window: { x: 'left' },
      deskFolder: '/bài vở',
      lastArticle: '../../etc/passwd',
      siteFolders: { a: 5 },
      future: 1,
    });
    expect(parseDeviceSettings(text)).toEqual({ ...usual, locale: 'en', deskFolder: '/bài vở' });
  });

  it('come back as they were left, the newest of many changes last', async () => {
    const settings = openSettingsFile(folder, (problem) => expect(problem).toBeNull());
    const changes = Array.from({ length: 20 }, (_, x) =>
      settings.change({ window: { x, y: 0, width: 1280, height: 800, isMaximized: false } }),
    );
    void settings.change({ locale: 'en' });
    expect(settings.read().locale).toBe('en');
    await Promise.all([...changes, settings.change({ theme: 'dark' })]);
    expect(openSettingsFile(folder, () => {}).read()).toEqual({
      ...usual,
      locale: 'en',
      theme: 'dark',
      window: { x: 19, y: 0, width: 1280, height: 800, isMaximized: false },
    });
  });

  it('are on the disk before the program may end, though nobody waited for the change itself', async () => {
    const settings = openSettingsFile(folder, (problem) => expect(problem).toBeNull());
    void settings.change({ theme: 'dark' });
    await settings.settled();
    expect(openSettingsFile(folder, () => {}).read().theme).toBe('dark');
  });

  it('a disk that refuses them is reported, and they still count until the end', async () => {
    const onProblem = vi.fn<(problem: unknown) => void>();
    writeFileSync(path.join(folder, 'file'), '');
    const settings = openSettingsFile(path.join(folder, 'file'), onProblem);
    await settings.change({ locale: 'en' });
    expect([settings.read().locale, onProblem.mock.calls.length]).toEqual(['en', 1]);
    expect(readFileSync(path.join(folder, 'file'), 'utf8')).toBe('');
  });
});
