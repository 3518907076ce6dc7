import { BrowserWindow, session } from 'electron';
import type { AppError } from '../../shared/app-error.ts';
import { fail, ok, type Result } from '../../shared/result.ts';

const ADDRESS = 'print://page/';

/** Whatever is in the page: it loads nothing, runs nothing and goes nowhere. */
const HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy':
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
} as const;

/** A window that nobody sees, in a session of its own that forgets everything and reaches only this one page. */
async function withPage<T>(page: string, work: (window: BrowserWindow) => Promise<T>): Promise<T> {
  const own = session.fromPartition(`print-${Date.now()}-${Math.random()}`);
  own.webRequest.onBeforeRequest(({ url }, decide) => {
    decide({ cancel: url !== ADDRESS && !/^data:image\/(jpeg|webp|png);base64,/u.test(url) });
  });
  own.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  own.protocol.handle('print', () => new Response(page, { headers: HEADERS }));
  const window = new BrowserWindow({
    show: false,
    webPreferences: { session: own, sandbox: true, contextIsolation: true, nodeIntegration: false, javascript: false },
  });
  try {
    await window.loadURL(ADDRESS);
    return await work(window);
  } finally {
    window.destroy();
    own.protocol.unhandle('print');
  }
}

/** The page on A4, tagged for readers who listen. */
const toPdf = async (page: string): Promise<Result<Uint8Array, AppError>> =>
  ok(
    await withPage(page, (window) =>
      window.webContents.printToPDF({ pageSize: 'A4', printBackground: true, generateTaggedPDF: true }),
    ),
  );

/** Asks the person for a printer; `cancelled` when they chose none. */
const print = async (page: string): Promise<Result<null, AppError>> =>
  withPage(
    page,
    (window) =>
      new Promise((resolve) => {
        window.webContents.print({ printBackground: true }, (isPrinted) =>
          resolve(isPrinted ? ok(null) : fail({ code: 'cancelled' })),
        );
      }),
  );

/** A page on paper: as a file, or from a printer. */
export const paper = { toPdf, print };
