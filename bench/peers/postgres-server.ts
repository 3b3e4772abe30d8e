/**
 * A private PostgreSQL: its own directory, no port, a socket that only this machine's owner finds.
 *
 * As durable as Tirage is (fsync, full pages, synchronous commits), and otherwise tuned: memory,
 * room for the log, no replication. It speaks over its Unix socket, which is faster than TCP.
 */
import { type ChildProcess, execFileSync, type StdioOptions, spawn } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { must } from '../../src/kernel/assert.ts';
import { exitOf } from '../harness/processes/waiting.ts';
import type { PostgresPrograms } from './postgres-programs.ts';

const OWNER = 'bench';
const DATABASE = 'postgres';
const START_LIMIT_MS = 30_000;
const POLL_MS = 50;

const SETTINGS: Readonly<Record<string, string>> = {
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  listen_addresses: '',
  max_connections: '100',
  shared_buffers: '512MB',
  wal_level: 'minimal',
  max_wal_senders: '0',
  wal_buffers: '64MB',
  min_wal_size: '1GB',
  max_wal_size: '8GB',
  checkpoint_timeout: '30min',
  jit: 'off',
  log_min_messages: 'fatal',
};

export interface PostgresAddress {
  /** The directory of the socket. */
  readonly host: string;
  readonly user: string;
  readonly database: string;
}

export class PostgresServer {
  readonly address: PostgresAddress;
  readonly #child: ChildProcess;
  #output = '';
  readonly #guardian: ChildProcess;

  private constructor({ binDirectory, user }: PostgresPrograms, directory: string) {
    const flags = Object.entries({ ...SETTINGS, unix_socket_directories: directory });
    const args = ['-D', join(directory, 'data')];
    for (const [name, value] of flags) args.push('-c', `${name}=${value}`);
    this.address = { host: directory, user: OWNER, database: DATABASE };
    this.#child = spawn(join(binDirectory, 'postgres'), args, {
      ...user,
      cwd: directory,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.#child.stderr?.on('data', (chunk: Buffer) => {
      this.#output += chunk.toString('utf8');
    });
    // However this process ends, its end of the pipe closes, and the server goes with it.
    const guard = ['-c', 'cat >/dev/null; kill -QUIT "$0"', String(this.#child.pid)];
    const stdio: StdioOptions = ['pipe', 'ignore', 'ignore'];
    this.#guardian = spawn('sh', guard, { stdio, detached: true });
  }

  /** Makes a new cluster in a new directory at `path` and serves it. */
  static async start(programs: PostgresPrograms, path: string): Promise<PostgresServer> {
    const { binDirectory, user } = programs;
    mkdirSync(path, { recursive: true, mode: 0o700 });
    if (user !== undefined) {
      chownSync(path, user.uid, user.gid);
      // The user of the server has to pass through the directory that holds theirs.
      chmodSync(join(path, '..'), 0o711);
    }
    const options = ['--auth=trust', `--username=${OWNER}`, '--encoding=UTF8', '--locale=C'];
    execFileSync(join(binDirectory, 'initdb'), ['-D', join(path, 'data'), ...options], {
      ...user,
      cwd: path,
      stdio: 'pipe',
    });
    const server = new PostgresServer(programs, path);
    await server.#ready();
    return server;
  }

  get processId(): number {
    return must(this.#child.pid, 'the server was not started');
  }

  /** A connection for preparing and for checking. The caller ends it. */
  async connect(): Promise<Client> {
    const client = new Client(this.address);
    await client.connect();
    return client;
  }

  /** Stops it in order: connections are ended, and what is in memory is written. */
  async stop(): Promise<void> {
    this.#guardian.kill('SIGKILL');
    const ended = exitOf(this.#child, { who: 'PostgreSQL to stop', limitMs: START_LIMIT_MS });
    this.#child.kill('SIGINT');
    await ended;
  }

  async #ready(): Promise<void> {
    const untilMs = performance.now() + START_LIMIT_MS;
    for (;;) {
      try {
        const client = await this.connect();
        return await client.end();
      } catch (error) {
        const isOver = this.#child.exitCode !== null || performance.now() > untilMs;
        if (isOver) throw new Error(`no PostgreSQL: ${this.#output}`, { cause: error });
      }
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }
}
