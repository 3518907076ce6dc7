import { createArticle } from '../../shared/article/create-article.ts';
import { plainRuns } from '../../shared/article/runs.ts';
import type { Article, Block } from '../../shared/article/schema.ts';

interface SampleTemplate {
  readonly name: string;
  readonly kicker: string;
  readonly lead: string;
  /** A line that begins with “## ” is a subheading. */
  readonly body: readonly string[];
}

/** What a small paper writes every week; words in brackets are to be replaced. */
const TEMPLATES: readonly SampleTemplate[] = [
  {
    name: 'Tin nhanh',
    kicker: '',
    lead: '[Ai làm gì, ở đâu, khi nào: một câu.]',
    body: ['[Diễn biến, con số, người chứng kiến.]', '[Việc gì tiếp theo.]'],
  },
  {
    name: 'Phỏng vấn',
    kicker: 'Trò chuyện',
    lead: '[Người trả lời là ai, vì sao hỏi chuyện lúc này.]',
    body: ['## [Hỏi: …]', '[Trả lời.]', '## [Hỏi: …]', '[Trả lời.]', 'Xin cảm ơn [ông/bà].'],
  },
  {
    name: 'Thông báo của cơ quan',
    kicker: 'Thông báo',
    lead: '[Cơ quan] thông báo về việc [nội dung].',
    body: [
      '## Thời gian, địa điểm',
      '[Ngày, giờ, nơi.]',
      '## Ai cần biết',
      '[Đối tượng.]',
      '## Liên hệ',
      '[Số điện thoại, địa chỉ.]',
    ],
  },
];

const toBlock = (line: string, index: number): Block => {
  const id = `b${index + 1}`;
  return line.startsWith('## ')
    ? { kind: 'h2', id, text: plainRuns(line.slice(3)) }
    : { kind: 'p', id, text: plainRuns(line) };
};

/** The sample desk's house templates. */
export const sampleTemplates = (newId: () => string): readonly { readonly name: string; readonly article: Article }[] =>
  TEMPLATES.map(({ name, kicker, lead, body }) => ({
    name,
    article: { ...createArticle(newId()), kicker, lead: plainRuns(lead), body: body.map(toBlock) },
  }));
