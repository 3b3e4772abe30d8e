/**
 * A real `nats-server` with JetStream on a free port, with a directory of its own.
 *
 * It can be killed and started again as it was. On a machine without the program, the tests that
 * need it are skipped: `{ skip: NATS_MISSING }`, which is false if the program is there.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestEnd } from '../engine/engine-process.ts';
import { until } from '../engine/until.ts';

const START_LIMIT_MS = 60_000;

const probe = spawnSync('nats-server', ['--version']);

/** Why tests that need the server are skipped; false if it is there. */
export const NATS_MISSING: string | false =
  probe.status === 0 ? false : 'no nats-server: apt-get install nats-server';

export class NatsServer {
  readonly port: number;
  readonly #directory: string;
  #child: ChildProcess | undefined;
  #errors = '';

  private constructor(port: number, directory: string) {
    this.port = port;
    this.#directory = directory;
  }

  /** `config` is added to the server's file: credentials, limits. */
  static async start(t: TestEnd, config = ''): Promise<NatsServer> {
    const directory = mkdtempSync(join(tmpdir(), 'tirage-nats-'));
    const server = new NatsServer(await freePort(), directory);
    writeFileSync(server.#configPath, `${server.#base}\n${config}\n`);
    t.teardown(async () => {
      await server.kill();
      rmSync(directory, { recursive: true, force: true });
    });
    await server.restart();
    return server;
  }

  /**
   * Gives the running server another `config`: it reads it anew, and keeps its connections. While
   * it does, its accounts have no JetStream: what asks in between is refused.
   */
  async configure(config: string): Promise<void> {
    writeFileSync(this.#configPath, `${this.#base}\n${config}\n`);
    this.#errors = '';
    this.#child?.kill('SIGHUP');
    await until('nats-server to have read its file anew', START_LIMIT_MS, () => {
      return this.#errors.includes('Reloaded server configuration') || undefined;
    });
  }

  get url(): string {
    return `nats://127.0.0.1:${this.port}`;
  }

  /** Like `kill -9`. */
  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
  }

  /** Starts it on the same port and directory, and waits until it answers. */
  async restart(): Promise<void> {
    const child = spawn('nats-server', ['-c', this.#configPath], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.#child = child;
    this.#errors = '';
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      this.#errors = (this.#errors + chunk).slice(-4_000);
    });
    await until('nats-server to be ready', START_LIMIT_MS, () => {
      if (child.exitCode !== null) throw new Error(`nats-server ended: ${this.#errors}`);
      return this.#errors.includes('Server is ready') || undefined;
    });
  }

  get #configPath(): string {
    return join(this.#directory, 'nats.conf');
  }

  get #base(): string {
    const store = JSON.stringify(join(this.#directory, 'store'));
    return [
      `listen: "127.0.0.1:${this.port}"`,
      `jetstream { store_dir: ${store}, max_file_store: 8GB, max_memory_store: 64MB }`,
    ].join('\n');
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') throw new Error('no port');
      server.close(() => resolve(address.port));
    });
  });
}
