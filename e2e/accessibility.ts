import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type Violation = {
  readonly id: string;
  readonly impact: string | null;
  readonly help: string;
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary: string }[];
};

type Scope = {
  /** CSS selectors; the whole page without. */
  readonly within?: string;
  readonly except?: readonly string[];
};

/**
 * What axe finds wrong with the page, one line each. The window's content security policy forbids added scripts, so axe
 * comes in through the debugger, as a person's developer tools would; once for each document, since it is dearer to read than to run.
 */
export async function findAccessibilityProblems(page: Page, { within, except = [] }: Scope = {}): Promise<string[]> {
  const debuggerSession = await page.context().newCDPSession(page);
  try {
    const evaluate = async (expression: string): Promise<unknown> => {
      const options = { expression, awaitPromise: true, returnByValue: true };
      const answer = await debuggerSession.send('Runtime.evaluate', options);
      if (answer.exceptionDetails) throw new Error(`axe: ${JSON.stringify(answer.exceptionDetails)}`);
      return answer.result.value;
    };
    if ((await evaluate('typeof axe')) === 'undefined') await evaluate(`${axeSource};null`);
    const context = JSON.stringify({ include: [within ?? 'html'], exclude: except });
    const found = await evaluate(
      `axe.run(${context}, { resultTypes: ['violations'] }).then(({ violations }) => JSON.stringify(violations))`,
    );
    const violations: readonly Violation[] = JSON.parse(String(found));
    return violations.flatMap(({ id, impact, nodes }) =>
      nodes.map((node) => `${id} (${impact ?? 'minor'}) at ${node.target.join(' ')}: ${node.failureSummary}`),
    );
  } finally {
    await debuggerSession.detach();
  }
}
