// @vitest-environment jsdom
import { fireEvent, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { openWindow, settle, type OpenedWindow } from '../app/open-window.testkit.tsx';

let opened: OpenedWindow;
afterEach(() => opened.close());

const drop = async (...names: readonly string[]): Promise<void> => {
  fireEvent.drop(document.body, {
    dataTransfer: { types: ['Files'], files: names.map((name) => new File(['PK'], name)) },
  });
  await settle();
  await settle();
};
const received = () =>
  opened.twin.asked.flatMap(({ channel, input }) =>
    channel === 'exchange:receive' ? [(input as { readonly fileName: string }).fileName] : [],
  );

test('[W47] of several files dropped at once each article comes in, one after the other, and the others are counted', async () => {
  opened = await openWindow();
  opened.twin.refuse('exchange:inspect', { code: 'bundle-refused', reason: 'cut-off' });
  await drop('Một.baiviet', 'ảnh.jpg', 'Hai.baiviet', 'Ba.baiviet');
  expect(received()).toEqual(['Một.baiviet', 'Hai.baiviet', 'Ba.baiviet']);
  expect(screen.getByText(/^Ngoài tệp bài còn 1 tệp khác chưa được nhận/u)).toBeTruthy();
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
