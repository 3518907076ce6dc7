import { describe, expect, test } from 'vitest';
import type { Portal, Section } from '../../shared/portal/schema.ts';
import { sectionTree } from '../state/site.ts';
import {
  addSection,
  changeSection,
  draftProblems,
  moveSection,
  possibleParents,
  removeSection,
} from './portal-draft.ts';

const section = (id: string, parent: string | null, order: string): Section => ({
  id,
  title: id.toUpperCase(),
  slug: id,
  parent,
  order,
});

const SECTIONS = [section('a', null, 'a0'), section('b', null, 'a1'), section('c', 'b', 'a0'), section('d', 'c', 'a0')];

const outline = (sections: readonly Section[]) =>
  sectionTree(sections).map(({ section: { id }, depth }) => `${'-'.repeat(depth)}${id}`);

const portal: Portal = {
  schema: 1,
  id: 'p',
  name: 'Báo',
  tagline: '',
  url: 'https://bao.example',
  lang: 'vi',
  sections: SECTIONS,
  siteLinks: [],
  specialLists: [],
  standingPages: [],
  footer: [],
  creditTemplate: 'Ảnh: {names}',
};

describe('[W30] the tree of sections', () => {
  test('moves among brothers and sisters only', () => {
    expect(outline(moveSection(SECTIONS, 'b', -1))).toEqual(['b', '-c', '--d', 'a']);
    expect(outline(moveSection(SECTIONS, 'c', 1))).toEqual(outline(SECTIONS));
  });

  test('a removed section leaves its children in its place', () => {
    expect(outline(removeSection(SECTIONS, 'c'))).toEqual(['a', 'b', '-d']);
  });

  test('no section can be put inside itself', () => {
    expect(possibleParents(SECTIONS, 'b').map(({ id }) => id)).toEqual(['a']);
  });

  test('sections inside each other, as a damaged file may say, are still shown', () => {
    expect(outline([section('x', 'y', 'a0'), section('y', 'x', 'a0')])).toEqual(['x', 'y']);
  });

  test('a new title carries an untouched slug along, a slug of one’s own stays', () => {
    const named = changeSection(addSection([], 'n'), 'n', { title: 'Đời sống' });
    expect(named).toEqual([{ id: 'n', title: 'Đời sống', slug: 'doi-song', parent: null, order: 'a0' }]);
    const own = changeSection(changeSection(named, 'n', { slug: 'song' }), 'n', { title: 'Sống' });
    expect(own[0]?.slug).toBe('song');
  });
});

describe('[W31] settings that cannot stand are named before they are saved', () => {
  test('nothing in a good one', () => {
    expect(draftProblems(portal)).toEqual(new Map());
  });

  test('each in its place', () => {
    const draft: Portal = {
      ...portal,
      name: ' ',
      url: 'https://bao.example/',
      creditTemplate: 'Ảnh',
      sections: [...SECTIONS, { ...section('e', null, 'a2'), slug: 'a' }, { ...section('f', null, 'a3'), slug: 'Xấu' }],
      siteLinks: [{ title: '', url: 'javascript:alert(1)' }],
      specialLists: [{ title: 'Số Tết', links: [{ title: 'Bìa', url: 'ftp://x' }] }],
      standingPages: [{ title: 'Giới thiệu', slug: '', text: '' }],
    };
    expect(Object.fromEntries(draftProblems(draft))).toEqual({
      name: 'required',
      url: 'url',
      creditTemplate: 'template',
      'section.e.slug': 'duplicate',
      'section.f.slug': 'slug',
      'siteLinks.0.title': 'required',
      'siteLinks.0.url': 'link',
      'specialLists.0.0.url': 'link',
      'standingPages.0.slug': 'slug',
    });
  });
});
