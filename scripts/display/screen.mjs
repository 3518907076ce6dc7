import { startServant } from './servant.mjs';

/**
 * A screen in memory. Xvfb picks a free number itself and says which.
 * @param {NodeJS.ProcessEnv} env
 */
export async function startScreen(env) {
  const args = ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp', '-dpi', '96'];
  const { child, end, fails } = startServant('Xvfb', args, { env });
  const answer = child.stdio[3];
  const number = new Promise((resolve) => {
    let text = '';
    answer?.on('data', (chunk) => {
      text += String(chunk);
      if (text.includes('\n')) resolve(text.trim());
    });
  });
  try {
    return { env: { DISPLAY: `:${String(await Promise.race([number, fails]))}` }, end };
  } catch (error) {
    await end();
    throw error;
  }
}
