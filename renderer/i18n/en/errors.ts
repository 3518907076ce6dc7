import type { Words } from '../vi/vi.ts';

export const errors: Words['errors'] = {
  'invalid-input': (fields) => `Something is not valid: ${fields}. Nothing was changed; correct it and try again.`,
  'no-desk': 'No newsroom is open. Open one and try again.',
  'not-found': {
    article: 'This article is not in the newsroom. All others are as they were.',
    photo: 'The original photo is not in the newsroom. The caption is kept; choose the photo again.',
    revision: 'This revision was not found. The open article is as it was.',
    portal: 'There are no site settings yet. Open Site settings.',
    desk: 'The newsroom folder was not found. Check the drive and open it again.',
    bundle:
      'The article file is no longer where it was. Nothing in the newsroom has changed; find the file and open it again.',
    job: 'This delivery is no longer in the outbox. The article and whatever is on the site are untouched; open the outbox again to see.',
  },
  'newer-version': 'This was written by a newer Tòa Soạn. Nothing was changed; update the program.',
  damaged: {
    article: 'This article cannot be read. Its file is kept as it is, nothing was overwritten.',
    desk: 'The newsroom folder cannot be read. Nothing was overwritten; open a copy.',
    record: 'A record is not intact. It is kept as it is and left out.',
    photo: 'The original photo is damaged. The caption is kept; choose the photo again.',
    site: 'The site in its folder is no longer as it was published. The article is saved; choose a new folder for the site and publish again.',
  },
  cancelled: 'Stopped as you asked. Nothing is half done.',
  photo: {
    'not-a-photo': (file) => `“${file}” is not a photo.`,
    damaged: (file) => `“${file}” is damaged or incomplete.`,
    'too-many-pixels': (file) => `“${file}” has too many pixels.`,
    'too-large': (file) => `“${file}” is larger than 64 MB.`,
    svg: (file) => `“${file}” is an SVG, which can carry code; the site does not take it.`,
    heic: (file) => `“${file}” is a HEIC photo from a phone; export it as JPEG.`,
    unsupported: (file) => `“${file}” has a format that cannot be used yet.`,
  },
  photoSafe: 'The article and the other photos are not affected.',
  'import-refused': {
    empty: 'It is empty: there is nothing to import.',
    'too-large': 'It is larger than what is taken in (5 MB for a page, 64 MB for ninjs). Copy only the article.',
    'not-text': 'This file is neither text, a web page nor ninjs. Choose a .txt, .html or .json file.',
    'not-ninjs':
      'This file cannot be read as an article in ninjs 3: it may be cut off, damaged or of another standard. Nothing was imported; ask the sender to export it again.',
    'not-an-article':
      'This ninjs file is not an article (a picture, a video, an event or planned coverage). Nothing was imported.',
    canceled: 'The sender has canceled this story, so it was not imported. Ask the sender.',
  },
  'disk-full': 'The disk is full. What was saved is safe; free some space.',
  'read-only': 'The folder cannot be written to. What was saved is safe; check the permissions of the folder.',
  unreachable: 'The place to write to cannot be reached. What was saved is safe; check the drive or the network.',
  embargo: (until) =>
    `The article may only be published after ${until} (GMT +7). Change it in the Info panel if needed.`,
  incomplete: (missing) =>
    `The article cannot go on. Required checks that it does not pass: ${missing}. It is kept as it was; the Checks panel leads to each place.`,
  'site-folder-missing': 'The site has no folder yet. Choose one in Site settings; the article is saved as before.',
  'site-foreign':
    'The folder holds another site, not written by this newsroom. Nothing in it was touched; choose another folder.',
  'page-changed':
    'Somebody changed this article’s page in the site folder itself. The article is saved and the page was not written over. Open the outbox to compare and decide, then publish again.',
  'site-busy': 'The site is being written for something else. The article is saved; try again in a moment.',
  'desk-replaced':
    'This folder now holds another newsroom than the one this machine joined. Nothing was opened or written; your articles on this machine are as they were. Ask the administrator; if it is a new newsroom, join it and compare the six words.',
  'device-closed':
    'The key of this device has been closed, so nothing more can be signed here. What you typed is still on this machine; ask the administrator.',
  'roster-refused': {
    'not-admin': 'Only an administrator’s device can change this. Nothing was changed.',
    'last-admin':
      'A newsroom must always keep an administrator with a working device. Nothing was changed; add another administrator first.',
    unknown: 'This is no longer in the list. Nothing was changed; look at the list again.',
    already: 'This has been signed in already. Nothing was changed.',
    'not-possible': 'The list cannot be changed like that. Nothing was changed.',
    overtaken:
      'Another administrator signed at the same moment, and theirs holds. Look again and repeat yours if needed.',
    'bad-code':
      'This cannot be read: characters are missing or wrong, or it belongs to another newsroom. Nothing was changed; check each group.',
    spent: 'This recovery key no longer counts in this newsroom. Nothing was changed.',
    'no-keyring':
      'This machine has no system keyring, so its key would be gone when the program closes. Nothing was changed; do this on a machine with a keyring.',
  },
  'folder-taken': {
    desk: 'This folder is already a newsroom. Nothing in it was touched; choose “An existing newsroom folder” or another folder.',
    files: 'This folder holds other files. Nothing in it was touched; choose an empty folder.',
  },
  'is-template':
    'This is a template, not an article: it cannot be submitted or published. Nothing was signed; begin a new article from it.',
  'settings-refused':
    'Only managing editors and administrators may change the site’s settings and the portals. Nothing has changed, and nothing was sent.',
  'not-writer':
    'Others wrote these words, and they are a version already. By signing a name for them you would count as a writer and could not approve the article any more, so nothing was signed.',
  'changed-meanwhile':
    'The article changed while you were looking. Nothing was written and no version is lost; open it again and go on.',
  io: (errno) => `The machine reported an error when reading or writing (${errno}). What was saved is safe; try again.`,
  internal: 'The program failed at this. What was saved is safe; try again, or open the program again.',
  joined: (sentences) => sentences.join(' '),
  list: (parts) => new Intl.ListFormat('en-GB').format(parts),
};
