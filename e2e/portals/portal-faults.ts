/** How the reference portal can go wrong, each as real servers and lines do. */
export const SERVER_FAULTS = [
  'cut-before',
  'cut-after',
  'cut-during',
  'truncated',
  'hung',
  'hung-after',
  'late-commit',
  '429',
  '503',
  'html-noise',
  'captcha',
  '500-before',
  '500-after',
  'redirect',
] as const;

export type ServerFault = (typeof SERVER_FAULTS)[number];

/** A request as the plan of faults sees it; `step` is the operation of the contract that it belongs to. */
export interface SeenRequest {
  readonly step: 'me' | 'look' | 'asset' | 'create' | 'replace' | 'publish' | 'remove' | 'page';
  readonly key: string;
}

/** The work is done although the answer will say nothing of it. */
const DONE_ALL_THE_SAME: ReadonlySet<ServerFault> = new Set([
  'cut-after',
  'cut-during',
  'truncated',
  'hung-after',
  'html-noise',
  '500-after',
]);

export const isDoneAllTheSame = (fault: ServerFault): boolean => DONE_ALL_THE_SAME.has(fault);
