import type { Words } from '../vi/vi.ts';

export const reading: Words['reading'] = {
  isNew: 'New',
  end: 'End of the queue: no article further this way.',
};
