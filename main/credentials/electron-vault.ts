import { utilityProcess } from 'electron';
import type { VaultProcess } from './vault-client.ts';

/** Starts the built vault (`entry`, an absolute path) in a utility process. Its output goes nowhere: it could only quote the keyring. */
export function startElectronVault(entry: string): VaultProcess {
  const vault = utilityProcess.fork(entry, [], { serviceName: 'Toa Soan vault', stdio: 'ignore' });
  return {
    post: (request) => vault.postMessage(request),
    onMessage: (listener) => vault.on('message', listener),
    onExit: (listener) => vault.on('exit', listener),
    kill: () => vault.kill(),
  };
}
