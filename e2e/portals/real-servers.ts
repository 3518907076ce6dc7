import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { bringPackages } from '../debian-packages.ts';
import { freePort } from '../free-port.ts';

/** Where a server is, what it shows, and who is let in. */
export interface ServerAccess {
  readonly address: { readonly host: string; readonly port: number; readonly user: string; readonly folder: string };
  readonly identity: string;
  readonly secret:
    | { readonly kind: 'password'; readonly password: string }
    | { readonly kind: 'key'; readonly key: string; readonly passphrase: string };
}

/** A real server of Debian's, on loopback, with keys of its own. */
export interface RealServer {
  readonly kind: 'sftp' | 'ftps';
  /** What a desk is set up with; the identity is the one that the server shows first. */
  readonly access: ServerAccess;
  /** The same with a wrong password. */
  readonly wrongPassword: ServerAccess;
  /** The site's folder as the disk has it. */
  readonly folder: string;
  /** From now on the server shows another key or certificate. */
  readonly changeIdentity: () => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly startAgain: () => Promise<void>;
}

const SSHD = '/usr/sbin/sshd';
const VSFTPD = '/usr/sbin/vsftpd';
const PASSWORD = 'đò-sang-sông';
const quiet = { stdio: 'ignore' as const };

const isRootOnLinux = (): boolean => process.platform === 'linux' && process.getuid?.() === 0;

/** Whether the servers are installed and may be started. */
const serversAreHere = (): boolean => isRootOnLinux() && [SSHD, VSFTPD].every(existsSync);

/**
 * Debian's own packages, where this user may install them and no system would start them as services; false: the proof has nothing to work with.
 */
