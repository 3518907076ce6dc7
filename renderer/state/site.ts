import { signal, type ReadonlySignal } from '@preact/signals-core';
import type { DeskBridge } from '../../shared/ipc/contract.ts';
import type { SiteInfo } from '../../shared/ipc/wire.ts';
import type { Portal, Section } from '../../shared/portal/schema.ts';
import type { Notices } from './notices.ts';

/** The portal's face and where it is written; null until main has answered. */
export interface Site {
  readonly info: ReadonlySignal<SiteInfo | null>;
  /** Settings being edited and not saved yet; they outlive a look at the article. */
  readonly draft: ReadonlySignal<Portal | null>;
  readonly edit: (draft: Portal | null) => void;
  readonly load: () => Promise<void>;
  readonly save: (portal: Portal) => Promise<boolean>;
  readonly chooseFolder: () => Promise<boolean>;
  /** `null` opens the site's home page. */
  readonly openInBrowser: (articleId: string | null) => Promise<void>;
}

export function createSite(bridge: DeskBridge, notices: Notices): Site {
  const info = signal<SiteInfo | null>(null);
  const draft = signal<Portal | null>(null);
  const load = async (): Promise<void> => {
    const answer = await bridge.request('site:info', undefined);
    if (answer.ok) info.value = answer.value;
    else if (answer.error.code !== 'not-found') notices.showError(answer.error);
  };
  // Who may change the settings is in the list of people.
  bridge.on('people:changed', () => void load());
  return {
    info,
    draft,
    edit: (next) => void (draft.value = next),
    load,
    async save(portal) {
      const answer = await bridge.request('site:savePortal', { portal });
      const before = info.peek();
      if (!answer.ok) notices.showError(answer.error);
      else if (before !== null) info.value = { ...before, portal: answer.value };
      return answer.ok;
    },
    async chooseFolder() {
      const answer = await bridge.request('site:chooseFolder', undefined);
      if (answer.ok) info.value = answer.value;
      else notices.showError(answer.error);
      return answer.ok;
    },
    async openInBrowser(articleId) {
      const answer = await bridge.request('site:openInBrowser', { articleId });
      if (!answer.ok) notices.showError(answer.error);
    },
  };
}

/** Sections as the tree reads: children follow their parent; a section whose parent is gone stands at the top. */
export function sectionTree(
  sections: readonly Section[],
): readonly { readonly section: Section; readonly depth: number }[] {
  const ids = new Set(sections.map((section) => section.id));
  const inOrder = sections.toSorted((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : 1));
  const seen = new Set<string>();
  const below = (parent: string | null, depth: number): { section: Section; depth: number }[] =>
    inOrder
      .filter((section) => (section.parent !== null && ids.has(section.parent) ? section.parent : null) === parent)
      .flatMap((section) => {
        if (seen.has(section.id)) return [];
        seen.add(section.id);
        return [{ section, depth }, ...below(section.id, depth + 1)];
      });
  const tree = below(null, 0);
  // Two sections inside each other would otherwise vanish from sight.
  return [...tree, ...inOrder.filter((section) => !seen.has(section.id)).map((section) => ({ section, depth: 0 }))];
}
