import { Fragment, type ReactNode } from 'react';
import { inOrder } from '../../shared/article/order.ts';
import type { Article, Block, Figure, ListItem, Mark, Run, TableCell } from '../../shared/article/schema.ts';
import { creditLine } from '../../shared/rendering/render-blocks.ts';
import { useStores, useWords } from '../app/stores.ts';
import { useSignalValue } from '../state/use-signal-value.ts';
import styles from './article-reading.module.css';

const MARK_TAGS = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strike: 's',
  subscript: 'sub',
  superscript: 'sup',
} as const satisfies Record<Mark, string>;

function RunText({ run }: { readonly run: Run }) {
  const lines = run.text.split('\n').map((line, index) => (
    <Fragment key={index}>
      {index === 0 ? null : <br />}
      {line}
    </Fragment>
  ));
  const marked = run.marks.reduce<ReactNode>((inner, mark) => {
    const Tag = MARK_TAGS[mark];
    return <Tag>{inner}</Tag>;
  }, lines);
  // An earlier text is looked at, not used: its links lead nowhere.
  return run.link === null ? marked : <span className={styles.link}>{marked}</span>;
}

const Runs = ({ runs }: { readonly runs: readonly Run[] }) =>
  runs.map((run, index) => <RunText key={index} run={run} />);

function List({ ordered, items }: { readonly ordered: boolean; readonly items: readonly ListItem[] }) {
  const Tag = ordered ? 'ol' : 'ul';
  return (
    <Tag>
      {items.map((item, index) => (
        <li key={index}>
          <Runs runs={item.text} />
          {item.child === null ? null : <List ordered={item.child.ordered} items={item.child.items} />}
        </li>
      ))}
    </Tag>
  );
}

function Cell({ cell }: { readonly cell: TableCell }) {
  const Tag = cell.header ? 'th' : 'td';
  return (
    <Tag colSpan={cell.colSpan} rowSpan={cell.rowSpan}>
      <Runs runs={cell.text} />
    </Tag>
  );
}

function FigureReading({ figure }: { readonly figure: Figure }) {
  const { site } = useStores();
  const { page } = useWords();
  const template = useSignalValue(site.info)?.portal.creditTemplate ?? '{names}';
  return (
    <figure>
      {figure.photo === null ? (
        <p className={styles.noPhoto}>{page.noPhoto}</p>
      ) : (
        <img
          src={`media://blob/${figure.photo.blob}?w=960`}
          alt={figure.alt}
          width={figure.photo.width}
          height={figure.photo.height}
          loading="lazy"
        />
      )}
      <figcaption>
        <Runs runs={figure.caption} /> <span className={styles.credit}>{creditLine(figure, template)}</span>
      </figcaption>
    </figure>
  );
}

function BlockReading({ block, article }: { readonly block: Block; readonly article: Article }) {
  const { page } = useWords();
  switch (block.kind) {
    case 'p':
      return (
        <p>
          <Runs runs={block.text} />
        </p>
      );
    case 'h2':
    case 'h3': {
      const Tag = block.kind === 'h2' ? 'h4' : 'h5';
      return (
        <Tag>
          <Runs runs={block.text} />
        </Tag>
      );
    }
    case 'quote':
      return (
        <blockquote>
          <Runs runs={block.text} />
        </blockquote>
      );
    case 'list':
      return <List ordered={block.ordered} items={block.items} />;
    case 'table':
      return (
        <table>
          <tbody>
            {block.rows.map((row, index) => (
              <tr key={index}>
                {row.cells.map((cell, place) => (
                  <Cell key={place} cell={cell} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
    case 'figure': {
      const figure = article.figures[block.figure];
      return figure === undefined ? null : <FigureReading figure={figure} />;
    }
    case 'embed':
      return <p className={styles.embed}>{block.title === '' ? block.url : block.title}</p>;
    case 'rule':
      return <hr />;
    case 'note':
      return (
        <aside className={styles.note} aria-label={page.note}>
          <Runs runs={block.text} />
        </aside>
      );
  }
}

/** A whole article to be read, apart from the one that is being written: nothing in it can be changed, followed or played. */
export function ArticleReading({ article }: { readonly article: Article }) {
  const words = useWords();
  const leadFigure = article.leadFigure === null ? undefined : article.figures[article.leadFigure];
  const related = inOrder(article.related);
  return (
    <article className={styles.reading} lang={article.lang}>
      {article.kicker === '' ? null : <p className={styles.kicker}>{article.kicker}</p>}
      <h3 className={styles.headline}>{article.headline === '' ? words.list.untitled : article.headline}</h3>
      {leadFigure === undefined ? null : <FigureReading figure={leadFigure} />}
      {article.lead.length === 0 ? null : (
        <p className={styles.lead}>
          <Runs runs={article.lead} />
        </p>
      )}
      {article.body.map((block) => (
        <BlockReading key={block.id} block={block} article={article} />
      ))}
      <p className={styles.byline}>
        {inOrder(article.bylines)
          .map(([, { name, agency, relayed }]) =>
            [relayed ? `${words.page.relayed} ` : '', name, agency === '' ? '' : `/${agency}`].join(''),
          )
          .join(', ')}
      </p>
      {related.length === 0 ? null : (
        <>
          <h4>{words.page.related}</h4>
          <ul>
            {related.map(([id, link]) => (
              <li key={id}>{link.title}</li>
            ))}
          </ul>
        </>
      )}
    </article>
  );
}
