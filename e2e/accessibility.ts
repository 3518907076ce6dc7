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
 * comes in through the debugger, as a person's developer tools would.
 */
export async function findAccessibilityProblems(page: Page, { within, except = [] }: Scope = {}): Promise<string[]> {
  const debuggerSession = await page.context().newCDPSession(page);
  try {
    const context = JSON.stringify({ include: [within ?? 'html'], exclude: except });
    const expression = `${axeSource};axe.run(${context}, { resultTypes: ['violations'] }).then((found) => JSON.stringify(found.violations))`;
    const answer = await debuggerSession.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (answer.exceptionDetails) throw new Error(`axe: ${JSON.stringify(answer.exceptionDetails)}`);
    const violations: readonly Violation[] = JSON.parse(String(answer.result.value));
    return violations.flatMap(({ id, impact, nodes }) =>
      nodes.map((node) => `${id} (${impact ?? 'minor'}) at ${node.target.join(' ')}: ${node.failureSummary}`),
    );
  } finally {
    await debuggerSession.detach();
  }
}
