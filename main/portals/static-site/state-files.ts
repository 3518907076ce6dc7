import * as v from 'valibot';
import type { Card } from '../../../shared/rendering/card.ts';
import { LIST_PAGE_SIZE } from '../../../shared/rendering/list-page.ts';
import { STATE_FOLDER, type SiteReader } from './site-folder.ts';
import { siteProblem } from './site-problem.ts';
import {
  CardsSchema,
  EntrySchema,
  FaceSchema,
  HeadSchema,
  IntentSchema,
  ListPageSchema,
  ListSchema,
  MarksSchema,
  RebuildSchema,
  SITE_FORMAT,
  WaitingSchema,
  type ListName,
  type SiteEntry,
  type SiteFace,
  type SiteHead,
  type SiteList,
} from './site-state.ts';

/** Where each piece of the state is kept. Each file is small and holds what changes together. */
export const STATE_PATHS = {
  head: `${STATE_FOLDER}/site.json`,
  face: `${STATE_FOLDER}/face.json`,
  intent: `${STATE_FOLDER}/intent.json`,
  rebuild: `${STATE_FOLDER}/rebuild.json`,
  lock: `${STATE_FOLDER}/lock.json`,
  uploadLock: `${STATE_FOLDER}/upload-lock.json`,
  cards: (page: number) => `${STATE_FOLDER}/cards/${page}.json`,
  /** Beside the cards: the pages of as many articles. */
  marks: (page: number) => `${STATE_FOLDER}/marks/${page}.json`,
  entry: (id: string) => `${STATE_FOLDER}/articles/${id.slice(-2)}/${id}.json`,
  waiting: (id: string) => `${STATE_FOLDER}/waiting/${id}.json`,
  list: ({ kind, name }: ListName) => `${STATE_FOLDER}/lists/${kind}/=${name}/list.json`,
  listPage: ({ kind, name }: ListName, page: number) => `${STATE_FOLDER}/lists/${kind}/=${name}/${page}.json`,
  lists: (kind: ListName['kind']) => `${STATE_FOLDER}/lists/${kind}`,
} as const;

/** State files as they are about to be, over those that are there. null stands for “gone”. */
export type StateChanges = ReadonlyMap<string, unknown>;

/** Reads the site's state, each file once, and collects changes without writing them. */
export interface StateView {
  readonly head: () => Promise<SiteHead>;
  readonly face: () => Promise<SiteFace | null>;
  readonly entry: (id: string) => Promise<SiteEntry | null>;
  /** The card of an article by its number. */
  readonly card: (number: number) => Promise<Card>;
  readonly cards: (page: number) => Promise<readonly Card[]>;
  readonly list: (name: ListName) => Promise<SiteList | null>;
  readonly listPage: (name: ListName, page: number) => Promise<readonly (number | null)[]>;
  readonly listNames: (kind: ListName['kind']) => Promise<readonly string[]>;
  readonly waiting: (id: string) => Promise<readonly string[]>;
  readonly set: (file: string, value: unknown) => void;
  readonly changes: () => StateChanges;
}

/** State as bytes: JSON, so that a person can read it. */
export const stateBytes = (value: unknown): Uint8Array => new TextEncoder().encode(`${JSON.stringify(value)}\n`);

async function readState<S extends v.GenericSchema>(
  reader: SiteReader,
  file: string,
  schema: S,
): Promise<v.InferOutput<S> | null> {
  const bytes = await reader.read(file);
  if (bytes === null) return null;
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw siteProblem({ code: 'damaged', what: 'site' });
  }
  const parsed = v.safeParse(schema, json);
  if (parsed.success) return parsed.output;
  const isNewer =
    typeof json === 'object' &&
    json !== null &&
    'format' in json &&
    typeof json.format === 'number' &&
    json.format > SITE_FORMAT;
  throw siteProblem(isNewer ? { code: 'newer-version', what: 'site' } : { code: 'damaged', what: 'site' });
}

export const readIntent = (reader: SiteReader) => readState(reader, STATE_PATHS.intent, IntentSchema);
export const readRebuild = (reader: SiteReader) => readState(reader, STATE_PATHS.rebuild, RebuildSchema);
export const readMarks = (reader: SiteReader, file: string) => readState(reader, file, MarksSchema);
export const readFace = (reader: SiteReader) => readState(reader, STATE_PATHS.face, FaceSchema);

/** Opens the state of a site; a folder without one is a site with nothing in it. */
export function openState(reader: SiteReader): StateView {
  const known = new Map<string, Promise<unknown>>();
  const changed = new Map<string, unknown>();

  // A path always goes with one schema, and `set` is given values of that schema's type.
  const get = <S extends v.GenericSchema>(file: string, schema: S): Promise<v.InferOutput<S> | null> => {
    const cached = known.get(file) ?? readState(reader, file, schema);
    known.set(file, cached);
    return cached;
  };

  const cards = async (page: number) => (await get(STATE_PATHS.cards(page), CardsSchema)) ?? [];
  return {
    head: async () => (await get(STATE_PATHS.head, HeadSchema)) ?? { format: SITE_FORMAT, articles: 0, files: 0 },
    face: () => get(STATE_PATHS.face, FaceSchema),
    entry: (id) => get(STATE_PATHS.entry(id), EntrySchema),
    cards,
    async card(number) {
      const page = await cards(Math.ceil(number / LIST_PAGE_SIZE));
      const card = page[(number - 1) % LIST_PAGE_SIZE];
      if (card === undefined) throw siteProblem({ code: 'damaged', what: 'site' });
      return card;
    },
    list: (name) => get(STATE_PATHS.list(name), ListSchema),
    listPage: async (name, page) => (await get(STATE_PATHS.listPage(name, page), ListPageSchema)) ?? [],
    listNames: async (kind) =>
      (await reader.names(STATE_PATHS.lists(kind))).flatMap((name) => (name.startsWith('=') ? [name.slice(1)] : [])),
    waiting: async (id) => (await get(STATE_PATHS.waiting(id), WaitingSchema)) ?? [],
    set(file, value) {
      known.set(file, Promise.resolve(value));
      changed.set(file, value);
    },
    changes: () => changed,
  };
}
