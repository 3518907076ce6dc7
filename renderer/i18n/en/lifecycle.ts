import { englishCount } from '../format.ts';
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
  withdrawal: {
    title: 'Withdrawn',
    done: (headline) =>
      `Taken off the site, which was read again to make sure: ${headline}. Other portals, if there are any, are in the outbox.`,
    linked: (count) =>
      `${englishCount(count, 'published article', 'published articles')} led to it. The links are gone from the site; the articles themselves still name it, please look at them:`,
    failed: (headline, why) => `“${headline}” could not be taken off the site. ${why} It is tried again by itself.`,
  },
  notices: {
    policy: 'When an article is withdrawn',
    notice: 'Its page says so',
    removed: 'Its page is removed',
    withdrawn: 'What the page of a withdrawn article says',
    withdrawnHint: '{site} is the name of the site, {time} the time of the withdrawal.',
    correction: 'Template for corrections',
    correctionHint:
      '{wrong} is what was published, {right} what is right, {time} when it was published, {site} the name of the site.',
  },
  correction: {
    action: 'Write the correction…',
    title: 'Correction and apology',
    explain:
      'Below are the sentences as published and as they are now. The correction is a part of the article and stands on the page and in every export; the article has to be approved again before it is published. What was published stays in the history as it was.',
    wrong: 'As published',
    right: 'As it is now',
    nothing: '(nothing)',
    unchanged: 'No sentence differs from what was published.',
    label: 'What readers are told',
    keep: 'Put it into the article',
    approve: 'Approve correction',
    publish: 'Publish correction',
  },
};
