import type { AppError } from '../../shared/app-error.ts';
import { MAX_REQUEST_BYTES } from '../../shared/records/join-request.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { DeviceUse } from '../../shared/ipc/people-wire.ts';
import type { Desk } from '../desk/desk.ts';
import type { DeskRoster } from '../desk/people/desk-roster.ts';
import { tryFiles } from '../desk/files/file-errors.ts';
import type { Newsroom } from '../newsroom/newsroom.ts';
import { lookAtDesk } from '../newsroom/look-at-desk.ts';
import { readPickedFile, type FileDialogs } from '../windows/file-dialogs.ts';
import type { HandlersOf } from './handlers.ts';

export interface PeopleHandlerParts {
  readonly newsroom: Newsroom;
  readonly dialogs: FileDialogs;
  /** This machine's own folder, which knows the desks that it joined. */
  readonly localFolder: string;
}

/** As many as a person looks through. */
const MAX_STEPS = 200;

async function deviceUse({ roster, rows }: Desk, device: string): Promise<Result<DeviceUse, AppError>> {
  const signed = await roster.deviceSteps(device);
  if (!signed.ok) return signed;
  const shown = signed.value.slice(-MAX_STEPS).toReversed();
  const known = await rows([...new Set(shown.map(({ articleId }) => articleId))]);
  if (!known.ok) return known;
  const headlines = new Map(known.value.map(({ id, headline }) => [id, headline]));
  return ok({
    articles: new Set(signed.value.map(({ articleId }) => articleId)).size,
    records: signed.value.length,
    newestAt: signed.value.at(-1)?.at ?? null,
    steps: shown.map(({ record, articleId, kind, at }) => {
      return { record, articleId, kind, at, headline: headlines.get(articleId) ?? '' };
    }),
  });
}

export function peopleHandlers({ newsroom, dialogs, localFolder }: PeopleHandlerParts): HandlersOf<'people'> {
  /** The folder that the person chose last; joining it is a second question. */
  let lookedAt: string | null = null;

  const atRoster = async <T>(
    work: (roster: DeskRoster) => Promise<Result<T, AppError>>,
  ): Promise<Result<T, AppError>> => {
    const here = await newsroom.here();
    return here.ok ? work(here.value.desk.roster) : here;
  };
  const readRequestFile = async (): Promise<Result<string, AppError>> => {
    const file = await dialogs.pickRequest();
    if (file === null) return fail({ code: 'cancelled' });
    const bytes = await tryFiles(() => readPickedFile(file, 2 * MAX_REQUEST_BYTES));
    if (!bytes.ok) return bytes;
    return bytes.value === null
      ? fail({ code: 'roster-refused', reason: 'bad-code' })
      : ok(new TextDecoder().decode(bytes.value));
  };
  return {
    'people:lookAtDesk': async () => {
      const folder = await dialogs.pickDesk();
      if (folder === null) return fail({ code: 'cancelled' });
      const desk = await lookAtDesk(folder, localFolder);
      lookedAt = desk.ok ? folder : null;
      return desk;
    },
    'people:joinDesk': async ({ root, personName, penName }) => {
      if (lookedAt === null) return fail({ code: 'not-found', what: 'desk' });
      const desk = await newsroom.openDesk(lookedAt, { name: personName, penName }, root);
      return desk.ok ? ok(desk.value.info()) : desk;
    },
    'people:overview': () => atRoster((roster) => roster.overview()),
    'people:change': ({ change }) => atRoster((roster) => roster.change(change)),
    'people:understood': () => atRoster((roster) => roster.understood()),
    'people:askAgain': () => atRoster((roster) => roster.askAgain()),
    'people:requestText': () => atRoster((roster) => roster.requestText()),
    'people:takeRequestText': ({ text }) => atRoster((roster) => roster.takeRequest(text)),
    'people:takeRequestFile': () =>
      atRoster(async (roster) => {
        const text = await readRequestFile();
        return text.ok ? roster.takeRequest(text.value) : text;
      }),
    'people:putAwayRequest': ({ request }) => atRoster((roster) => roster.putAwayRequest(request)),
    'people:showPutAway': () => atRoster((roster) => roster.showPutAway()),
    'people:signIn': ({ request, as }) => atRoster((roster) => roster.signIn(request, as)),
    'people:deviceUse': async ({ device }) => {
      const here = await newsroom.here();
      return here.ok ? deviceUse(here.value.desk, device) : here;
    },
    'people:closeDevice': ({ device, keep }) => atRoster((roster) => roster.closeDevice(device, keep)),
    'people:repeat': ({ version }) => atRoster((roster) => roster.repeat(version)),
    'people:makeRecoveryKey': () => atRoster((roster) => roster.makeRecoveryKey()),
    'people:keepRecoveryKey': () => atRoster((roster) => roster.keepRecoveryKey()),
    'people:recover': ({ text }) => atRoster((roster) => roster.recover(text)),
  };
}
