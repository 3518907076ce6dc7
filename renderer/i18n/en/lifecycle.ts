import type { Words } from '../vi/vi.ts';

export const lifecycle: Words['lifecycle'] = {
  schedule: {
    title: 'Schedule',
    label: 'Day and time (GMT+7)',
    explain:
      'At that time the article goes to the site by itself: exactly the approved version, never earlier. The program has to be running on this machine; if it is not, the article goes out as soon as it is opened again, and it is said to be late. A portal that can schedule by itself publishes by its own clock, also while this machine is off.',
    past: 'The time must lie ahead.',
    missing: 'Please give day and time.',
    confirm: 'Schedule',
    change: 'Change the time…',
    inRow: (time) => `Scheduled ${time}`,
    overdue: (time) => `Overdue since ${time}`,
    note: (time) =>
      `Scheduled for ${time} (GMT+7). The program has to be running then; if it is not, the article goes out as soon as it is opened again.`,
    done: (headline, time) => `Published as scheduled for ${time}: ${headline}`,
    late: (headline, time) =>
      `Scheduled for ${time} and published only now, because the program was not running: ${headline}`,
    failed: (headline, time, why) =>
      `The time ${time} has come and “${headline}” could not be published. ${why} It is tried again by itself.`,
    edited: 'It was edited after its approval: it has to be approved again.',
  },
};
