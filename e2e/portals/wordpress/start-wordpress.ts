import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bringPackages } from '../../debian-packages.ts';
import { freePort } from '../../free-port.ts';

/** A WordPress site of its own on this machine: Debian's files, a database on a socket, PHP's own server on loopback. */
export interface WordPressSite {
  readonly address: string;
  readonly version: string;
  readonly accounts: Readonly<Record<WordPressRole, WordPressAccount>>;
  /** The interface as the administrator uses it, behind the desk's back. */
  readonly ask: (method: string, route: string, body?: unknown) => Promise<unknown>;
  /** Puts a plugin of the site's own in, or takes it out. */
  readonly setPlugin: (file: string, isIn: boolean) => void;
  readonly stop: () => Promise<void>;
}

export type WordPressRole = 'administrator' | 'editor' | 'author' | 'contributor';

interface WordPressAccount {
  readonly id: number;
  readonly account: string;
  readonly secret: string;
}

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

/** Null: Debian's WordPress is here, or was brought; else why it cannot be had. */
export const bringWordPress = (): string | null => bringPackages(PACKAGES);

const SOURCE = '/usr/share/wordpress';
const HERE = import.meta.dirname;

/** Workers of PHP's server: as many requests at once. */
const WORKERS = 4;

const CONFIG = (folder: string): string => `<?php
define('DB_NAME', 'wp'); define('DB_USER', 'root'); define('DB_PASSWORD', ''); define('DB_HOST', 'localhost:${folder}/db.sock');
define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', '');
// Application passwords over plain http are for local sites only.
define('WP_ENVIRONMENT_TYPE', 'local');
// Under whatever address it is asked: a faulty line may stand before it.
define('WP_HOME', 'http://' . $_SERVER['HTTP_HOST']); define('WP_SITEURL', WP_HOME);
define('WP_CONTENT_DIR', '${folder}/www/wp-content');
define('AUTOMATIC_UPDATER_DISABLED', true); define('DISABLE_WP_CRON', true);
define('WP_DEBUG', true); define('WP_DEBUG_DISPLAY', false); define('WP_DEBUG_LOG', '${folder}/php.log');
foreach (['AUTH_KEY', 'SECURE_AUTH_KEY', 'LOGGED_IN_KEY', 'NONCE_KEY', 'AUTH_SALT', 'SECURE_AUTH_SALT', 'LOGGED_IN_SALT', 'NONCE_SALT'] as $key) define($key, 'test-' . $key);
$table_prefix = 'wp_';
defined('ABSPATH') || define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
`;

/** The site's own files beside Debian's, which are only pointed at. */
function layOut(folder: string): string {
  const www = path.join(folder, 'www');
  for (const part of ['mu-plugins', 'plugins', 'uploads', 'themes', 'languages'])
    mkdirSync(path.join(www, 'wp-content', part), { recursive: true });
  for (const part of ['wp-includes', 'wp-admin']) symlinkSync(path.join(SOURCE, part), path.join(www, part));
  for (const file of readdirSync(SOURCE))
    if (file.endsWith('.php') && file !== 'wp-config.php')
      cpSync(path.join(SOURCE, file), path.join(www, file), { dereference: true });
  cpSync(path.join(SOURCE, 'wp-content/themes'), path.join(www, 'wp-content/themes'), {
    recursive: true,
    dereference: true,
  });
  cpSync(path.join(HERE, 'quiet.php'), path.join(www, 'wp-content/mu-plugins/quiet.php'));
  writeFileSync(path.join(www, 'wp-config.php'), CONFIG(folder));
  return www;
}

function run(command: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', timeout: 120_000 });
  if (status !== 0) throw new Error(`${command} failed (${String(status)}): ${`${stdout}${stderr}`.slice(-2_000)}`);
  return stdout;
}

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });

async function untilAnswering(address: string): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    const answer = await fetch(`${address}/?rest_route=/&_fields=name`).catch(() => null);
    if (answer?.ok === true) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('WordPress does not answer');
}

/** Needs `bringWordPress`. Everything is in a folder of its own, which is gone after `stop`. */
export async function startWordPress(): Promise<WordPressSite> {
  const folder = mkdtempSync(path.join(tmpdir(), 'toasoan-wp-'));
  const children: ChildProcess[] = [];
  const start = (command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): void => {
    children.push(spawn(command, args, { stdio: 'ignore', detached: true, env: { ...process.env, ...env } }));
  };
  const stop = async (): Promise<void> => {
    for (const { pid } of children) if (pid !== undefined) process.kill(-pid, 'SIGKILL');
    await Promise.all(children.map(ended));
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const www = layOut(folder);
    const user = run('id', ['-un']).trim();
    const database = ['--no-defaults', `--user=${user}`, `--datadir=${folder}/db`];
    const small = ['--innodb-buffer-pool-size=32M', '--innodb-log-file-size=8M', '--innodb-flush-log-at-trx-commit=0'];
    run('mariadb-install-db', [...database, ...small, '--auth-root-authentication-method=normal', '--skip-test-db']);
    start('mariadbd', [
      ...database,
      ...small,
      `--socket=${folder}/db.sock`,
      '--skip-networking',
      '--skip-name-resolve',
    ]);
    const made = JSON.parse(run('php', [path.join(HERE, 'install.php'), folder])) as Pick<
      WordPressSite,
      'version' | 'accounts'
    >;
    const port = await freePort();
    const address = `http://127.0.0.1:${port}`;
    const settings = ['upload_max_filesize=8M', 'post_max_size=9M', 'memory_limit=256M', 'opcache.enable_cli=1'];
    const serve = [
      ...settings.flatMap((each) => ['-d', each]),
      '-S',
      `127.0.0.1:${port}`,
      '-t',
      www,
      path.join(HERE, 'router.php'),
    ];
    start('php', serve, { PHP_CLI_SERVER_WORKERS: String(WORKERS) });
    await untilAnswering(address);
    const { account, secret } = made.accounts.administrator;
    const authorization = `Basic ${Buffer.from(`${account}:${secret}`).toString('base64')}`;
    return {
      address,
      ...made,
      async ask(method, route, body) {
        const headers = { authorization, 'content-type': 'application/json' };
        const sent = body === undefined ? {} : { body: JSON.stringify(body) };
        const answer = await fetch(`${address}/wp-json/wp/v2/${route}`, { method, headers, ...sent });
        return JSON.parse(await answer.text()) as unknown;
      },
      setPlugin(file, isIn) {
        const place = path.join(www, 'wp-content/mu-plugins', path.basename(file));
        if (isIn) cpSync(file, place);
        else rmSync(place, { force: true });
      },
      stop,
    };
  } catch (cause) {
    await stop();
    throw cause;
  }
}
