import * as v from 'valibot';
import { nfcText } from '../../../shared/text/to-nfc.ts';

/** What a portal answers by docs/portal-contract.yaml, as far as it is read here; what it says besides is left aside. */

const text = v.pipe(v.string(), v.maxLength(2_000_000), v.transform(nfcText));
const optionalText = v.optional(text, '');
const list = <S extends v.GenericSchema>(entry: S) => v.optional(v.pipe(v.array(entry), v.maxLength(1_000)), []);

const FigureSchema = v.object({
  sha256: v.optional(v.nullable(v.string()), null),
  alt: optionalText,
  caption: optionalText,
  credit: optionalText,
});

export const StoredSchema = v.object({
  uid: v.string(),
  url: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(2_000))), null),
  etag: v.pipe(v.string(), v.minLength(1), v.maxLength(300)),
  status: v.picklist(['draft', 'pending', 'scheduled', 'published', 'withdrawn']),
  title: text,
  kicker: optionalText,
  slug: optionalText,
  lead: optionalText,
  html: text,
  bylines: list(v.object({ name: text, text: optionalText, role: optionalText })),
  section: v.optional(v.nullable(text), null),
  tags: list(text),
  leadFigure: v.optional(v.nullable(FigureSchema), null),
  figures: list(FigureSchema),
  related: list(v.object({ title: text, url: text })),
  correctionNote: optionalText,
});

export type StoredArticle = v.InferOutput<typeof StoredSchema>;

export const MeSchema = v.object({
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  site: v.optional(v.pipe(v.string(), v.maxLength(200)), ''),
  can: v.pipe(v.array(v.string()), v.maxLength(50)),
  limits: v.optional(
    v.object({
      maxAssetBytes: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))), null),
      mediaTypes: v.optional(v.nullable(v.pipe(v.array(v.string()), v.maxLength(100))), null),
    }),
    { maxAssetBytes: null, mediaTypes: null },
  ),
});

export const AssetSchema = v.object({ url: v.pipe(v.string(), v.minLength(1), v.maxLength(2_000)) });
