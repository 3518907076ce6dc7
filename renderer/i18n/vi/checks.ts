import type { CheckLevel } from '../../../shared/checks/check-names.ts';
import { formatsOf } from '../format.ts';

const n = formatsOf('vi').number;

const levels: Readonly<Record<CheckLevel, string>> = { required: 'bắt buộc', advice: 'nhắc', off: 'không soát' };

export const checks = {
  required: 'Bắt buộc',
  advice: 'Nên xem',
  passed: (count: number) => `Đã qua ${n(count)} mục`,
  blocked: (count: number) => `Còn ${n(count)} mục bắt buộc: bài chưa gửi, duyệt hay đăng được.`,
  ready: 'Mọi mục bắt buộc đã qua. Lúc gửi, duyệt và đăng, bài được soát lại.',
  nothing: 'Không còn chỗ nào cần xem.',
  template: 'Mẫu không phải soát lỗi. Bài viết từ mẫu sẽ được soát như mọi bài.',
  go: (what: string) => `Tới chỗ: ${what}`,
  places: {
    kicker: 'Tít đè',
    headline: 'Tít',
    lead: 'Sapo',
    block: 'Thân bài',
    info: 'Bảng Thông tin',
  },
  quoted: (name: string, words: string) => `${name}: “${words}”`,
  openComments: (count: number) => `Còn ${n(count)} trao đổi chưa giải quyết`,
  links: {
    test: (count: number) => `Thử mở ${n(count)} liên kết`,
    trying: 'Đang thử mở từng liên kết…',
    failed: 'Chưa thử được. Bài và các mục khác vẫn như cũ; hãy thử lại.',
    tried: ({ tried, gone, unknown }: { readonly tried: number; readonly gone: number; readonly unknown: number }) =>
      `${[
        `Đã thử ${n(tried)} liên kết`,
        gone === 0 ? '' : `${n(gone)} không còn trang`,
        unknown === 0 ? '' : `${n(unknown)} chưa rõ vì không có trả lời`,
        gone + unknown === 0 ? 'chỗ nào cũng có trả lời' : '',
      ]
        .filter(Boolean)
        .join('; ')}.`,
  },
  /** Reports that were signed with a step. */
  signed: 'Kết quả soát lỗi đã ký',
  signedExplain: 'Kèm theo từng bước, đúng cho bản có chữ ký đó.',
  signedBy: (step: string, name: string) => `${step} · ${name}`,
  unsure: 'Chữ ký của máy lạ, không tính',
  noEffect: 'Bước này không có hiệu lực',
  counts: (required: number, advice: number, made: number) =>
    `Soát ${n(made)} mục: ${n(required)} bắt buộc chưa qua, ${n(advice)} nhắc`,
  clean: (made: number) => `Soát ${n(made)} mục: không thấy gì`,
  unknownCheck: (name: string) => `mục “${name}” của bản chương trình khác`,
  times: (name: string, count: number) => (count === 1 ? name : `${name} (${n(count)} chỗ)`),
  rules: {
    title: 'Soát lỗi',
    explain:
      'Mục bắt buộc giữ bài lại: chưa qua thì chưa gửi, duyệt hay đăng được. Mục nhắc chỉ hiện ra cho người xem. Tít, chuyên mục và thân bài luôn bắt buộc. “TK” là chỗ còn chờ điền.',
    whose: 'Quy tắc cho',
    desk: 'Mọi chuyên mục',
    asDesk: (level: string) => `như tòa soạn (${level})`,
    level: levels,
    save: 'Ký quy tắc soát lỗi',
    sentence: (required: readonly string[]) =>
      required.length === 0
        ? 'Ngoài tít, chuyên mục và thân bài, không mục nào giữ bài lại.'
        : `Giữ bài lại, ngoài tít, chuyên mục và thân bài: ${required.join('; ')}.`,
  },
};
