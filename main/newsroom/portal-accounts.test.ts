import { describe, expect, test } from 'vitest';
import { fail, ok } from '../../shared/result.ts';
import type { CredentialProblem, CredentialStore } from '../credentials/credential-store.ts';
import { createMemoryCredentials } from '../credentials/memory-credentials.ts';
import { createPortalAccounts } from './portal-accounts.ts';

const account = { account: 'ban-bien-tap', secret: 'mat-ma' };

test('[O31] an account is kept under the desk and the portal, comes back, and is forgotten', async () => {
  const keyring = createMemoryCredentials('keyring');
  const accounts = createPortalAccounts(keyring, 'ban-1');
  expect(await accounts.keep('cong', account)).toEqual({ account: 'ban-bien-tap', custody: 'keyring', problem: null });
  // As after a restart: nothing but the keyring remembers.
  const again = createPortalAccounts(keyring, 'ban-1');
  expect(await again.read('cong')).toEqual(account);
  expect(await createPortalAccounts(keyring, 'ban-2').read('cong')).toBeNull();
  await again.forget('cong');
  expect(await again.standing('cong')).toEqual({ account: null, custody: null, problem: null });
});

describe('[O31] a keyring that does not serve', () => {
  const PROBLEMS: readonly CredentialProblem[] = ['no-library', 'no-bus', 'locked', 'hanging', 'failed'];
  const broken = (problem: CredentialProblem): CredentialStore => ({
    custody: 'keyring',
    read: async () => fail(problem),
    write: async () => fail(problem),
    remove: async () => fail(problem),
    check: async () => fail(problem),
  });

  test.each(PROBLEMS)('%s: named, and remembered until the program is closed', async (problem) => {
    const accounts = createPortalAccounts(broken(problem), 'ban-1');
    expect(await accounts.keep('cong', account)).toEqual({ account: 'ban-bien-tap', custody: 'session', problem });
    expect(await accounts.read('cong')).toEqual(account);
    const afterRestart = createPortalAccounts(broken(problem), 'ban-1');
    expect(await afterRestart.standing('cong')).toEqual({ account: null, custody: null, problem });
  });

  test('one that takes things and does not give them back is locked, not believed', async () => {
    const swallowing: CredentialStore = { ...createMemoryCredentials('keyring'), read: async () => ok(null) };
    const kept = await createPortalAccounts(swallowing, 'ban-1').keep('cong', account);
    expect(kept).toMatchObject({ custody: 'session', problem: 'locked' });
  });

  test('something else under the name is no account', async () => {
    const keyring = createMemoryCredentials('keyring');
    await keyring.write('portal/ban-1/cong', '{"secret":1}');
    expect(await createPortalAccounts(keyring, 'ban-1').read('cong')).toBeNull();
  });
});
