// @vitest-environment jsdom
import { fireEvent, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { openWindow, settle, type OpenedWindow } from '../app/open-window.testkit.tsx';

let opened: OpenedWindow;
afterEach(() => opened.close());

/** A name that ends in a slash is a folder: a file of that name, as the engine gives it, that cannot be read. */
const drop = async (...names: readonly string[]): Promise<void> => {
  const isFolder = (name: string): boolean => name.endsWith('/');
  fireEvent.drop(document.body, {
    dataTransfer: {
      types: ['Files'],
      files: names.map((name) => new File(['PK'], isFolder(name) ? name.slice(0, -1) : name)),
      items: names.map((name) => ({ kind: 'file', webkitGetAsEntry: () => ({ isDirectory: isFolder(name) }) })),
    },
  });
  await settle();
  await settle();
};
const said = (): readonly string[] =>
  [...screen.getByRole('region', { name: 'Thông báo' }).querySelectorAll('p')].map(({ textContent }) => textContent);
const received = () =>
  opened.twin.asked.flatMap(({ channel, input }) =>
    channel === 'exchange:receive' ? [(input as { readonly fileName: string }).fileName] : [],
  );

test('[W47] of several files dropped at once each article comes in, one after the other, and the others are counted', async () => {
  opened = await openWindow();
  opened.twin.refuse('exchange:inspect', { code: 'bundle-refused', reason: 'cut-off' });
  await drop('Một.baiviet', 'ảnh.jpg', 'Hai.baiviet', 'Ba.baiviet');
  expect(received()).toEqual(['Một.baiviet', 'Hai.baiviet', 'Ba.baiviet']);
  expect(said().filter((text) => text.startsWith('1 tệp chưa được nhận: ảnh chỉ nhận khi thả riêng'))).toHaveLength(1);
});

test('[W47] what is dropped while a question about another article stands waits for its turn', async () => {
  opened = await openWindow();
  await drop('Một.baiviet');
  await drop('Hai.baiviet');
  expect(received()).toEqual(['Một.baiviet']);
  fireEvent.click(screen.getByRole('button', { name: 'Không nhận' }));
  await settle();
  await settle();
  expect(received()).toEqual(['Một.baiviet', 'Hai.baiviet']);
});

test('[W48] what is no article and no photo is told by what it is, with what to do, and asks main for nothing', async () => {
  opened = await openWindow();
  await drop(
    'Bài gửi.DOCX',
    'Bài hai.odt',
    'Ảnh chợ/',
    'Chợ.baiviet/',
    'công văn.pdf',
    'trang.html',
    'ảnh.zip',
    'phim.mp4',
  );
  expect(said()).toHaveLength(1);
  const sentences = [
    /^“Bài gửi\.DOCX” và 1 mục khác là văn bản Word .*chép chữ rồi dán vào bài/u,
    /“Ảnh chợ” và 1 mục khác là thư mục .*thả các tệp ở trong/u,
    /“công văn\.pdf” là tệp PDF/u,
    /“trang\.html” là trang hoặc chữ .*Nhập trang báo/u,
    /“ảnh\.zip” là tệp nén .*giải nén/u,
    /“phim\.mp4” không phải ảnh hay tệp bài/u,
    /Thả vào cửa sổ được: [^:]*$/u,
  ];
  for (const sentence of sentences) expect(said()[0]).toMatch(sentence);
  expect(said().join(' ')).not.toContain('không phải là ảnh');
  expect(received()).toEqual([]);
  expect(
    opened.twin.asked.filter(({ channel }) => channel === 'photo:add' || channel === 'article:importDropped'),
  ).toEqual([]);
});

test('[W48] photos that were dropped where there is no page are not dropped silently', async () => {
  opened = await openWindow();
  await drop('một.jpg', 'hai.png');
  expect(said()).toEqual([expect.stringMatching(/^2 tệp chưa được nhận: ảnh chỉ nhận khi thả riêng lên trang/u)]);
});

test('[W48] photos that come with something else are taken, and only they', async () => {
  opened = await openWindow({ photos: [] });
  await opened.window.stores.photos.take([new File(['x'], 'Bài.docx'), new File(['x'], 'ảnh.jpg')]);
  const added = opened.twin.asked.filter(({ channel }) => channel === 'photo:add');
  expect(added.map(({ input }) => (input as { readonly fileName: string }).fileName)).toEqual(['ảnh.jpg']);
});

test('[W48] what is dropped next is told in the place of what was dropped before', async () => {
  opened = await openWindow();
  await drop('Bài.docx');
  await drop('công văn.pdf');
  expect(said()).toEqual([expect.stringMatching(/^“công văn\.pdf” là tệp PDF/u)]);
});
