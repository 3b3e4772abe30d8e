// @ts-check
/**
 * One player's connection to `/v1/socket`, as promises: `ask` sends an operation and resolves with
 * its answer. What the server sends unasked goes to `onPush`.
 *
 * Guarantee: an operation is answered, or resolves as undefined when the connection is lost or the
 * answer takes too long. Nothing waits for ever, so an iteration always ends.
 */
import { clearTimeout, setTimeout } from 'k6/timers';
import { WebSocket } from 'k6/websockets';
import { TARGET } from './settings.js';

/**
 * @typedef {{ id: string, ok: boolean, code?: string, [member: string]: unknown }} SocketAnswer
 * @typedef {{ answer: SocketAnswer | undefined, waitedMs: number }} Answered
 * @typedef {(answer: SocketAnswer | undefined) => void} Waiter
 */

const SUB_PROTOCOL = 'tirage.v1.json';
const ANSWER_LIMIT_MS = 10_000;

export class SocketSession {
  /** @type {Map<string, Waiter>} */
  #waiters = new Map();
  #socket;
  /** Resolves once the connection stands: true, or false where it was refused. */
  opened;

  /** @param {() => void} onPush */
  constructor(onPush) {
    // k6 names the sub-protocol by its header: its own argument is reserved in its types.
    const headers = { 'Sec-WebSocket-Protocol': SUB_PROTOCOL };
    const socket = new WebSocket(`${TARGET.replace(/^http/, 'ws')}/v1/socket`, null, { headers });
    this.#socket = socket;
    /** @type {Promise<boolean>} */
    this.opened = new Promise((resolve) => {
      socket.addEventListener('open', () => resolve(true));
      socket.addEventListener('error', () => resolve(false));
      socket.addEventListener('close', () => {
        resolve(false);
        this.#lose();
      });
    });
    socket.addEventListener('message', (event) => {
      const frame = JSON.parse(String(/** @type {{ data: unknown }} */ (event).data));
      for (const message of Array.isArray(frame) ? frame : [frame]) this.#take(message, onPush);
    });
  }

  /**
   * @param {{ id: string, op: string, [member: string]: unknown }} operation
   * @returns {Promise<Answered>}
   */
  ask(operation) {
    const sentAtMs = Date.now();
    return new Promise((resolve) => {
      const limit = setTimeout(() => this.#answer(operation.id, undefined), ANSWER_LIMIT_MS);
      this.#waiters.set(operation.id, (answer) => {
        clearTimeout(limit);
        resolve({ answer, waitedMs: Date.now() - sentAtMs });
      });
      this.#socket.send(JSON.stringify(operation));
    });
  }

  close() {
    this.#socket.close();
  }

  /**
   * @param {Partial<SocketAnswer>} message
   * @param {() => void} onPush
   */
  #take(message, onPush) {
    if (typeof message.ok !== 'boolean' || message.id === undefined) onPush();
    else this.#answer(message.id, /** @type {SocketAnswer} */ (message));
  }

  /**
   * @param {string} id
   * @param {SocketAnswer | undefined} answer
   */
  #answer(id, answer) {
    const waiter = this.#waiters.get(id);
    this.#waiters.delete(id);
    waiter?.(answer);
  }

  #lose() {
    for (const id of [...this.#waiters.keys()]) this.#answer(id, undefined);
  }
}
