import type { ParentPort } from 'electron';
import { createVaultServer, type Keyring } from './vault-server.ts';

/**
 * The only program that talks to the system keyring. It runs in an Electron utility process of its own, because a keyring that asks or hangs
 * takes the threads of its process with it: here there is nothing else to stop, and main can end it at any time.
 */
const port = (process as NodeJS.Process & { readonly parentPort: ParentPort }).parentPort;

const answer = createVaultServer(async () => {
  const keytar: Keyring | { readonly default: Keyring } = await import('keytar');
  // A CommonJS module: depending on how it is bundled, its functions stand on the namespace or on its default.
  return 'default' in keytar ? keytar.default : keytar;
});

port.on('message', ({ data }) => {
  void answer(data).then((reply) => {
    if (reply !== null) port.postMessage(reply);
  });
});
