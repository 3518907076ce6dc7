import os from 'node:os';
import path from 'node:path';

/**
 * Where downloads of the project's tools are kept between clones.
 * @param {NodeJS.ProcessEnv} [env]
 * @param {NodeJS.Platform} [platform]
 */
export function cacheFolder(env = process.env, platform = process.platform) {
  if (env['TOASOAN_CACHE']) return env['TOASOAN_CACHE'];
  const home = os.homedir();
  if (platform === 'win32') return path.join(env['LOCALAPPDATA'] ?? home, 'toasoan', 'Cache');
  if (platform === 'darwin') return path.join(home, 'Library', 'Caches', 'toasoan');
  return path.join(env['XDG_CACHE_HOME'] || path.join(home, '.cache'), 'toasoan');
}
