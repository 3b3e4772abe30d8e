/**
 * The entry of the thread that ends a process when its parent has ended (run-apart.ts). Killing it
 * is safe at any instant: what it writes is beside the files in use until it is whole.
 */
import { Socket } from 'node:net';
import { PARENT_DESCRIPTOR } from './run-apart.ts';

const parent = new Socket({ fd: PARENT_DESCRIPTOR });
parent.on('error', end).on('close', end).resume();

function end(): void {
  process.kill(process.pid, 'SIGKILL');
}
