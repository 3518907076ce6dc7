import type { Words } from '../vi/vi.ts';

export const checks: Words['checks'] = {
  required: 'Required',
  advice: 'Worth a look',
  passed: (count) => `${count} passed`,
  blocked: (count) =>
    count === 1
      ? '1 required check is not passed: the article cannot be submitted, approved or published yet.'
      : `${count} required checks are not passed: the article cannot be submitted, approved or published yet.`,
  ready: 'Every required check is passed. They are made again at submission, approval and publication.',
  nothing: 'Nothing left to look at.',
  template: 'Templates are not checked. An article that begins from one is checked like any other.',
  go: (what) => `Go to: ${what}`,
  places: { kicker: 'Kicker', headline: 'Headline', lead: 'Lead', block: 'Body', info: 'Info panel' },
  quoted: (name, words) => `${name}: “${words}”`,
  openComments: (count) => (count === 1 ? '1 comment is not settled' : `${count} comments are not settled`),
  links: {
    test: (count) => (count === 1 ? 'Try 1 link' : `Try ${count} links`),
    trying: 'Trying each link…',
    failed: 'The links could not be tried. The article and the other checks are as they were; try again.',
    tried: ({ tried, gone, unknown }) =>
      `${[
        tried === 1 ? '1 link tried' : `${tried} links tried`,
        gone === 0 ? '' : `${gone} gone`,
        unknown === 0 ? '' : `${unknown} unknown, without an answer`,
        gone + unknown === 0 ? 'somebody answered everywhere' : '',
      ]
        .filter(Boolean)
        .join('; ')}.`,
  },
  signed: 'Signed check reports',
  signedExplain: 'They belong to a step, and hold for exactly the version that it signed.',
  signedBy: (step, name) => `${step} · ${name}`,
  unsure: 'Signed by an unknown device: it does not count',
  noEffect: 'This step had no effect',
  counts: (required, advice, made) => `${made} checks: ${required} required not passed, ${advice} worth a look`,
  clean: (made) => `${made} checks: nothing found`,
  unknownCheck: (name) => `check “${name}” of another version of the program`,
  times: (name, count) => (count === 1 ? name : `${name} (${count} places)`),
  rules: {
    title: 'Checks',
    explain:
      'A required check holds an article back: until it is passed, the article cannot be submitted, approved or published. Advice is only shown. Headline, section and body are always required. “TK” marks words still to come.',
    whose: 'Rules for',
    desk: 'Every section',
    asDesk: (level) => `as the desk (${level})`,
    level: { required: 'required', advice: 'advice', off: 'not checked' },
    save: 'Sign the check rules',
    sentence: (required) =>
      required.length === 0
        ? 'Besides headline, section and body, nothing holds an article back.'
        : `Besides headline, section and body, these hold an article back: ${required.join('; ')}.`,
  },
};
