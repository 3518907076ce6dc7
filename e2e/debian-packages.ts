import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';

const POLICY = '/usr/sbin/policy-rc.d';

function areInstalled(packages: readonly string[]): boolean {
  const { stdout } = spawnSync('dpkg-query', ['-W', '-f', '${db:Status-Status} ', ...packages], { encoding: 'utf8' });
  return (stdout ?? '').split(' ').filter((status) => status === 'installed').length === packages.length;
}

function apt(args: readonly string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync('apt-get', ['-q', ...args], { env, stdio: 'ignore', timeout: 240_000 }).status === 0;
}

/** Installs without starting any service that comes along. */
function install(packages: readonly string[]): boolean {
  const isOurs = !existsSync(POLICY);
  if (isOurs) writeFileSync(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    return apt(['update']) && apt(['install', '-y', '--no-install-recommends', ...packages]) && areInstalled(packages);
  } finally {
    if (isOurs) rmSync(POLICY, { force: true });
  }
}

/** Real servers for tests, from Debian, installed where that may be done. Null: they are here; else why they cannot be had. */
export function bringPackages(packages: readonly string[]): string | null {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/dpkg-query')) return 'this is not Debian or Ubuntu';
  if (areInstalled(packages)) return null;
  if (process.getuid?.() !== 0) return `only root could install it: apt-get install ${packages.join(' ')}`;
  return install(packages) ? null : 'apt-get could not bring it';
}
