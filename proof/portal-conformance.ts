import { tryPortal } from './portal/conformance.ts';

/**
 * npm run portal-conformance -- ADDRESS: tries a portal against docs/portal-contract.yaml. The token comes from the environment, PORTAL_TOKEN. It publishes a
 * test article, which readers may see for a moment, and takes it off again: try it on a site for trying.
 */
const address = (process.argv[2] ?? '').replace(/\/$/, '');
const token = process.env['PORTAL_TOKEN'] ?? '';
if (!URL.canParse(address) || token === '') {
  console.log('Usage: PORTAL_TOKEN=secret npm run portal-conformance -- https://portal.example/intake');
  process.exitCode = 2;
} else {
  const findings = await tryPortal(address, token);
  for (const { demand, problem } of findings)
    console.log(`${problem === null ? 'ok  ' : 'FAIL'} ${demand}${problem === null ? '' : `: ${problem}`}`);
  const broken = findings.filter(({ problem }) => problem !== null).length;
  console.log(`portal-conformance: ${findings.length - broken} of ${findings.length} demands hold`);
  if (broken > 0) process.exitCode = 1;
}
