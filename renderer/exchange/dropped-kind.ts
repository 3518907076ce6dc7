/** What the window does not take by dropping, by what a person calls it. */
export type RefusedKind = 'folder' | 'word' | 'pdf' | 'page' | 'archive' | 'other';
export type DroppedKind = 'bundle' | 'ninjs' | 'photo' | RefusedKind;

const ENDINGS: Readonly<Record<Exclude<DroppedKind, 'folder' | 'photo'>, string>> = {
  bundle: 'baiviet',
  ninjs: 'json',
  word: 'doc docx docm dot dotx odt ott rtf pages wps wpd',
  pdf: 'pdf',
  page: 'html htm xhtml mht mhtml txt md',
  archive: 'zip rar 7z tar gz tgz bz2 xz',
  other:
    'xls xlsx ods csv numbers ppt pptx odp key mp4 mov avi mkv webm mp3 m4a wav ogg flac exe msi apk iso psd ai eps',
};

const KIND_OF = new Map(
  Object.entries(ENDINGS).flatMap(([kind, endings]) =>
    endings.split(' ').map((ending) => [ending, kind as DroppedKind] as const),
  ),
);

/** By the name alone; whatever is not known may be a photo, which main finds out by its bytes. */
export function kindOfFile({ name }: { readonly name: string }): DroppedKind {
  const ending = /\.([^.]+)$/u.exec(name)?.[1] ?? '';
  return KIND_OF.get(ending.toLowerCase()) ?? 'photo';
}
