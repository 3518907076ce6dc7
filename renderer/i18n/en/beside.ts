import type { Words } from '../vi/vi.ts';

export const beside: Words['beside'] = {
  region: (headline) => `Reading beside: ${headline}`,
  readOnly: 'Read only',
  swap: 'Open to write',
  close: 'Close',
};
