import type { WorkflowStory } from '../../shared/ipc/requests/workflow-requests.ts';
import { must, payloadOf, type Room } from '../attacks/room-under-attack.ts';
import { PEOPLE, wordsIn, type ArticleStory, type Person } from './article-story.ts';

interface Laid {
  readonly kind: string;
  readonly by: string;
  readonly content?: string;
  readonly approvals?: readonly string[];
}

/** Who may approve: the desk of the proof, said here once more, apart from its roster. */
const EDITORS: ReadonlySet<string> = new Set(['Hai', 'Mai']);

/** What one machine shows of an article: everything that must be the same on all. */
async function pictureOf(room: Room, person: Person, articleId: string) {
  const desk = room.deskOf(person);
  const { flow, history, comments } = must(await desk.workflow.story(articleId));
  const { proposals } = must(await desk.proposals.of(articleId));
  const { revisions, apart } = must(await desk.joins.revisions(articleId));
  const texts = new Map<string, ReadonlySet<string>>();
  for (const content of new Set([...revisions, ...proposals].map((one) => one.content))) {
    const read = await desk.readContent(articleId, content);
    if (read.ok) texts.set(content, wordsIn(read.value));
  }
  return { flow, history, comments, proposals, apart, texts };
}

export type Picture = Awaited<ReturnType<typeof pictureOf>>;

/**
 * A signature that counts is an editor's, under a text without a word of theirs; an order that counts is an editor's and rests on such a signature
 * under exactly its words. Judged by the files and the words in the texts alone.
 */
function unlawful(records: ReadonlyMap<string, Laid>, { history, texts }: Picture): readonly string[] {
  const isLawful = (approval: Laid): boolean => {
    const text = texts.get(approval.content ?? '');
    return text !== undefined && EDITORS.has(approval.by) && ![...text].some((word) => word.includes(approval.by));
  };
  return history.flatMap(({ record, kind, effect }) => {
    const counted = effect === 'done' ? records.get(record) : undefined;
    if (counted === undefined) return [];
    if (kind === 'approve') return isLawful(counted) ? [] : ['an approval counts that its signer could not give'];
    if (kind !== 'publish') return [];
    const isHolding = (counted.approvals ?? []).some((approval) => {
      const signed = records.get(approval);
      return signed?.kind === 'approve' && signed.content === counted.content && isLawful(signed);
    });
    return isHolding && EDITORS.has(counted.by) ? [] : ['published without an approval of exactly these words'];
  });
}

/** What was promised to somebody and is not on this machine. */
function missing({ promised }: ArticleStory, { history, comments, proposals, texts }: Picture): readonly string[] {
  const broken: string[] = [];
  const written = new Set([...texts.values()].flatMap((text) => [...text]));
  for (const word of [...promised.words, ...promised.suggested])
    if (!written.has(word)) broken.push(`the word ${word} is lost`);
  const said = JSON.stringify([history, comments, proposals]);
  for (const text of promised.said) if (!said.includes(text)) broken.push(`“${text}” is lost`);
  for (const [key, count] of promised.records) {
    const found = history.filter(({ by, kind }) => `${by} ${kind}` === key).length;
    if (found !== count) broken.push(`${key}: ${String(count)} signed, ${String(found)} there`);
  }
  return broken;
}

/** Something stands against another and nothing says so. */
function silent({ flow, apart, history }: Picture): readonly string[] {
  const broken: string[] = [];
  if (new Set(flow.heads.map(({ record }) => record)).size > 1 !== (apart !== null))
    broken.push('two texts stand beside each other and nothing says so');
  const isVoid = flow.lastApproval !== null && flow.approvals.length === 0;
  const isTold = flow.editedAfterApproval || flow.state !== 'review';
  if (isVoid && !isTold) broken.push('an approval is void and nothing says so');
  if (history.some(({ kind, effect }) => kind === 'revision' && effect !== 'done')) broken.push('a text has no effect');
  return broken;
}

const shown = ({ flow, history, comments, proposals }: Picture): string =>
  JSON.stringify([flow, history, comments, proposals]);

/** Everything that is wrong with an article once all machines have met: empty when every promise holds. */
export async function judge(room: Room, story: ArticleStory): Promise<readonly string[]> {
  const { articleId } = story;
  const laid = must(await room.deskOf('Mai').carried.carrier.listArticle(articleId)).records;
  const records = new Map(laid.map(({ hash, jws }) => [hash, payloadOf(jws) as unknown as Laid]));
  const broken: string[] = [];
  const pictures: string[] = [];
  for (const person of PEOPLE) {
    const picture = await pictureOf(room, person, articleId);
    pictures.push(shown(picture));
    for (const found of [...missing(story, picture), ...unlawful(records, picture), ...silent(picture)])
      broken.push(`${person}: ${found}`);
  }
  if (new Set(pictures).size !== 1) broken.push('the machines do not show the same');
  return broken;
}

/** Where the article ended: published exactly as it stands, or with newer words beside what is on the site. */
export function isFinished({ flow }: Pick<WorkflowStory, 'flow'>): boolean {
  return flow.state === 'published' && flow.heads.length === 1;
}
