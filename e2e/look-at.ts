import { expect, type Page } from '@playwright/test';
import { findAccessibilityProblems } from './accessibility.ts';
import { keepPicture } from './keep-picture.ts';
import { ask } from './newsroom.ts';
import type { RunningApp } from './running-app.ts';
import { setWindowSize } from './window-size.ts';

async function speak(page: Page, locale: 'vi' | 'en'): Promise<void> {
  await ask(page, 'app:setTheme', { theme: locale === 'vi' ? 'light' : 'dark' });
  await ask(page, 'app:setLocale', { locale });
  await expect(page.locator('html')).toHaveAttribute('lang', locale);
}

async function lookOnce(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  expect.soft(await findAccessibilityProblems(page), name).toEqual([]);
  await keepPicture(page, name);
}

/** Looks at the screen as it stands: in Vietnamese by day, in English at night on the smallest window; axe finds nothing in either. */
export async function lookAt({ app, page }: Pick<RunningApp, 'app' | 'page'>, name: string): Promise<void> {
  await lookOnce(page, `${name}-vi`);
  await setWindowSize(app, 1024, 700);
  await speak(page, 'en');
  await lookOnce(page, `${name}-en`);
  await speak(page, 'vi');
  await setWindowSize(app, 1280, 800);
}
