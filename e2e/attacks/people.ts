import type { Answer, Channel } from '../../shared/ipc/contract.ts';
import { askDesk, type AttackGroup, type Target } from './attack.ts';

const outcome = <C extends Channel>(answer: Answer<C>): string => {
  if (answer.ok) return 'went through';
  return answer.error.code === 'roster-refused' ? answer.error.reason : answer.error.code;
};

const NOBODY = '0'.repeat(64);

/** The first listed person and their device, as the screen shows them. */
async function self({ page }: Target) {
  const overview = await askDesk(page, 'people:overview', undefined);
  const person = overview.ok ? overview.value.people[0] : undefined;
  return { person: person?.personId ?? '', device: person?.devices[0]?.device ?? '' };
}

export const people: AttackGroup = {
  promise: 'D8',
  title: 'a window taken over by somebody else changes no people, devices or rules against the signed list',
  attacks: [
    {
      name: 'join a desk that nobody looked at',
      attempt: async ({ page }) =>
        outcome(await askDesk(page, 'people:joinDesk', { root: NOBODY, personName: 'x', penName: '' })),
      refusal: 'not-found',
    },
    {
      name: 'open a desk to attack: the sample',
      attempt: async ({ page }) => {
        const sample = { where: 'sample', deskName: 'Bàn thử', personName: 'Lò Văn Xuyến', penName: '' } as const;
        return (await askDesk(page, 'desk:create', sample)).ok;
      },
      refusal: true,
    },
    {
      name: 'take the last admin away, as a role, as a person, as a device',
      attempt: async (target) => {
        const { person, device } = await self(target);
        const names = { kind: 'person', person, name: 'x', penName: '' } as const;
        return [
          outcome(await askDesk(target.page, 'people:change', { change: { ...names, roles: [], active: true } })),
          outcome(
            await askDesk(target.page, 'people:change', { change: { ...names, roles: ['admin'], active: false } }),
          ),
          outcome(await askDesk(target.page, 'people:closeDevice', { device, keep: { kind: 'all' } })),
        ];
      },
      refusal: ['last-admin', 'last-admin', 'last-admin'],
    },
    {
      name: 'list a device that asked for nothing',
      attempt: async ({ page }) =>
        outcome(await askDesk(page, 'people:signIn', { request: NOBODY, as: { kind: 'new', roles: ['admin'] } })),
      refusal: 'unknown',
    },
    {
      name: 'bring in a request made of other letters',
      attempt: async ({ page }) => {
        const text = await askDesk(page, 'people:requestText', undefined);
        const [head = '', , signature = ''] = (text.ok ? text.value : '').split('.');
        const forged = btoa('{"v":1}').replaceAll('=', '');
        return outcome(await askDesk(page, 'people:takeRequestText', { text: `${head}.${forged}.${signature}` }));
      },
      refusal: 'bad-code',
    },
    {
      name: 'make a recovery key count that was never made, and guess one',
      attempt: async ({ page }) => [
        outcome(await askDesk(page, 'people:keepRecoveryKey', undefined)),
        outcome(await askDesk(page, 'people:recover', { text: '00000-00000-00000-00000-00000-00000' })),
      ],
      refusal: ['unknown', 'bad-code'],
    },
    {
      name: 'repeat a version that no admin signed',
      attempt: async ({ page }) => outcome(await askDesk(page, 'people:repeat', { version: NOBODY })),
      refusal: 'unknown',
    },
    {
      name: 'find a secret in what the screen is given',
      attempt: async ({ page }) => {
        const overview = JSON.stringify(await askDesk(page, 'people:overview', undefined));
        return /"d":|BEGIN|privateKey|jwk/u.test(overview);
      },
      refusal: false,
    },
  ],
};
