import { useEffect } from 'react';
import { useStores } from '../app/stores.ts';
import type { PhotoCredentials } from '../../shared/ipc/requests/photo-requests.ts';
import { useSignalValue } from '../state/use-signal-value.ts';

/** Those of the photos that have Content Credentials, with what these say; none until main has looked. */
export function useCredentials(blobs: readonly string[]): readonly PhotoCredentials[] {
  const { photos } = useStores();
  const known = useSignalValue(photos.credentials);
  const asked = blobs.join(' ');
  useEffect(() => {
    if (asked !== '') void photos.askCredentials(asked.split(' '));
  }, [photos, asked]);
  return blobs.flatMap((blob) => known.get(blob) ?? []);
}
