import { slugOf } from '../../shared/text/slug.ts';
import { teaserOf } from '../../shared/text/teaser.ts';
import { CommissionPart } from '../commission/commission-part.tsx';
import { useStores, useWords } from '../app/stores.ts';
import type { ArticleEditor, InfoFields } from '../editor/article-editor.ts';
import { sectionTree } from '../state/site.ts';
import type { OpenArticle } from '../state/open-article.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import controls from '../styles/controls.module.css';
import { HistoryArea, HistoryField } from './history-field.tsx';
import { TimeField } from './time-field.tsx';
import { TagsField } from './tags-field.tsx';
import styles from './panels.module.css';

const LANGS = ['vi', 'en', 'zh', 'tay'] as const;
const SLUG = /^([a-z0-9]+(-[a-z0-9]+)*)?$/u;
const INDENT = '\u2003';

interface PartProps {
  readonly editor: ArticleEditor;
  readonly info: InfoFields;
}

function SectionAndTags({ editor, info }: PartProps) {
  const { site } = useStores();
  const { panels } = useWords();
  const sections = useSignalValue(site.info)?.portal.sections ?? [];
  const isMissing = info.section === null;
  return (
    <>
      <div className={controls.field}>
        <label className={controls.label} htmlFor="info-section">
          {panels.info.section}
        </label>
        <select
          id="info-section"
          className={controls.box}
          value={info.section ?? ''}
          aria-invalid={isMissing}
          aria-describedby={isMissing ? 'info-section-about' : undefined}
          onChange={(event) => editor.setInfo({ section: event.target.value === '' ? null : event.target.value })}
        >
          <option value="">{panels.info.noSection}</option>
          {sectionTree(sections).map(({ section, depth }) => (
            <option key={section.id} value={section.id}>
              {INDENT.repeat(depth) + section.title}
            </option>
          ))}
        </select>
        {isMissing ? (
          <span id="info-section-about" className={controls.why}>
            {panels.problems.section}
          </span>
        ) : null}
      </div>
      <TagsField tags={info.tags} change={(tags) => editor.setInfo({ tags })} />
    </>
  );
}

function Dateline({ editor, info }: PartProps) {
  const { info: words } = useWords().panels;
  const { dateline } = info;
  return (
    <div className={controls.two}>
      <HistoryField
        editor={editor}
        id="info-place"
        label={words.place}
        value={dateline.place}
        change={(place) => editor.setInfo({ dateline: { ...editor.info.peek().dateline, place } })}
        maxLength={200}
      />
      <TimeField
        id="info-date"
        label={words.date}
        kind="day"
        value={dateline.date}
        change={(date) => editor.setInfo({ dateline: { ...editor.info.peek().dateline, date } })}
      />
    </div>
  );
}

function ListWords({ editor, info }: PartProps) {
  const { info: words } = useWords().panels;
  const lead = useSignalValue(editor.leadText);
  const derived = teaserOf(lead);
  return (
    <>
      <HistoryField
        editor={editor}
        id="info-short-title"
        label={words.shortTitle}
        value={info.shortTitle}
        placeholder={words.shortTitleHint}
        change={(shortTitle) => editor.setInfo({ shortTitle })}
        maxLength={2000}
      />
      <HistoryArea
        editor={editor}
        id="info-teaser"
        label={words.teaser}
        value={info.teaser}
        change={(teaser) => editor.setInfo({ teaser: teaser.replaceAll(/\s*\n\s*/gu, ' ') })}
        maxLength={2000}
      />
      {info.teaser !== '' ? null : (
        <div className={controls.field}>
          <span className={controls.hint}>{derived === '' ? words.teaserNothing : words.teaserDerived}</span>
          {derived === '' ? null : <p className={styles.derived}>{derived}</p>}
        </div>
      )}
    </>
  );
}

/**
 * Half-typed addresses (`bai-`) stay in the control only: the article takes what can stand in a web address. A page that readers have keeps its address, so
 * what the field would do to it is said.
 */
function SlugField({ open, slug }: { readonly open: OpenArticle; readonly slug: string }) {
  const { info: words } = useWords().panels;
  const { editor } = open;
  const derived = slugOf(useSignalValue(editor.headline));
  const { publishedAt, path } = useSignalValue(open.site);
  const ifEmpty = slug === '' && derived !== '' ? words.slugDerived(derived) : null;
  return (
    <HistoryField
      editor={editor}
      id="info-slug"
      label={words.slug}
      value={slug}
      hint={publishedAt === null ? ifEmpty : words.slugStands(path)}
      problem={SLUG.test(slug) ? null : words.slugBad}
      change={(text) => editor.setInfo({ slug: SLUG.test(text) ? text : slugOf(text, 120) })}
      maxLength={120}
    />
  );
}

function LanguageAndEmbargo({ editor, info }: PartProps) {
  const { info: words } = useWords().panels;
  const known = LANGS.some((lang) => lang === info.lang);
  return (
    <>
      <div className={controls.field}>
        <label className={controls.label} htmlFor="info-lang">
          {words.lang}
        </label>
        <select
          id="info-lang"
          className={controls.box}
          value={info.lang}
          onChange={(event) => editor.setInfo({ lang: event.target.value })}
        >
          {known ? null : <option value={info.lang}>{info.lang}</option>}
          {LANGS.map((lang) => (
            <option key={lang} value={lang}>
              {words.langs[lang]}
            </option>
          ))}
        </select>
      </div>
      <TimeField
        id="info-embargo"
        label={words.embargo}
        kind="moment"
        value={info.embargo}
        change={(embargo) => editor.setInfo({ embargo })}
      />
    </>
  );
}

/** What belongs to the article but is not on the page: where it goes, under which address, and when. */
export function InfoPanel({ open }: { readonly open: OpenArticle }) {
  const { editor } = open;
  const { info: words } = useWords().panels;
  const info = useSignalValue(editor.info);
  return (
    <>
      <SectionAndTags editor={editor} info={info} />
      <Dateline editor={editor} info={info} />
      <ListWords editor={editor} info={info} />
      <SlugField open={open} slug={info.slug} />
      <LanguageAndEmbargo editor={editor} info={info} />
      <HistoryArea
        editor={editor}
        id="info-correction"
        label={words.correction}
        value={info.correctionNote}
        change={(correctionNote) => editor.setInfo({ correctionNote })}
      />
      <CommissionPart articleId={editor.articleId} />
    </>
  );
}
