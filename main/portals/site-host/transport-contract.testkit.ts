import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import type { Transport } from './transport.ts';

/** One thing that every transport promises ([U1]–[U4] in docs/spec/site-host.md), against a host's empty folder. */
export interface TransportPromise {
  readonly name: string;
  readonly check: (transport: Transport) => Promise<void>;
}

const text = (words: string): Uint8Array => new TextEncoder().encode(words);

async function gets(transport: Transport, file: string, expected: Uint8Array): Promise<void> {
  const bytes = await transport.get(file);
  assert.ok(bytes !== null, `${file} is not there`);
  assert.equal(Buffer.compare(bytes, expected), 0, `${file} holds other bytes`);
}

export const TRANSPORT_PROMISES: readonly TransportPromise[] = [
  {
    name: '[U1] what was put comes back byte for byte, empty, small and large; what was not put is not there',
    check: async (transport) => {
      await transport.makeFolder('h1');
      for (const bytes of [text(''), text('Đò sang sông'), new Uint8Array(randomBytes(700_001))]) {
        await transport.put('h1/a.bin', bytes);
        await gets(transport, 'h1/a.bin', bytes);
      }
      assert.equal(await transport.get('h1/none.bin'), null);
      assert.equal(await transport.get('nowhere/none.bin'), null);
    },
  },
  {
    name: '[U2] a new file takes the place of an old one in one step',
    check: async (transport) => {
      await transport.makeFolder('h2');
      await transport.put('h2/old.html', text('old'));
      await transport.put('h2/new.tmp', text('new'));
      assert.equal(await transport.move('h2/new.tmp', 'h2/old.html'), 'one-step');
      await gets(transport, 'h2/old.html', text('new'));
      assert.equal(await transport.get('h2/new.tmp'), null);
    },
  },
  {
    name: '[U2] a file that is not there takes the place of none',
    check: async (transport) => {
      await transport.makeFolder('h5');
      await transport.put('h5/old.html', text('old'));
      await assert.rejects(transport.move('h5/none.tmp', 'h5/old.html'));
      await gets(transport, 'h5/old.html', text('old'));
    },
  },
  {
    name: '[U3] making and removing may be repeated; a folder goes only when it is empty',
    check: async (transport) => {
      await transport.makeFolder('h3');
      await transport.makeFolder('h3');
      await transport.makeFolder('h3/in');
      await transport.put('h3/in/a.txt', text('a'));
      await transport.removeFolder('h3/in');
      await gets(transport, 'h3/in/a.txt', text('a'));
      await transport.remove('h3/in/a.txt');
      await transport.remove('h3/in/a.txt');
      await transport.removeFolder('h3/in');
      assert.deepEqual(await transport.names('h3'), []);
    },
  },
  {
    name: '[U4] names lists what is in a folder, hidden things too, and nothing where there is no folder',
    check: async (transport) => {
      await transport.makeFolder('h4');
      await transport.makeFolder('h4/.kept');
      await transport.put('h4/b.txt', text('b'));
      assert.deepEqual([...(await transport.names('h4'))].toSorted(), ['.kept', 'b.txt']);
      assert.deepEqual(await transport.names('h4/none'), []);
      assert.ok((await transport.names('')).includes('h4'));
    },
  },
];
