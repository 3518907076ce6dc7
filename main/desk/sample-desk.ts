import { generateKeyBetween } from 'fractional-indexing';
import { createArticle } from '../../shared/article/create-article.ts';
import { plainRuns } from '../../shared/article/runs.ts';
import type { Article, Block } from '../../shared/article/schema.ts';
import type { Portal } from '../../shared/portal/schema.ts';
import { firstPortal } from './first-portal.ts';

/** What one invented article consists of; a line of `body` that begins with “## ” is a subheading. */
interface SampleText {
  readonly kicker: string;
  readonly headline: string;
  readonly section: string;
  readonly lead: string;
  readonly body: readonly string[];
  readonly byline: string;
  readonly place: string;
  readonly tags: readonly string[];
}

/** Places, people and events here are invented; nothing is taken from any newspaper. */
const TEXTS: readonly SampleText[] = [
  {
    kicker: 'Nông thôn mới',
    headline: 'Đường hoa về bản Nà Lìu đã nối liền hai bờ suối',
    section: 'xa-hoi',
    lead: 'Sau bốn tháng góp công, người dân bản Nà Lìu vừa làm xong chiếc cầu treo và hai cây số đường hoa, để trẻ nhỏ không còn phải lội suối đến trường.',
    body: [
      'Buổi sáng khánh thành, cả bản dậy từ lúc gà chưa gáy. Các cụ già mặc áo chàm mới, lũ trẻ cầm cờ giấy chạy trước, chiếc cầu sơn xanh rung nhè nhẹ dưới bước chân đầu tiên.',
      'Trưởng bản Lò Văn Xuyến kể, mỗi nhà góp mười lăm ngày công; nhà nào neo người thì nấu cơm, đun nước. “Ai cũng bảo cầu này là của mình, nên chẳng ai đếm công”, ông nói.',
      '## Hoa trồng trước, điện kéo sau',
      'Hai bên đường, chi hội phụ nữ chia nhau từng đoạn để trồng cúc chi và dã quỳ. Dự kiến trước mùa mưa năm tới, tuyến đường sẽ có đèn chiếu sáng bằng pin mặt trời.',
    ],
    byline: 'Minh Thảo',
    place: 'Nà Lìu',
    tags: ['nông thôn mới', 'cầu treo'],
  },
  {
    kicker: '',
    headline: 'Hợp tác xã chè Suối Bạc thử sao chè bằng bếp điện',
    section: 'kinh-te',
    lead: 'Mẻ chè sao bằng bếp điện đầu tiên của Hợp tác xã Suối Bạc giữ được hương cốm, đỡ khói, và mỗi cân bớt được gần một phần ba tiền củi.',
    body: [
      'Chị Hoàng Thị Dịu, người đứng bếp hơn hai mươi năm, thừa nhận lúc đầu không tin. “Chè mà không có lửa thì lấy gì dậy mùi”, chị cười.',
      'Nhưng sau ba tuần chỉnh nhiệt, mẻ chè thứ mười một đã được cả tổ gật đầu. Cánh chè xoăn đều, nước xanh, hậu ngọt.',
      'Hợp tác xã đang tính lắp thêm bốn bếp trước vụ xuân, vừa làm vừa ghi lại nhiệt độ từng mẻ để người mới học nghề dễ theo.',
    ],
    byline: 'Trần Quốc Khải',
    place: 'Suối Bạc',
    tags: ['chè', 'hợp tác xã'],
  },
  {
    kicker: 'Thư viện lưu động',
    headline: 'Chuyến xe sách ghé trường Tiểu học Bình Lãng mỗi chiều thứ Năm',
    section: 'van-hoa',
    lead: 'Chiếc xe tải nhỏ sơn hình con nghé chở hơn một nghìn cuốn sách đã thành khách quen của học trò vùng bãi.',
    body: [
      'Vừa nghe tiếng chuông leng keng, bọn trẻ đã xếp hàng dưới gốc bàng. Mỗi em được mượn hai cuốn, hẹn tuần sau trả.',
      'Cô thủ thư Đặng Hải Yến bảo, cuốn được mượn nhiều nhất không phải truyện tranh mà là tập sách dạy gấp giấy, đã phải dán gáy đến lần thứ ba.',
    ],
    byline: 'Ngọc Diệp',
    place: 'Bình Lãng',
    tags: ['sách', 'thiếu nhi'],
  },
  {
    kicker: '',
    headline: 'Đội bóng chuyền nữ xã Yên Phú lần đầu vào chung kết',
    section: 'the-thao',
    lead: 'Thắng ngược 3–2 trước đội chủ nhà, các cô gái Yên Phú giành vé vào trận cuối của giải bóng chuyền nông dân toàn huyện.',
    body: [
      'Thua hai ván đầu, đội trưởng Nguyễn Thu Hằng xin hội ý rồi chỉ nói một câu: “Đánh như ở sân kho nhà mình”.',
      'Từ đó, những cú bỏ nhỏ và hàng chắn hai người bắt đầu có điểm. Ván quyết định kết thúc ở tỷ số 15–13, giữa tiếng trống vang cả nhà văn hóa.',
    ],
    byline: 'Văn Sỹ',
    place: 'Yên Phú',
    tags: ['bóng chuyền'],
  },
];

const ORDER = generateKeyBetween(null, null);

const toBlock = (line: string, index: number): Block => {
  const id = `b${index + 1}`;
  return line.startsWith('## ')
    ? { kind: 'h2', id, text: plainRuns(line.slice(3)) }
    : { kind: 'p', id, text: plainRuns(line) };
};

const toArticle = (id: string, text: SampleText): Article => ({
  ...createArticle(id),
  kicker: text.kicker,
  headline: text.headline,
  lead: plainRuns(text.lead),
  body: text.body.map(toBlock),
  bylines: {
    'by-1': { name: text.byline, agency: '', relayed: false, personId: null, role: 'text', order: ORDER },
  },
  dateline: { place: text.place, date: null },
  section: text.section,
  tags: text.tags,
});

/** The sample desk's articles; the first names the second as related. */
export function sampleArticles(newId: () => string): readonly Article[] {
  const articles = TEXTS.map((text) => toArticle(newId(), text));
  const [first, second, ...others] = articles;
  if (first === undefined || second === undefined) return articles;
  const link = { kind: 'internal', article: second.id, title: second.headline, order: ORDER } as const;
  return [{ ...first, related: { 'rel-1': link } }, second, ...others];
}

/** The sample desk's portal. */
export const samplePortal = (deskName: string): Portal => ({
  ...firstPortal(deskName),
  tagline: 'Tin gần nhà, kể cho rõ',
  footer: [deskName, 'Trang thử: người, nơi và việc trong các bài đều là tưởng tượng.'],
});
