import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { REQUESTS, type Channel } from '../../shared/ipc/contract.ts';
import { ok } from '../../shared/result.ts';
import type { Log } from '../log/log-file.ts';
import { answerRequest } from './answer-request.ts';
import type { Handlers } from './handlers.ts';

const channels = Object.keys(REQUESTS) as Channel[];

function setUp() {
  const called: [string, unknown][] = [];
  const handlers = Object.fromEntries(
    channels.map((channel) => [
      channel,
      (input: unknown) => {
        called.push([channel, input]);
        return ok(null);
      },
    ]),
  ) as unknown as Handlers;
  const log = { info: vi.fn<Log['info']>(), bug: vi.fn<Log['bug']>() };
  return {
    handlers,
    called,
    log,
    ask: (channel: unknown, input?: unknown) => answerRequest(handlers, log, channel, input),
  };
}

describe('[H14] what the window asks is checked before anyone acts on it', () => {
  it('a request in its form reaches its handler, brought into form', async () => {
    const { ask, called } = setUp();
    const input = { where: 'sample', deskName: '  Báo Thử ', personName: 'An', penName: '' };
    expect([await ask('desk:create', input), called]).toEqual([
      { ok: true, value: null },
      [['desk:create', { ...input, deskName: 'Báo Thử' }]],
    ]);
  });

  it.each([
    ['an unknown channel', 'desk:destroy', undefined, ['channel']],
    ['a channel by inheritance', 'constructor', undefined, ['channel']],
    ['a channel that is no word', ['app:start'], undefined, ['channel']],
    ['input where none belongs', 'app:start', { x: 1 }, ['']],
    ['no input where some belongs', 'article:open', undefined, ['']],
    ['a path for an id', 'article:open', { articleId: '../../etc/passwd' }, ['articleId']],
    ['a key too many', 'article:open', { articleId: '01M8584QJ33BQCBYHBMHYV3GBJ', 'mật khẩu': 1 }, ['']],
    ['a scheme that starts programs', 'app:openLink', { url: 'file:///etc/passwd' }, ['url']],
    ['a text for bytes', 'photo:add', { fileName: 'a.jpg', bytes: 'ÿØÿ' }, ['bytes']],
    ['a hash that is a path', 'photo:exists', { blob: `../${'a'.repeat(61)}` }, ['blob']],
    ['a half article id', 'article:saveWorkingCopy', { articleId: '01M', articleJson: '{}' }, ['articleId']],
    [
      'a deep mistake',
      'site:savePortal',
      { portal: { schema: 2 } },
      expect.arrayContaining(['portal.schema', 'portal.name']),
    ],
  ])('%s is refused', async (_name, channel, input, fields) => {
    const { ask, called } = setUp();
    const answer = await ask(channel, input);
    expect([answer, called]).toEqual([{ ok: false, error: { code: 'invalid-input', fields } }, []]);
  });

  it('a refusal names fields and never says a value', async () => {
    const { ask } = setUp();
    const secret = 'Đoàn viên bí mật';
    const wrong = { where: secret, deskName: [secret], personName: { [secret]: secret }, [secret]: secret };
    const answer = await ask('desk:create', wrong);
    expect(answer).toMatchObject({
      error: { fields: expect.arrayContaining(['where', 'deskName', 'personName', 'penName']) as unknown },
    });
    expect(JSON.stringify(answer)).not.toContain('Đoàn');
  });

  it('whatever comes, the answer is data and no handler sees what its schema refuses', async () => {
    const anything = fc.anything({ withBigInt: true, withDate: true, withMap: true, withTypedArray: true });
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.constantFrom(...channels), fc.string()), anything, async (channel, input) => {
        const { ask, called, log } = setUp();
        const answer = await ask(channel, input);
        expect(called.length).toBe(answer.ok ? 1 : 0);
        expect(log.bug).not.toHaveBeenCalled();
      }),
    );
  });
});

describe('[H16] a bug in main', () => {
  it('is logged and answered as internal, without its words', async () => {
    const { handlers, log } = setUp();
    const thrown = new Error('Đoàn viên');
    const broken: Handlers = {
      ...handlers,
      'list:counts': () => Promise.reject(thrown),
      'desk:people': () => {
        throw thrown;
      },
    };
    expect([
      await answerRequest(broken, log, 'list:counts', undefined),
      await answerRequest(broken, log, 'desk:people', undefined),
      log.bug.mock.calls,
    ]).toEqual([
      { ok: false, error: { code: 'internal' } },
      { ok: false, error: { code: 'internal' } },
      [
        ['answering list:counts', thrown],
        ['answering desk:people', thrown],
      ],
    ]);
  });
});
