import type { AttackGroup } from './attack.ts';

/** The page gets nothing of the machine: no camera, no place, no clipboard but by the person's own paste. */
export const permissions: AttackGroup = {
  promise: 'H12',
  title: 'no permission is ever granted',
  attacks: [
    {
      name: 'ask what is permitted',
      attempt: ({ page }) =>
        page.evaluate(async () => {
          const names = [
            'geolocation',
            'notifications',
            'camera',
            'microphone',
            'clipboard-read',
            'midi',
            'storage-access',
          ];
          const states = await Promise.all(
            names.map((name) =>
              navigator.permissions.query({ name: name as PermissionName }).then(
                ({ state }) => state,
                () => 'denied',
              ),
            ),
          );
          return [...new Set(states)];
        }),
      refusal: ['denied'],
    },
    {
      name: 'read the clipboard',
      attempt: ({ page }) =>
        page.evaluate(() =>
          navigator.clipboard.readText().then(
            () => 'went through',
            (error: unknown) => (error as Error).name,
          ),
        ),
      refusal: 'NotAllowedError',
    },
    {
      name: 'use camera, microphone, screen, place and notices',
      attempt: ({ page }) =>
        page.evaluate(async () => {
          const refused = () => 'refused';
          const through = () => 'went through';
          const place = new Promise((resolve) =>
            navigator.geolocation.getCurrentPosition(
              () => resolve('went through'),
              ({ code }) => resolve(code === 1 ? 'refused' : `failed ${code}`),
            ),
          );
          return Promise.all([
            navigator.mediaDevices.getUserMedia({ video: true }).then(through, refused),
            navigator.mediaDevices.getUserMedia({ audio: true }).then(through, refused),
            navigator.mediaDevices.getDisplayMedia({ video: true }).then(through, refused),
            place,
            Notification.requestPermission().then((answer) => (answer === 'denied' ? 'refused' : answer)),
          ]);
        }),
      refusal: ['refused', 'refused', 'refused', 'refused', 'refused'],
    },
    {
      name: 'use what is plugged in',
      attempt: ({ page }) =>
        page.evaluate(async () => {
          type Devices = { getDevices?: () => Promise<unknown[]>; getPorts?: () => Promise<unknown[]> };
          const machine = navigator as unknown as Readonly<Record<'usb' | 'hid' | 'serial', Devices | undefined>>;
          const lists = await Promise.all(
            (['usb', 'hid', 'serial'] as const).map((kind) => {
              const devices = machine[kind];
              return (devices?.getDevices?.() ?? devices?.getPorts?.() ?? Promise.resolve([])).catch(() => []);
            }),
          );
          return lists.flat();
        }),
      refusal: [],
    },
  ],
};
