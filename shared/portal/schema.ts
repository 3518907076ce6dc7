import * as v from 'valibot';
import { nfcText } from '../text/to-nfc.ts';
import { EntryIdSchema, OrderKeySchema } from '../article/schema.ts';

const nfc = v.transform(nfcText);
const line = (max = 500) => v.pipe(v.string(), v.maxLength(max), v.regex(/^[^\n\r]*$/u), nfc);
const slug = v.pipe(v.string(), v.maxLength(80), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/));
const WebAddress = v.pipe(v.string(), v.maxLength(2_000), v.regex(/^https?:\/\/[^\s<>"]+$/iu));

/** A section (chuyên mục) of the site; `parent` makes the tree. */
export const SectionSchema = v.strictObject({
  id: EntryIdSchema,
  title: v.pipe(line(100), v.minLength(1)),
  slug,
  parent: v.nullable(EntryIdSchema),
  order: OrderKeySchema,
});

/** A link with the words that the reader sees. */
export const TitledLinkSchema = v.strictObject({ title: v.pipe(line(), v.minLength(1)), url: WebAddress });

/** A list of links kept by hand: special issues, campaigns, banners. */
export const LinkListSchema = v.strictObject({
  title: v.pipe(line(), v.minLength(1)),
  links: v.pipe(v.array(TitledLinkSchema), v.maxLength(100), v.readonly()),
});

/** A page that is not news (Giới thiệu, Thông tin tuyển dụng): paragraphs are separated by an empty line. */
export const StandingPageSchema = v.strictObject({
  title: v.pipe(line(), v.minLength(1)),
  slug,
  text: v.pipe(v.string(), v.maxLength(100_000), nfc),
});

/** What kinds of portals there is an adapter for. */
export const OUTLET_KINDS = ['generic', 'wordpress', 'drop-folder'] as const;

export type OutletKind = (typeof OUTLET_KINDS)[number];

const outlet = { id: EntryIdSchema, name: v.pipe(line(200), v.minLength(1)) };

/**
 * A portal on the network. `address` is where its interface is served, or the site's home page where that tells; the account belongs to each
 * machine and is never here. `acceptsPlainHttp`: a person has agreed that everything can be read on the way.
 */
export const WebOutletSchema = v.strictObject({
  ...outlet,
  kind: v.picklist(['generic', 'wordpress']),
  address: v.pipe(WebAddress, v.regex(/[^/]$/)),
  acceptsPlainHttp: v.boolean(),
});

/** Another place that the desk's articles are published to, besides its own site. Which folder a drop folder is, each machine says for itself. */
export const OutletSchema = v.variant('kind', [
  WebOutletSchema,
  v.strictObject({ ...outlet, kind: v.literal('drop-folder') }),
]);

/** A portal that is reached over the network, with an account there. */
export type WebOutlet = v.InferOutput<typeof WebOutletSchema>;

const template = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(2_000), nfc);

/** How a withdrawn article leaves: its page says so, or is not there any more; and the templates of public texts, `{words}` stand for what is filled in. */
export const NoticesSchema = v.strictObject({
  withdrawal: v.picklist(['notice', 'removed']),
  withdrawn: template,
  correction: template,
});

/** One portal's public face, edited in the app. What is secret or belongs to one machine (accounts, folders) is never in it. */
export const PortalSchema = v.strictObject({
  schema: v.literal(1),
  id: EntryIdSchema,
  name: v.pipe(line(200), v.minLength(1)),
  tagline: line(),
  /**
   * Where the site stands for readers, without a slash at the end; canonical addresses, feeds and sitemaps are built on it. Null: the newsroom
   * has not said, and nothing is written that would need it.
   */
  url: v.nullable(v.pipe(WebAddress, v.regex(/[^/]$/))),
  lang: v.picklist(['vi', 'en']),
  sections: v.pipe(v.array(SectionSchema), v.maxLength(300), v.readonly()),
  /** “Liên kết website”. */
  siteLinks: v.pipe(v.array(TitledLinkSchema), v.maxLength(200), v.readonly()),
  specialLists: v.pipe(v.array(LinkListSchema), v.maxLength(30), v.readonly()),
  standingPages: v.pipe(v.array(StandingPageSchema), v.maxLength(100), v.readonly()),
  /** Lines at the foot of every page: licence, responsible editor, address. */
  footer: v.pipe(v.array(line()), v.maxLength(20), v.readonly()),
  /** How a photo's credit prints; `{names}` stands for photographer and source. */
  creditTemplate: v.pipe(
    line(100),
    v.check((text) => text.includes('{names}')),
  ),
  /** What readers are told when something is taken back; left out: as the program proposes. */
  notices: v.exactOptional(NoticesSchema),
  outlets: v.exactOptional(v.pipe(v.array(OutletSchema), v.maxLength(20), v.readonly())),
});

export type Section = v.InferOutput<typeof SectionSchema>;
export type TitledLink = v.InferOutput<typeof TitledLinkSchema>;
export type LinkList = v.InferOutput<typeof LinkListSchema>;
export type Notices = v.InferOutput<typeof NoticesSchema>;
export type Outlet = v.InferOutput<typeof OutletSchema>;
export type Portal = v.InferOutput<typeof PortalSchema>;
