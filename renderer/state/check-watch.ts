import { computed, effect, signal, type ReadonlySignal } from '@preact/signals-core';
import { inOrder } from '../../shared/article/order.ts';
import type { Article } from '../../shared/article/schema.ts';
import { failedChecks, meantFindings } from '../../shared/checks/check-report.ts';
import type { CheckName } from '../../shared/checks/check-names.ts';
import { levelsFor, type Levels } from '../../shared/checks/check-rules.ts';
import type { StandingOf } from '../../shared/checks/link-checks.ts';
import { countOpenComments, runChecks, type Finding } from '../../shared/checks/run-checks.ts';
import type { DeskBridge } from '../../shared/ipc/contract.ts';
import type { ChecksAround } from '../../shared/ipc/requests/check-requests.ts';
import type { WorkflowStory } from '../../shared/ipc/requests/workflow-requests.ts';
import type { SiteInfo } from '../../shared/ipc/wire.ts';
import { createLinkTrials, type LinkTrials } from './link-trial.ts';
import type { OpenArticle } from './open-article.ts';

/** Looked for after a rest, never per key. */
const REST_MS = 400;

export interface CheckWatch {
  /** What this desk asks about, in reading order. */
  readonly findings: ReadonlySignal<readonly Finding[]>;
  readonly levels: ReadonlySignal<Levels>;
  /** The required checks that the article does not pass; main looks again before it signs. */
  readonly failed: ReadonlySignal<readonly CheckName[]>;
  readonly standingOf: ReadonlySignal<StandingOf>;
  readonly links: LinkTrials;
  /** Looks now, as far as the window can. */
  readonly look: () => void;
  /** The next finding in turn, or null when there is none; `place` counts from 1. */
  readonly next: () => { readonly finding: Finding; readonly place: number; readonly total: number } | null;
}

interface Watched {
  readonly bridge: DeskBridge;
  readonly current: ReadonlySignal<OpenArticle | null>;
  readonly story: ReadonlySignal<WorkflowStory | null>;
  readonly site: ReadonlySignal<SiteInfo | null>;
}

const NOTHING_KNOWN: ChecksAround = { linked: {}, sameHeadline: [], rules: null };

const linkedBy = (article: Article): readonly string[] =>
  inOrder(article.related).flatMap(([, link]) => (link.kind === 'internal' ? [link.article] : []));

/** What main knows around the article in the window; asked for when headline or links changed, or when something else may have. */
function createAround({ bridge, current, story }: Watched) {
  const around = signal(NOTHING_KNOWN);
  let asked = '';
  const forget = (): void => void (asked = '');
  bridge.on('article:changed', ({ id }) => {
    if (id !== current.peek()?.id) forget();
  });
  bridge.on('people:changed', forget);
  effect(() => {
    void story.value;
    forget();
  });
  async function ask(article: Article): Promise<void> {
    const wish = { articleId: article.id, headline: article.headline, linked: linkedBy(article) };
    const key = JSON.stringify(wish);
    if (key === asked) return;
    asked = key;
    const answer = await bridge.request('checks:around', wish);
    // Another article, or newer words: their own answer is on its way.
    if (asked === key || asked === '') around.value = answer.ok ? answer.value : NOTHING_KNOWN;
  }
  return {
    around,
    ask,
    leave: () => {
      forget();
      around.value = NOTHING_KNOWN;
    },
  };
}

export function createCheckWatch(watched: Watched): CheckWatch {
  const { current, story, site } = watched;
  const { around, ask, leave } = createAround(watched);
  const links = createLinkTrials(watched.bridge);
  const found = signal<readonly Finding[]>([]);
  const section = signal<string | null>(null);
  const levels = computed(() => levelsFor(around.value.rules ?? undefined, section.value));
  const standingOf = computed<StandingOf>(() => {
    const { linked } = around.value;
    return (articleId) => linked[articleId] ?? null;
  });
  let timer: ReturnType<typeof setTimeout> | null = null;
  let turn = -1;
  const lookAt = (open: OpenArticle): Article => {
    const article = open.editor.readArticle();
    const known = story.peek();
    section.value = article.section;
    found.value = runChecks(article, {
      sections: site.peek()?.portal.sections ?? null,
      ownUrl: open.site.peek().url,
      standingOf: standingOf.peek(),
      isGone: links.isGone.peek(),
      sameHeadline: around.peek().sameHeadline,
      openComments: known?.articleId === open.id ? countOpenComments(known.comments) : 0,
      now: new Date(),
    });
    return article;
  };
  const look = (): void => {
    const open = current.peek();
    // A house template is no article: nothing of it has to be whole.
    if (open === null || open.template !== null) found.value = [];
    else void ask(lookAt(open));
  };
  const afterRest = (): void => {
    timer = null;
    look();
  };
  let shown: OpenArticle | null = null;
  effect(() => {
    const open = current.value;
    void [open?.editor.version.value, story.value, site.value, around.value, open?.site.value, links.isGone.value];
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(afterRest, REST_MS);
    if (open === shown) return;
    shown = open;
    turn = -1;
    leave();
    links.leave();
    look();
  });
  const findings = computed(() => meantFindings(found.value, levels.value));
  return {
    findings,
    levels,
    standingOf,
    links,
    failed: computed(() => failedChecks(found.value, levels.value)),
    look,
    next() {
      look();
      const now = findings.peek();
      if (now.length === 0) return null;
      turn = (turn + 1) % now.length;
      const finding = now[turn];
      return finding === undefined ? null : { finding, place: turn + 1, total: now.length };
    },
  };
}
