import type { AppError } from '../../shared/app-error.ts';
import type { Answer, DeskBridge } from '../../shared/ipc/contract.ts';
import { MAX_PIECE_BYTES, type ExchangeProgress } from '../../shared/ipc/requests/exchange-requests.ts';
import { fail, ok, type Result } from '../../shared/result.ts';

/** A file as the window gets it from a drop. */
export type DroppedFile = Blob & { readonly name: string };

/** Hands a dropped bundle to main piece by piece; answers the offer that it became. */
export async function sendBundle(
  bridge: DeskBridge,
  file: DroppedFile,
  isStopped: () => boolean,
  onProgress: (progress: ExchangeProgress) => void,
): Promise<Result<string, AppError>> {
  let offerId: string | null = null;
  for (let from = 0; from === 0 || from < file.size; from += MAX_PIECE_BYTES) {
    let bytes: Uint8Array<ArrayBuffer>;
    try {
      bytes = new Uint8Array(await file.slice(from, from + MAX_PIECE_BYTES).arrayBuffer());
    } catch {
      // The file went away, or was changed, while it was read.
      if (offerId !== null) await bridge.request('exchange:decline', { offerId });
      return fail({ code: 'not-found', what: 'bundle' });
    }
    const piece = { offerId, fileName: file.name.slice(-255), bytes, fileBytes: file.size };
    const answer: Answer<'exchange:receive'> = await bridge.request('exchange:receive', piece);
    if (!answer.ok) return answer;
    const received: string = answer.value.offerId;
    if (isStopped()) {
      await bridge.request('exchange:decline', { offerId: received });
      return fail({ code: 'cancelled' });
    }
    if (from + bytes.byteLength >= file.size) return ok(received);
    offerId = received;
    onProgress({ done: from + bytes.byteLength, total: file.size });
  }
  return fail({ code: 'internal' });
}