export function haveServers(): boolean {
  if (serversAreHere()) return true;
  if (!isRootOnLinux() || existsSync('/run/systemd/system')) return false;
  return bringPackages(['openssh-server', 'vsftpd', 'openssl']) === null && serversAreHere();
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await Promise.race([once(socket, 'data'), wait(1_000).then(() => Promise.reject(new Error('silent')))]);
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

async function start(program: string, args: readonly string[], port: number): Promise<ChildProcess> {
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (piece: Buffer) => (said = (said + piece.toString()).slice(-2_000)));
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`${program} ended: ${said}`);
    if (await answers(port)) return child;
    await wait(100);
  }
  throw new Error(`${program} does not answer: ${said}`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

function hostKey(file: string): string {
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', file], quiet);
  const line = execFileSync('ssh-keygen', ['-l', '-f', `${file}.pub`], { encoding: 'utf8' });
  return line.split(' ')[1] ?? '';
}

/** OpenSSH without PAM: a key for the account that runs the proof, and passwords that are always wrong. */
export async function startSshd(home: string): Promise<RealServer> {
  mkdirSync('/run/sshd', { recursive: true });
  const folder = path.join(home, 'máy chủ sftp');
  mkdirSync(folder, { recursive: true });
  const port = await freePort();
  const key = path.join(home, 'account');
  hostKey(key);
  const config = path.join(home, 'sshd_config');
  const configure = (name: string): string => {
    const file = path.join(home, name);
    const fingerprint = hostKey(file);
    const lines = [
      `Port ${port}`,
      'ListenAddress 127.0.0.1',
      `HostKey ${file}`,
      `AuthorizedKeysFile ${key}.pub`,
      `PidFile ${path.join(home, 'sshd.pid')}`,
      'UsePAM no',
      'StrictModes no',
      'PermitRootLogin yes',
      'MaxStartups 100',
      'Subsystem sftp internal-sftp',
      'ForceCommand internal-sftp',
    ];
    writeFileSync(config, `${lines.join('\n')}\n`);
    return fingerprint;
  };
  const run = () => start(SSHD, ['-D', '-e', '-f', config], port);
  const identity = configure('host-key');
  let child = await run();
  const access: ServerAccess = {
    address: { host: '127.0.0.1', port, user: os.userInfo().username, folder },
    identity,
    secret: { kind: 'key', key: readFileSync(key, 'utf8'), passphrase: '' },
  };
  return {
    kind: 'sftp',
    access,
    wrongPassword: { ...access, secret: { kind: 'password', password: PASSWORD } },
    folder,
    changeIdentity: async () => {
      await end(child);
      configure('other-host-key');
      child = await run();
    },
    stop: () => end(child),
    startAgain: async () => {
      child = await run();
    },
  };
}

function certificate(file: string): string {
  const subject = ['-subj', '/CN=127.0.0.1', '-days', '30', '-nodes'];
  execFileSync(
    'openssl',
    ['req', '-x509', '-newkey', 'rsa:2048', ...subject, '-keyout', file, '-out', `${file}.crt`],
    quiet,
  );
  const line = execFileSync('openssl', ['x509', '-in', `${file}.crt`, '-noout', '-fingerprint', '-sha256'], {
    encoding: 'utf8',
  });
  return line.trim().split('=')[1] ?? '';
}

/** The package's own account for guests; its home is there. */
const GUEST = 'ftp';

/** vsftpd with TLS for everything and one anonymous account, which has a password all the same. */
export async function startVsftpd(home: string): Promise<RealServer> {
  mkdirSync('/var/run/vsftpd/empty', { recursive: true });
  const root = path.join(home, 'ftps');
  const folder = path.join(root, 'site');
  mkdirSync(folder, { recursive: true });
  chmodSync(home, 0o755);
  execFileSync('chown', [GUEST, folder], quiet);
  const port = await freePort();
  const passwords = path.join(home, 'passwords');
  writeFileSync(passwords, `${PASSWORD}\n`);
  const config = path.join(home, 'vsftpd.conf');
  const configure = (name: string): string => {
    const file = path.join(home, name);
    const fingerprint = certificate(file);
    const settings = {
      listen: 'YES',
      listen_address: '127.0.0.1',
      listen_port: port,
      background: 'NO',
      anonymous_enable: 'YES',
      ftp_username: GUEST,
      anon_root: root,
      anon_upload_enable: 'YES',
      anon_mkdir_write_enable: 'YES',
      anon_other_write_enable: 'YES',
      anon_world_readable_only: 'NO',
      anon_umask: '022',
      write_enable: 'YES',
      secure_email_list_enable: 'YES',
      email_password_file: passwords,
      ssl_enable: 'YES',
      allow_anon_ssl: 'YES',
      force_anon_logins_ssl: 'YES',
      force_anon_data_ssl: 'YES',
      require_ssl_reuse: 'YES',
      rsa_cert_file: `${file}.crt`,
      rsa_private_key_file: file,
      seccomp_sandbox: 'NO',
      isolate: 'NO',
      isolate_network: 'NO',
      xferlog_enable: 'NO',
    };
    const lines = Object.entries(settings).map(([key, value]) => `${key}=${value}`);
    writeFileSync(config, `${lines.join('\n')}\n`);
    return fingerprint;
  };
  const run = () => start(VSFTPD, [config], port);
  const identity = configure('certificate');
  let child = await run();
  const access: ServerAccess = {
    address: { host: '127.0.0.1', port, user: 'anonymous', folder: '/site' },
    identity,
    secret: { kind: 'password', password: PASSWORD },
  };
  return {
    kind: 'ftps',
    access,
    wrongPassword: { ...access, secret: { kind: 'password', password: 'sai' } },
    folder,
    changeIdentity: async () => {
      await end(child);
      configure('other-certificate');
      child = await run();
    },
    stop: () => end(child),
    startAgain: async () => {
      child = await run();
    },
  };
}

/** A line that breaks after so many bytes from the desk; the port to connect to, and the way to close it. */
export async function startCuttingProxy(target: number, bytes: number): Promise<{ port: number; stop: () => void }> {
  const proxy = createServer((inward) => {
    const outward = connect(target, '127.0.0.1');
    let seen = 0;
    const cut = (): void => {
      inward.destroy();
      outward.destroy();
    };
    inward.on('data', (piece: Buffer) => {
      seen += piece.length;
      if (seen > bytes) cut();
      else outward.write(piece);
    });
    outward.on('data', (piece: Buffer) => inward.write(piece));
    for (const side of [inward, outward]) side.on('error', cut).on('close', cut);
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const address = proxy.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { port: address.port, stop: () => proxy.close() };
}
