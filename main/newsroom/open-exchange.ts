import path from 'node:path';
import type { AppError } from '../../shared/app-error.ts';
import type { ExportedFile, ExportFormat } from '../../shared/ipc/requests/exchange-requests.ts';
import type { HistoryFormat } from '../../shared/ipc/requests/history-requests.ts';
import type { Locale } from '../../shared/ipc/wire.ts';
import { renderHistoryPage } from '../../shared/receipt/history-page.ts';
import { ok, type Result } from '../../shared/result.ts';
import { createBundleRoom, type BundleRoom } from '../bundles/bundle-room.ts';
import { createWatchedWork } from '../bundles/watched-work.ts';
import type { Desk } from '../desk/desk.ts';
import { nodeDurableFs, writeDurably } from '../desk/files/durable-file.ts';
import { tryFiles } from '../desk/files/file-errors.ts';
import { articleHistory, articleReceipt } from '../export/article-receipt.ts';
import { exportArticle, type ExportParts } from '../export/export-article.ts';
import type { Announce } from '../ipc/handlers.ts';

type Outcome<T> = Promise<Result<T, AppError>>;

/** Articles that come and go as files: one piece of long work at a time, watched by the window. */
export interface ExchangeRoom {
  readonly bundles: BundleRoom;
  readonly export: (desk: Desk, articleId: string, format: ExportFormat, file: string) => Outcome<ExportedFile>;
  readonly print: (desk: Desk, articleId: string) => Outcome<null>;
  /** Writes who did what with an article: to be read, or to be checked. */
  readonly saveHistory: (
    desk: Desk,
    articleId: string,
    format: HistoryFormat,
    file: string,
  ) => Outcome<Pick<ExportedFile, 'fileName'>>;
  readonly cancel: () => void;
}

export interface ExchangeParts extends Omit<ExportParts, 'desk'> {
  readonly announce: Announce;
  /** This machine's own folder, never shared. */
  readonly localFolder: string;
  readonly newId: () => string;
  readonly locale: () => Locale;
  readonly print: (page: string) => Outcome<null>;
}

export function openExchange({
  announce,
  localFolder,
  newId,
  darkroom,
  locale,
  toPdf,
  print,
}: ExchangeParts): ExchangeRoom {
  const work = createWatchedWork((done, total) => announce('exchange:progress', { done, total }));
  const incoming = path.join(localFolder, 'incoming');
  async function historyBytes(desk: Desk, articleId: string, format: HistoryFormat): Outcome<Uint8Array> {
    const now = new Date();
    if (format === 'json') {
      const receipt = await articleReceipt(desk, articleId, now);
      return receipt.ok ? ok(Buffer.from(`${JSON.stringify(receipt.value, null, 1)}\n`)) : receipt;
    }
    const history = await articleHistory(desk, articleId);
    return history.ok ? toPdf(renderHistoryPage(history.value, locale(), now.toISOString())) : history;
  }
  return {
    bundles: createBundleRoom({ announce, run: work.run, incoming, newId }),
    export: (desk, articleId, format, file) =>
      work.run(async (watched) => {
        const exported = await exportArticle(articleId, format, { desk, darkroom, toPdf }, watched);
        if (!exported.ok) return exported;
        const { bytes, photos, missingPhotos } = exported.value;
        const written = await tryFiles(() => writeDurably(nodeDurableFs, file, bytes));
        return written.ok ? ok({ fileName: path.basename(file), photos, missingPhotos }) : written;
      }),
    print: (desk, articleId) =>
      work.run(async (watched) => {
        const page = await exportArticle(articleId, 'html', { desk, darkroom, toPdf }, watched);
        return page.ok ? print(Buffer.from(page.value.bytes).toString('utf8')) : page;
      }),
    saveHistory: async (desk, articleId, format, file) => {
      const bytes = await historyBytes(desk, articleId, format);
      if (!bytes.ok) return bytes;
      const written = await tryFiles(() => writeDurably(nodeDurableFs, file, bytes.value));
      return written.ok ? ok({ fileName: path.basename(file) }) : written;
    },
    cancel: work.cancel,
  };
}
