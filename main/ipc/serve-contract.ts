import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import type { AppError } from '../../shared/app-error.ts';
import type { Result } from '../../shared/result.ts';
import type { Log } from '../log/log-file.ts';
import { answerRequest } from './answer-request.ts';
import type { Handlers } from './handlers.ts';

/** Who may ask: the program's one window, in its main frame, showing the program's own page. */
export interface TrustedWindow {
  readonly contents: () => WebContents | null;
  readonly origin: string;
}

/** The frame is read at once: after a turn of the event loop it may be gone, or be another page's. */
function isTrusted({ sender, senderFrame }: IpcMainInvokeEvent, { contents, origin }: TrustedWindow): boolean {
  return (
    sender === contents() && senderFrame !== null && senderFrame === sender.mainFrame && senderFrame.origin === origin
  );
}

export interface ContractParts {
  readonly ipcMain: IpcMain;
  readonly window: TrustedWindow;
  readonly handlers: Handlers;
  readonly log: Log;
}

/** The only listener that main has for the window. A stranger learns nothing: no field, no code, no channel. */
export function serveContract({ ipcMain, window, handlers, log }: ContractParts): void {
  const answer = async (
    event: IpcMainInvokeEvent,
    channel: unknown,
    input: unknown,
  ): Promise<Result<unknown, AppError>> => {
    if (!isTrusted(event, window)) {
      log.info('refused a request from a stranger');
      throw new Error('refused');
    }
    return answerRequest(handlers, log, channel, input);
  };
  ipcMain.handle('desk:request', answer);
}
