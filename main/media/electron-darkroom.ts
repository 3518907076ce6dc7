import { utilityProcess } from 'electron';
import type { DarkroomProcess } from './separate-darkroom.ts';

/** Starts the built darkroom (`entry`, an absolute path) in a utility process. */
export function startElectronDarkroom(entry: string): DarkroomProcess {
  const darkroom = utilityProcess.fork(entry, [], { serviceName: 'Toa Soan darkroom', stdio: 'ignore' });
  return {
    post: (order) => darkroom.postMessage(order),
    onMessage: (listener) => darkroom.on('message', listener),
    onExit: (listener) => darkroom.on('exit', listener),
    kill: () => darkroom.kill(),
  };
}
