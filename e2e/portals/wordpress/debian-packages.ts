import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';

/** A web server and PHP's module for it come along as dependencies; they are not started. */
const PACKAGES = [
  'wordpress',
  'wordpress-theme-twentytwentythree',
  'mariadb-server-core',
  'php-cli',
  'php-mysql',
  'php-gd',
  'php-mbstring',
  'php-xml',
];

const POLICY = '/usr/sbin/policy-rc.d';

function isInstalled(): boolean {
  const { stdout } = spawnSync('dpkg-query', ['-W', '-f', '${db:Status-Status} ', ...PACKAGES], { encoding: 'utf8' });
  return (stdout ?? '').split(' ').filter((status) => status === 'installed').length === PACKAGES.length;
}

function apt(args: readonly string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync('apt-get', ['-q', ...args], { env, stdio: 'ignore', timeout: 240_000 }).status === 0;
}

/** Installs without starting any service that comes along. */
function install(): boolean {
  const isOurs = !existsSync(POLICY);
  if (isOurs) writeFileSync(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    return apt(['update']) && apt(['install', '-y', '--no-install-recommends', ...PACKAGES]) && isInstalled();
  } finally {
    if (isOurs) rmSync(POLICY, { force: true });
  }
}

/** Debian's WordPress with all that it needs, installed where that may be done. Null: it is here; else why it cannot be had. */
export function ensureWordPress(): string | null {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/dpkg-query')) return 'this is not Debian or Ubuntu';
  if (isInstalled()) return null;
  if (process.getuid?.() !== 0) return `only root could install it: apt-get install ${PACKAGES.join(' ')}`;
  return install() ? null : 'apt-get could not bring it';
}
