/** What one of many publications took, and what its bytes alone took right after it. `touched`: files written, or requests answered. */
export interface Cost {
  readonly ms: number;
  readonly bareMs: number;
  readonly touched: number;
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** How the price grew from the first ten to the last ten. Of times the quickest of ten counts: what others do on the machine only ever slows. */
export interface Growth {
  readonly timeLastToFirst: number;
  readonly touchedLastToFirst: number;
  /** All of them against the first ten: ten times as many. */
  readonly allToTen: number;
  readonly toBare: number;
  readonly touched: number;
}

export function growthOf(costs: readonly Cost[]): Growth {
  const quickest = (part: readonly Cost[]): number => Math.min(...part.map(({ ms }) => ms));
  const touched = (part: readonly Cost[]): number => median(part.map((cost) => cost.touched));
  const [first, last] = [costs.slice(0, 10), costs.slice(-10)];
  return {
    timeLastToFirst: quickest(last) / quickest(first),
    touchedLastToFirst: touched(last) / touched(first),
    allToTen: sum(costs.map(({ ms }) => ms)) / sum(first.map(({ ms }) => ms)),
    toBare: median(costs.map(({ ms, bareMs }) => ms / bareMs)),
    touched: touched(costs),
  };
}
