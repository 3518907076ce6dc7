import type { Passage } from '../compare/wrong-and-right.ts';
import { formatVietnamTime } from '../text/vietnam-time.ts';
import type { Notices, Portal } from './schema.ts';

const PROPOSED: Readonly<Record<Portal['lang'], Notices>> = {
  vi: {
    withdrawal: 'notice',
    withdrawn: '{site} đã gỡ bài viết này lúc {time}.',
    correction:
      'Thông tin cải chính, xin lỗi: trong bài đăng lúc {time}, do sơ suất, chúng tôi đã đăng “{wrong}”. Thông tin đúng là “{right}”. {site} chân thành xin lỗi bạn đọc.',
  },
  en: {
    withdrawal: 'notice',
    withdrawn: '{site} withdrew this article on {time}.',
    correction:
      'Correction: in the article published on {time} we wrote “{wrong}” by mistake. The correct information is “{right}”. {site} apologises to its readers.',
  },
};

/** What readers are told when something is taken back, by the settings or as proposed. */
export const noticesOf = ({ notices, lang }: Pick<Portal, 'notices' | 'lang'>): Notices => notices ?? PROPOSED[lang];

/** A template with its `{words}` filled in; one that nothing is known of stays as it stands. */
export const fillTemplate = (template: string, words: Readonly<Record<string, string>>): string =>
  template.replaceAll(/\{([a-z]+)\}/gu, (whole, name: string) => words[name] ?? whole);

/** A proposal for the public words of a correction: what was wrong and what is right, as the settings' template has it. */
export function correctionText(portal: Portal, publishedAt: string, passages: readonly Passage[]): string {
  // The template has the full stop behind its quotation mark.
  const joined = (texts: readonly string[]): string =>
    texts
      .filter((text) => text !== '')
      .map((text) => text.replace(/(?<!\.)\.$/u, ''))
      .join('”, “');
  return fillTemplate(noticesOf(portal).correction, {
    site: portal.name,
    time: formatVietnamTime(publishedAt),
    wrong: joined(passages.map(({ wrong }) => wrong)),
    right: joined(passages.map(({ right }) => right)),
  });
}

/** What the page of an article says that was withdrawn at `at`. */
export const withdrawalText = (portal: Portal, at: string): string =>
  fillTemplate(noticesOf(portal).withdrawn, { site: portal.name, time: formatVietnamTime(at) });
