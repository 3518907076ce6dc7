import type { ParentPort } from 'electron';
import { createDarkroom } from './darkroom.ts';
import type { DarkroomOrder, DarkroomReply } from './darkroom-messages.ts';

/**
 * The darkroom in an Electron utility process of its own. On Linux sharp brings a second GLib: inside main, where GTK draws windows and dialogs,
 * each would use the other's objects. And a photo made to crash a decoder ends only this process.
 */
const port = (process as NodeJS.Process & { readonly parentPort: ParentPort }).parentPort;
const darkroom = createDarkroom();

async function answer(order: DarkroomOrder): Promise<DarkroomReply> {
  const result =
    order.work === 'takePhoto' ? await darkroom.takePhoto(order.order) : await darkroom.makeRendition(order.order);
  return { id: order.id, result };
}

port.on('message', ({ data }) => {
  void answer(data as DarkroomOrder).then((reply) => {
    port.postMessage(reply);
  });
});
