/** A TCP proxy that a test can cut, or make deaf in one direction. */
import { connect, createServer, type Server, type Socket } from 'node:net';
import type { TestEnd } from '../engine/engine-process.ts';

export class FaultyProxy {
  /** What clients send is thrown away, so nothing of it arrives. */
  swallowsRequests = false;
  /** What the server sends is thrown away: acknowledgements are lost. */
  swallowsAnswers = false;
  /** Once the server has sent this, what clients send is thrown away. */
  lastWord: string | undefined;
  port = 0;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(targetPort: number) {
    this.#server = createServer((client) => {
      const target = connect(targetPort, '127.0.0.1');
      this.#join(client, target, () => this.swallowsRequests);
      this.#join(target, client, (said) => {
        if (this.lastWord !== undefined && said.includes(this.lastWord)) {
          this.swallowsRequests = true;
        }
        return this.swallowsAnswers;
      });
    });
  }

  static async start(t: TestEnd, targetPort: number): Promise<FaultyProxy> {
    const proxy = new FaultyProxy(targetPort);
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve));
    const address = proxy.#server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    proxy.port = address.port;
    t.teardown(() => {
      proxy.cut();
      proxy.#server.close();
    });
    return proxy;
  }

  get url(): string {
    return `nats://127.0.0.1:${this.port}`;
  }

  /** Breaks every connection. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  heal(): void {
    this.lastWord = undefined;
    this.swallowsRequests = false;
    this.swallowsAnswers = false;
  }

  #join(from: Socket, to: Socket, swallows: (bytes: Buffer) => boolean): void {
    this.#sockets.add(from);
    from.on('data', (bytes: Buffer) => {
      if (!swallows(bytes) && !to.destroyed) to.write(bytes);
    });
    from.once('error', () => from.destroy());
    from.once('close', () => {
      this.#sockets.delete(from);
      to.destroy();
    });
  }
}
