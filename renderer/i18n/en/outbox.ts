import type { Words } from '../vi/vi.ts';
import { formatsOf } from '../format.ts';

const n = formatsOf('en').number;
const articles = (count: number): string => `${n(count)} ${count === 1 ? 'article' : 'articles'}`;

const steps: Words['outbox']['steps'] = {
  look: 'Ask the portal whether it is there',
  assets: 'Send photos',
  draft: 'Send the article (not public yet)',
  check: 'Read back, compare with what was approved',
  publish: 'Make it public',
  withdraw: 'Withdraw it',
  'read-back': 'Read the public page back',
  sign: 'Sign the receipt',
};

export const outbox: Words['outbox'] = {
  title: 'Outbox',
  explain:
    'Articles that were ordered to be published and are on their way to portals. Each goes up once, whatever the network or the machine does meanwhile.',
  empty: 'Nothing is being sent, and nothing was sent lately.',
  foot: (waiting) => (waiting === 0 ? 'Outbox' : `Outbox: ${articles(waiting)} waiting`),
  footPerson: (count) => `Outbox: ${articles(count)} for a person to look at`,
  phases: {
    waiting: 'Waiting',
    sending: 'Being sent',
    'needs-person': 'Somebody has to look',
    done: 'On the site, checked',
    superseded: 'Sent no longer: newer words are there, or the order was called off',
  },
  to: (portal) => `To ${portal}`,
  from: (portal) => `From ${portal}`,
  withdrawn: 'Withdrawn, the portal was asked again',
  photosStay:
    'Photos that it sent to a WordPress site, if any, stay in the media library there; whoever has a photo’s address can still see it. To be rid of them, delete them there.',
  steps,
  reasons: {
    'no-address':
      'The portal’s server was not found: perhaps there is no network. The article waits here and goes by itself when there is.',
    refused: 'The portal’s server could not be reached. The article waits here and is sent again by itself.',
    reset:
      'The connection was cut on the way. The portal is asked whether the article has arrived before anything is sent again.',
    timeout:
      'The portal did not answer in time. It is asked whether the article has arrived before anything is sent again.',
    tls: 'The server’s certificate cannot be trusted, so nothing was sent this time. Ask whoever runs the portal, then press Send again.',
    redirected:
      'The portal says that it lives elsewhere. The secret was not sent there; put the address right in the site settings.',
    'plain-http': 'This address is not encrypted (http), so nothing was sent this time. Use https.',
    'account-refused':
      'The portal does not accept this machine’s account. Replace the access token in the site settings.',
    'not-allowed': 'This account may not do that on the portal. Ask whoever runs it, then press Send again.',
    conflict: 'Something else has just changed on the portal. It is looked at again before anything is sent.',
    gone: 'The article was on the portal and is not there now. It is not put back unasked; ask whoever took it away.',
    'too-large': 'The portal does not take a file this large.',
    unsupported: 'The portal does not take this kind of file.',
    rejected: 'The portal refused the content.',
    dropped:
      'The portal took the article but did not keep what is named below. If it was not public before, it is still a draft there; press Send again to accept it so.',
    'too-soon':
      'There is too little time left to schedule it on the portal. It is a draft there; Tòa Soạn publishes it when its time has come.',
    'rate-limited': 'The portal asks to be sent to more slowly. The article waits and goes on by itself.',
    unavailable: 'The portal is under maintenance. The article waits and goes on by itself.',
    'server-failed':
      'The portal’s server reports a failure. It is asked whether the article has arrived before anything is sent again.',
    'strange-answer':
      'The portal’s answer makes no sense (perhaps a blocking page, or an old one). It is looked at again before anything is sent.',
    'no-account':
      'This machine has no access token for the portal, or the keyring cannot be opened. Enter it in the site settings.',
    'proxy-unreachable':
      'The proxy named in this machine’s network settings cannot be reached. Nothing was sent this time; the article waits here and goes on by itself.',
    'proxy-refused':
      'This network’s proxy does not let anything pass to this portal. Nothing was sent this time; the article waits here and is tried again by itself. Ask whoever runs the network.',
    'proxy-password':
      'This network’s proxy wants a password, and Tòa Soạn cannot pass such a proxy yet. Nothing was sent this time; the article waits here and is tried again by itself. Ask whoever runs the network.',
    'proxy-unknown':
      'This machine’s network settings name a kind of proxy (such as SOCKS) that Tòa Soạn cannot pass. Nothing was sent this time; the article waits here. Ask whoever runs the network.',
    'folder-unusable':
      'The drop folder cannot be written to: none was chosen on this machine, it is not there, or this machine may not. The article waits here; bring the drive back, or choose the folder in the site settings.',
    'disk-full': 'The drop folder is full. The article waits here and goes on by itself when there is room.',
    cancelled: 'Stopped.',
    differs:
      'Read back, the article on the portal is not what was approved. If it was not public yet, it still is a draft there.',
    'changed-on-site': 'Somebody changed this article on the portal itself. Nothing is written over it unasked.',
    'changed-in-folder':
      'Somebody, or another program, changed this article’s page in the site folder itself. Nothing is written over it unasked.',
    'gone-from-folder':
      'This article’s page is no longer in the site folder. Other pages still lead to it; the article in the newsroom is whole.',
    'out-by-itself':
      'The portal published the article by itself, at its scheduled time, before it could be called off. It stands there although the desk has it scheduled no longer. Take it off on the portal, or publish it here, so that both agree.',
    'withdrawn-on-site': 'The article was withdrawn or thrown away on the portal. It is not put back unasked.',
    'too-many-attempts':
      'Tried many times without success. The article is whole here; look at the portal, then press Send again.',
    'not-signed':
      'The article is on the site and was checked, but this machine could not sign the receipt. Press Send again.',
    damaged:
      'The copy waiting on this machine is not whole any more. The article in the newsroom is fine; press Publish there again.',
    'no-portal':
      'The desk does not publish to this portal any more, so the article is not sent on. What is there already stays there.',
  },
  refused: {
    publish: 'This version is not on the site; if an earlier one was there, it still is.',
    withdraw: 'The article was not taken away.',
    unseen: 'Nothing was changed on the portal this time; look which version is on the site.',
    afterwards:
      'The work on the portal is done; it could only not be read back and checked. Look at the portal, then press Send again.',
  },
  photo: (done, total) => `${steps.assets} (${n(Math.min(done + 1, total))}/${n(total)})`,
  stepsLabel: 'Steps',
  held: (time, onServer) =>
    onServer
      ? `The portal has it and will publish it by itself at ${time} (GMT+7), by its own clock.`
      : `Waits until ${time} (GMT+7). This portal cannot schedule by itself, so the program has to be running then.`,
  queued: (time) => `Ordered ${time}`,
  retry: (time) => `Tries again by itself ${time}`,
  finished: (time) => `Done ${time}`,
  address: 'Address',
  said: 'The portal says',
  sendAgain: 'Send again',
  sendOver: 'Write over what is there',
  forget: 'Follow no longer',
  keepTheirs: 'Keep the portal’s version',
  inFolder: {
    putBack: 'Write the page again as published',
    keep: 'Leave it as it is',
    sent: 'Published',
    found: 'In the folder now',
  },
  part: 'Part',
  sent: 'Sent',
  found: 'On the portal now',
  parts: {
    headline: 'Headline',
    paragraph: 'Paragraph',
    figures: 'Number of photos',
    caption: 'Caption',
    credit: 'Credit',
    alt: 'Description of the photo',
    byline: 'Byline',
    related: 'Related stories',
    page: 'Public page',
  },
  lookForChanges: 'See whether anything was changed on the site and the portals',
  lookedForChanges: (looked, changed) =>
    changed === 0
      ? `Asked for ${articles(looked)}; none was changed.`
      : `Asked for ${articles(looked)}; ${articles(changed)} not as sent; see this list.`,
  more: (left) => `Show more (${n(left)} left)`,
  forgetNote:
    'Following no longer means that the article is not sent to the portal any more. What is there already stays there; the article in the newsroom does not change.',
  open: 'Open the page',
  receipt: (waiting) => `The article is also on its way to other portals (${articles(waiting)} waiting).`,
  openOutbox: 'Open the outbox',
};

