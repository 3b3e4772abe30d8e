/**
 * A closed loop of purchases over one connection: send, read the whole answer, send again. An
 * answer that is not a 201 ends the benchmark.
 */
import { must } from '../../../src/kernel/assert.ts';
import { HttpConnection } from './http-connection.ts';
import type { PurchaseRequest } from './purchase-requests.ts';

const CREATED = 201;

export interface LoadObserver {
  /** False ends the connection's work for this round. */
  mayGoOn(): boolean;
  nextKey(): number;
  answered(waitedMs: number): void;
  failed(reason: string): void;
  idle(): void;
}

export class LoadConnection {
  readonly #requests: readonly PurchaseRequest[];
  readonly #observer: LoadObserver;
  readonly #connection: HttpConnection;
  #next = 0;
  #sentAtMs = 0;
  /** The first whole answer, for the twin server to copy its size. */
  sample = '';

  constructor(requests: readonly PurchaseRequest[], observer: LoadObserver) {
    this.#requests = requests;
    this.#observer = observer;
    this.#connection = new HttpConnection({
      answered: () => this.#answered(),
      failed: (reason) => observer.failed(reason),
    });
  }

  connect(port: number): Promise<void> {
    return this.#connection.connect(port);
  }

  send(): void {
    const request = must(this.#requests[this.#next], 'a connection has no requests');
    this.#next = (this.#next + 1) % this.#requests.length;
    request.setKey(this.#observer.nextKey());
    this.#sentAtMs = performance.now();
    this.#connection.send(request.bytes);
  }

  #answered(): void {
    if (this.#connection.status !== CREATED) {
      this.#observer.failed(this.#connection.answerText);
      return;
    }
    if (this.sample === '') this.sample = this.#connection.answerText;
    this.#observer.answered(performance.now() - this.#sentAtMs);
    if (this.#observer.mayGoOn()) this.send();
    else this.#observer.idle();
  }
}
