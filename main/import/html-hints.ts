import type { Hint } from './piece.ts';
import { attribute, hasAttribute, isElement, isText, isUnseen, type HtmlElement } from './html-tree.ts';

/** Class and id names as portals write them, English and Vietnamese, without accents and case. */
const NAMES: readonly (readonly [hint: Hint | 'article', names: RegExp])[] = [
  [
    'article',
    /^(article-?body|article-?content|entry-content|post-content|post-body|news-?content|content-?detail|detail-?content|content-?body|cms-body|fck-detail|noi-?dung(-?bai-?viet|-?tin)?|the-content|td-post-content)$/,
  ],
  [
    'headline',
    /^(article-?title|post-title|entry-title|news-?title|detail-?title|title-?detail|title-?news|page-title|headline|tieu-?de(-?tin|-?bai)?)$/,
  ],
  ['kicker', /^(kicker|suptitle|sup-title|supertitle|eyebrow|tit-phu)$/],
  [
    'lead',
    /^(sapo|chapeau|lead|lede|standfirst|summary|article-?summary|trich-?dan|tom-?tat|mo-?ta|detail-?sapo|news-?sapo|singular-sapo)$/,
  ],
  [
    'caption',
    /^(caption|wp-caption-text|fig-?caption|photocms-caption|image-?caption|img-?caption|chu-?thich(-?anh)?|desc-?image|pic-?caption)$/,
  ],
  ['byline', /^(author|byline|tac-?gia|but-?danh|author-?name|post-author|news-?author|nguon)$/],
  ['date', /^(date|time|datetime|publish-?date|post-date|posted-on|entry-date|ngay-?dang|date-?time|detail-?time)$/],
  [
    'related',
    /^(related|relate|related-?(news|posts|articles)|lien-?quan|tin-?lien-?quan|tin-?khac|cac-?tin-?khac|other-?news|tin-?cung-?(loai|muc|chuyen-?muc)|yarpp(-related)?)$/,
  ],
  ['tags', /^(tags|tag-?list|tags-links|post-tags|tu-?khoa|keywords)$/],
  [
    'furniture',
    /^(nav|navbar|navigation|menu|main-?menu|top-?menu|breadcrumbs?|sidebar|footer|site-footer|share|sharing|sharedaddy|social|comments?|comment-?list|binh-?luan|ads?|adv|banner|quang-?cao|search|search-?form|tim-?kiem|widget|popup|cookie|newsletter|subscribe|toolbar|tools|pagination|copyright|logo|skip-link|top-?bar|doc-?nhieu|tin-?moi|xem-?nhieu|right-?col|left-?col|col-?right|col-?left|cot-?phai|cot-?trai|lien-?ket)$/,
  ],
];

/** Tags of which portals make no other use. */
const FURNITURE_TAGS = /^(nav|footer|aside|button|select|option|textarea|menu|dialog)$/;

const ITEMPROPS: Readonly<Record<string, Hint | 'article'>> = {
  headline: 'headline',
  description: 'lead',
  articleBody: 'article',
  author: 'byline',
  datePublished: 'date',
  caption: 'caption',
};

/** The names of one attribute, in lower case with words set apart by hyphens: `detailTitle` and `detail_title` are `detail-title`. */
const namesIn = (value: string): readonly string[] =>
  value
    .slice(0, 1_000)
    .split(/\s+/)
    .map((name) =>
      name
        .replace(/([a-z])([A-Z])/g, '$1-$2')
        .replace(/_+/g, '-')
        .toLowerCase(),
    )
    .filter((name) => name !== '')
    .flatMap((name) => [
      name,
      name.replace(/^(box|block|list|wrap|detail|article|news|post|entry|main|page|top|bottom|site)-/, ''),
    ]);

const isHidden = (element: HtmlElement): boolean =>
  hasAttribute(element, 'hidden') || /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attribute(element, 'style'));

const isCentered = (element: HtmlElement): boolean =>
  element.tagName === 'center' ||
  /^center$/i.test(attribute(element, 'align')) ||
  /text-align\s*:\s*center/i.test(attribute(element, 'style'));

function namedHints(element: HtmlElement): ReadonlySet<Hint | 'article'> {
  const names = [...namesIn(attribute(element, 'class')), ...namesIn(attribute(element, 'id'))];
  // A page builder wraps every part of a page, the article too, in a widget.
  const known = names.some((name) => name.startsWith('elementor')) ? names.filter((name) => name !== 'widget') : names;
  const hints = new Set(NAMES.filter(([, pattern]) => known.some((name) => pattern.test(name))).map(([hint]) => hint));
  const property = ITEMPROPS[attribute(element, 'itemprop')];
  if (property !== undefined) hints.add(property);
  if (/(^|\s)author(\s|$)/.test(attribute(element, 'rel'))) hints.add('byline');
  return hints;
}

/** Everything the page says about one element, apart from what surrounds it. */
export interface ElementHints {
  readonly hints: ReadonlySet<Hint>;
  readonly isArticle: boolean;
}

const NO_HINTS: ElementHints = { hints: new Set(), isArticle: false };

/**
 * Reads hints, and doubts them: an element that holds much of the page's prose is not its menu, caption or byline, whatever it is called. Class
 * names are reused for everything, the amount of text is not.
 */
export function createHintReader(body: HtmlElement) {
  const prose = new Map<HtmlElement, number>();
  const measure = (element: HtmlElement): number => {
    if (isUnseen(element) || element.tagName === 'a') return 0;
    let units = 0;
    for (const node of element.childNodes) {
      if (isText(node)) units += node.value.trim().length;
      else if (isElement(node)) units += measure(node);
    }
    prose.set(element, units);
    return units;
  };
  const total = measure(body);
  return (element: HtmlElement): ElementHints => {
    if (element === body || element.tagName === 'html') return NO_HINTS;
    const named = namedHints(element);
    const isArticle = named.has('article') || element.tagName === 'article' || element.tagName === 'main';
    const hints = new Set<Hint>();
    for (const hint of named) if (hint !== 'article') hints.add(hint);
    if (FURNITURE_TAGS.test(element.tagName) || isHidden(element)) hints.add('furniture');
    if (element.tagName === 'figcaption') hints.add('caption');
    if (element.tagName === 'time') hints.add('date');
    const isMost = (prose.get(element) ?? 0) > total * 0.4 && total > 400;
    if (isMost || isArticle) hints.clear();
    if (isCentered(element) && !isMost) hints.add('centered');
    return { hints, isArticle };
  };
}
