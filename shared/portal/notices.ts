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

/** What the page of an article says that was withdrawn at `at`. */
export const withdrawalText = (portal: Portal, at: string): string =>
  fillTemplate(noticesOf(portal).withdrawn, { site: portal.name, time: formatVietnamTime(at) });
