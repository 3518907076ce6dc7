import { contextBridge, ipcRenderer } from 'electron';
import { REQUESTS, type Channel, type DeskBridge, type DeskEvent } from '../../shared/ipc/contract.ts';

/** A new event without a line here does not compile. */
const EVENTS: Readonly<Record<DeskEvent, true>> = {
  'menu:command': true,
  'article:changed': true,
  'archive:changed': true,
  'comments:mentioned': true,
  'people:changed': true,
  'article:newer': true,
  'article:show': true,
  'sync:changed': true,
  'health:changed': true,
  'site:progress': true,
  'host:changed': true,
  'schedule:due': true,
  'withdrawal:told': true,
  'outbox:changed': true,
  'exchange:offered': true,
  'exchange:progress': true,
  'app:localeChanged': true,
  'app:themeChanged': true,
  'window:closing': true,
};

const isChannel = (name: unknown): name is Channel => typeof name === 'string' && Object.hasOwn(REQUESTS, name);
const isEvent = (name: unknown): name is DeskEvent => typeof name === 'string' && Object.hasOwn(EVENTS, name);

type Listener = (payload: unknown) => void;

const listeners = new Map<DeskEvent, Set<Listener>>();

// One listener towards main for all events: the page can neither add listeners there without end nor see the event object, which holds the sender.
ipcRenderer.on('desk:event', (_event, name: unknown, payload: unknown) => {
  if (!isEvent(name)) return;
  for (const listener of listeners.get(name) ?? []) listener(payload);
});

function listen(event: DeskEvent, listener: Listener): () => void {
  if (!isEvent(event)) throw new TypeError('no such event');
  // Its own identity, so that the same function may listen twice and stop once.
  const own: Listener = (payload) => listener(payload);
  const known = listeners.get(event) ?? new Set();
  listeners.set(event, known.add(own));
  return () => void known.delete(own);
}

const bridge: DeskBridge = {
  request: (channel, input) =>
    isChannel(channel)
      ? // The contract's handlers answer what the contract says; what crosses has no type of its own.
        (ipcRenderer.invoke('desk:request', channel, input) as Promise<never>)
      : Promise.reject(new TypeError('no such request')),
  on: (event, listener) => listen(event, listener as Listener),
};

contextBridge.exposeInMainWorld('desk', bridge);