export const portals: Words['portals'] = {
  explain:
    'Besides the desk’s own site, articles that are ordered to be published go to these portals. Access tokens are kept by this machine, never in the newsroom’s shared folder; nobody can read them back here.',
  none: 'No portals yet.',
  readOnly:
    'Only managing editors and administrators add and remove portals. Tokens and folders are each machine’s own: you can enter, change and check them on this one.',
  kinds: { generic: 'Portal with the open contract', wordpress: 'WordPress', 'drop-folder': 'Drop folder (ninjs)' },
  kind: 'Kind of portal',
  name: 'Name',
  nameHint: 'What people in the newsroom call it',
  addressBad: 'This needs an address https://… without a slash at the end',
  fields: {
    generic: {
      address: 'Address of its interface',
      addressHint: 'https://…, no slash at the end; whoever runs the portal knows it',
      account: 'Account',
      secret: 'Access token',
      secretHint: 'Entered once; never shown again',
    },
    wordpress: {
      address: 'Address of the home page',
      addressHint: 'https://…, no slash at the end; as you open the site in a browser',
      account: 'WordPress user name',
      secret: 'Access token (application password)',
      secretHint:
        'Made in WordPress: Users → Profile → Application Passwords; not the password that you log in with. Entered once; never shown again',
    },
  },
  plainHttp: 'Accept an http address without encryption: anybody on the way can read everything, the token too',
  add: 'Add portal',
  adding: 'Asking the portal…',
  check: 'Check',
  enter: 'Enter a token',
  replace: 'Replace the token',
  replaceWith: 'New access token',
  save: 'Keep the token',
  cancel: 'Never mind',
  forgetAccount: 'Take the token off this machine',
  remove: 'Publish here no longer',
  account: (name) => (name === '' ? 'There is an access token' : `Account ${name}`),
  noAccount: 'No access token on this machine',
  inKeyring: 'in this machine’s keyring',
  inSession: 'remembered until the program is closed',
  keyring: {
    'no-library': 'This machine lacks the keyring’s library',
    'no-bus': 'No keyring service runs on this machine',
    locked: 'The keyring is locked',
    hanging: 'The keyring does not answer',
    failed: 'The keyring refused',
  },
  keyringThen: (trouble) =>
    `${trouble}; the token is remembered only until the program is closed and has to be entered again then.`,
  keyringUnread: (trouble) => `${trouble}, so it is not known whether there is a token.`,
  works: (site) => `The portal “${site}” accepts this account and lets it publish.`,
  mayNotPublish: (site) =>
    `The portal “${site}” accepts this account but does not let it publish. Ask whoever runs the portal.`,
  mayNot: { schedule: 'schedule', withdraw: 'withdraw what is published', upload: 'send photos' },
  lacks: (deeds) => `This account may not yet: ${deeds.join(', ')}.`,
  lost: {
    shortTitle: 'the short title for lists',
    language: 'a language of the article’s own (the whole site has one)',
  },
  loses: (fields) => `The portal has no place for: ${fields.join(', ')}.`,
  clock: (minutes) => `The portal’s clock differs from this machine’s by ${n(minutes)} min.`,
  notAdded: 'Nothing was kept.',
  unchecked: 'Kept, but the portal could not be asked.',
};
