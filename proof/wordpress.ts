import { bringWordPress, type WordPressRole } from '../e2e/portals/wordpress/start-wordpress.ts';
import { FAULTS, faultCase, isExactlyOnce, STEPS, threeDesks, type WordPressCase } from './wordpress/fault-cases.ts';
import { companionKeeps, journeyOf } from './wordpress/role-journeys.ts';
import { openGround, type WordPressGround } from './wordpress/wordpress-ground.ts';

/**
 * npm run proof -- wordpress [-- --whole]: a real WordPress from Debian's packages on this machine, each role to the public page, an editor's (with `--whole` each) to the withdrawal and back, and
 * publications over a line that cuts, doubles, delays and answers noise, with the program stopped on its way, with and without the companion.
 */

const isWhole = process.argv.includes('--whole');
const ROLES: readonly WordPressRole[] = ['editor', 'author', 'contributor', 'administrator'];

const broken: string[] = [];
let promises = 0;
const promise = (holds: boolean, sentence: string): void => {
  promises += 1;
  if (holds) return;
  broken.push(sentence);
  console.log(`  BROKEN: ${sentence}`);
};

/** Without `--whole`: each fault at the creation, where a second post could come from, and one at each other step. */
const CASES: readonly WordPressCase[] = isWhole
  ? STEPS.flatMap((step) => FAULTS.flatMap((fault) => [0, 2, 4, 5, 6].map((crashAt) => ({ step, fault, crashAt }))))
  : [
      ...FAULTS.map((fault, index) => ({ step: 'create', fault, crashAt: index % 2 === 0 ? 0 : 5 }) as const),
      { step: 'medium', fault: 'repeated', crashAt: 0 },
      { step: 'publish', fault: 'html-noise', crashAt: 0 },
    ];

const WITH_COMPANION = CASES.filter(({ step, fault }) => step === 'create' && (isWhole || fault === 'repeated'));

/** So many cases at once: most of the time of each is waiting. */
const LANES = 3;

async function faults(
  ground: WordPressGround,
  cases: readonly WordPressCase[],
  from: number,
  how: string,
): Promise<string> {
  const runs = [
    ...cases.map((plan, index) => () => faultCase(ground, from + index, plan)),
    () => threeDesks(ground, from + cases.length),
  ];
  let once = 0;
  const work = async (): Promise<void> => {
    for (let run = runs.shift(); run !== undefined; run = runs.shift()) {
      const outcome = await run();
      promise(isExactlyOnce(outcome), `${how}: ${JSON.stringify(outcome)}`);
      if (isExactlyOnce(outcome)) once += 1;
    }
  };
  await Promise.all(Array.from({ length: LANES }, work));
  return `${how}: ${once} of ${cases.length + 1} cases exactly once`;
}

async function proveAll(): Promise<string> {
  const ground = await openGround();
  try {
    await Promise.all(
      ROLES.map((role, index) => journeyOf(ground, role, 1 + index * 10, isWhole || role === 'editor', promise)),
    );
    const stock = await faults(ground, CASES, 1_000, 'stock site');
    ground.setCompanion(true);
    await companionKeeps(ground, 100, promise);
    const companion = await faults(ground, WITH_COMPANION, 2_000, 'with the companion');
    return `WordPress ${ground.site.version}, ${ROLES.length} roles; ${stock}; ${companion}; ${promises - broken.length} of ${promises} promises held`;
  } finally {
    await ground.close();
  }
}

const missing = bringWordPress();
if (missing === null) console.log(await proveAll());
else console.log(`wordpress: skipped, there is no WordPress on this machine: ${missing}`);
process.exitCode = broken.length === 0 ? 0 : 1;
