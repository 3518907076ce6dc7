import { createHash } from 'node:crypto';
import { createArticle } from '../../shared/article/create-article.ts';
import { plainRuns } from '../../shared/article/runs.ts';
import type { Article } from '../../shared/article/schema.ts';
import { testPortal } from '../../shared/rendering/test-newspaper.ts';
import { derivePost } from './derive-post.ts';
import type { PostToSend } from './post-to-send.ts';

/** Two grey pixels: servers look into what they are told is a photo. */
const DOT = Buffer.from(
  '/9j/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8' +
    'fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHz/wAARCAACAAIDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAL/xAAU' +
    'EAEAAAAAAAAAAAAAAAAAAAAA/8QAFAEBAAAAAAAAAAAAAAAAAAAAAP/EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAMAwEAAhEDEQA/ALAB/9k=',
  'base64',
);

/** A post with lead, subheading, quote, list, table, two photos, names and links; `number` makes it another article. */
const contractPhotos = [1, 2].map((number) => Buffer.concat([DOT, Buffer.from(`ảnh công cộng số ${number}`)]));

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const blob = (index: number): string => String(index + 1).repeat(64);

const figure = (index: number) => ({
  photo: { blob: blob(index), mediaType: 'image/jpeg', width: 1600, height: 1067, fileName: 'ảnh gốc.jpg' } as const,
  caption: plainRuns(`Bến đò lúc ${index + 5} giờ sáng & sương mù.`),
  alt: 'Đò ngang cập bến',
  photographer: 'Thế Hà',
  source: '',
  rights: '',
  takenAt: null,
});

const contractArticle = (number: number, headline = `Giữ đò ngang cho 1,65% hộ “bên kia”, kỳ ${number}`): Article => ({
  ...createArticle(`01HZ${String(number).padStart(10, '0')}000000000000`),
  kicker: 'Chuyện bên sông',
  headline,
  lead: plainRuns('Mùa nước lên, bến Ngòi Ẻn vẫn đông khách.'),
  leadFigure: 'f1',
  figures: { f1: figure(0), f2: figure(1) },
  body: [
    {
      kind: 'p',
      id: 'b1',
      text: [...plainRuns('Ông Ún kể: '), { text: '“đò không bỏ chuyến”', marks: ['bold'], link: null }],
    },
    { kind: 'h2', id: 'b2', text: plainRuns('Người giữ bến <cũ> & mới') },
    { kind: 'figure', id: 'b3', figure: 'f2' },
    { kind: 'quote', id: 'b4', text: plainRuns('Còn khách là còn đò.\nHết khách thì nghỉ.') },
    {
      kind: 'list',
      id: 'b5',
      ordered: true,
      items: [
        {
          text: plainRuns('Vé 2.000 đồng'),
          child: { ordered: false, items: [{ text: plainRuns('trẻ em không mất tiền'), child: null }] },
        },
        { text: plainRuns('Xe máy 5.000 đồng'), child: null },
      ],
    },
    {
      kind: 'table',
      id: 'b6',
      rows: [
        {
          cells: [
            { header: true, colSpan: 1, rowSpan: 1, text: plainRuns('Giờ') },
            { header: false, colSpan: 1, rowSpan: 1, text: plainRuns('05:30') },
          ],
        },
      ],
    },
  ],
  bylines: { y1: { name: 'Lê Thúy', agency: 'NLĐO', relayed: false, personId: null, role: 'text', order: 'a0' } },
  section: 'nong-nghiep',
  tags: ['đò ngang', 'chợ phiên'],
  related: {
    r1: { kind: 'external', url: 'https://songcau.example.org/nuoc-sach', title: 'Nước sạch về bản', order: 'a0' },
  },
});

export function contractPost(number: number, headline?: string): PostToSend {
  const article = headline === undefined ? contractArticle(number) : contractArticle(number, headline);
  const photos = new Map(
    contractPhotos.map((bytes, index) => [
      blob(index),
      { sha256: sha256(bytes), bytes: bytes.byteLength, mediaType: 'image/jpeg' as const, width: 1600, height: 1067 },
    ]),
  );
  const times = { publishedAt: '2026-11-23T02:00:00.000Z', updatedAt: '2026-11-23T02:00:00.000Z' };
  return derivePost(article, { portal: testPortal, times, photos, urlOf: () => null });
}

export const contractBytes = (hash: string): Uint8Array => {
  const found = contractPhotos.find((bytes) => sha256(bytes) === hash);
  if (found === undefined) throw new Error('a photo that the contract does not know');
  return found;
};
