/**
 * Keeps two engines off one data directory: both would append, and the chain would fork.
 *
 * Held are sockets, because the kernel lets go of them when their process dies, however it dies; a
 * file with a process id is left behind by `kill -9`, and the id may be another's by then.
 * 1. An abstract socket named after the directory's device and inode: exclusive by itself, for all
 *    processes of one network namespace, without a window between check and act.
 * 2. A socket file in the directory, which is also seen from another container that mounts the
 *    same volume. A dead one is told by its refusing connections, and replaced.
 *
 * Whoever connects is told what holds the lock. A command that works on a stopped engine holds it
 * for a second or two, so an engine waits for it; it does not wait for another engine. A holder
 * that says nothing is busy: it may be either, so it is asked again for as long.
 */
import { closeSync, constants, openSync, rmSync, statSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { OperationalError } from '../kernel/errors.ts';

/** Stands in a directory that is or was locked. */
export const ENGINE_SOCKET = 'engine.sock';
/** How often a starting engine checks whether a command is done: for some fifteen seconds. */
const LOOKS_MAX = 150;
const LOOK_AGAIN_MS = 100;
const WORD_LIMIT_MS = 1_000;
/** A holder without a word takes as long as that many looks. */
const LOOKS_PER_WORD = WORD_LIMIT_MS / LOOK_AGAIN_MS;

export type LockHolder = 'engine' | 'command';
/** As far as its word was heard. */
type HeardHolder = LockHolder | 'silent';

/** Another process uses the data directory. */
export class DirectoryTakenError extends OperationalError {
  override readonly name = 'DirectoryTakenError';
  override readonly code = 'DIRECTORY_TAKEN';
  override readonly retryable = true;
}

export class DirectoryLock {
  readonly #servers: readonly Server[];

  private constructor(servers: readonly Server[]) {
    this.#servers = servers;
  }

  /** Takes the lock of a directory that exists. Throws a DirectoryTakenError where it is taken. */
  static async acquire(directory: string, holder: LockHolder): Promise<DirectoryLock> {
    for (let looksLeft = LOOKS_MAX; ; ) {
      const lock = await tryAcquire(directory, holder);
      if (lock !== undefined) return new DirectoryLock(lock);
      const taken = await holderOfLock(directory);
      const waits = holder === 'engine' && taken !== 'engine' && looksLeft > 0;
      if (!waits && taken !== undefined) throw new DirectoryTakenError(SENTENCES[taken]);
      looksLeft -= taken === 'silent' ? LOOKS_PER_WORD : 1;
      await sleep(LOOK_AGAIN_MS);
    }
  }

  async release(): Promise<void> {
    await closeAll(this.#servers);
  }
}

const BY_ENGINE =
  'another engine is using this data directory: stop it first, or give this one its own';
const SENTENCES: Readonly<Record<HeardHolder, string>> = {
  engine: BY_ENGINE,
  silent: BY_ENGINE,
  command: 'a command is working on this data directory: wait until it is done, and try again',
};

/** What is using an existing directory, or undefined where nothing is. */
export async function holderOfLock(directory: string): Promise<HeardHolder | undefined> {
  const abstract = process.platform === 'linux' ? await askHolder(abstractName(directory)) : null;
  return abstract ?? (await inDirectory(directory, askHolder)) ?? undefined;
}

/** Undefined where it is taken. */
async function tryAcquire(directory: string, holder: LockHolder): Promise<Server[] | undefined> {
  const servers: Server[] = [];
  try {
    if (process.platform === 'linux') servers.push(await listen(abstractName(directory), holder));
    servers.push(await inDirectory(directory, (path) => listenAt(path, holder)));
    return servers;
  } catch (cause) {
    await closeAll(servers);
    if (isTaken(cause)) return undefined;
    throw cause;
  }
}

function abstractName(directory: string): string {
  const { dev, ino } = statSync(directory);
  return `\0tirage-${dev}-${ino}`;
}

/** Reaches the socket file through its directory: a path of its own may have only 107 bytes. */
async function inDirectory<T>(directory: string, act: (path: string) => Promise<T>): Promise<T> {
  const descriptor = openSync(directory, constants.O_RDONLY | constants.O_DIRECTORY);
  const parent = process.platform === 'linux' ? `/proc/self/fd/${descriptor}` : directory;
  try {
    return await act(`${parent}/${ENGINE_SOCKET}`);
  } finally {
    closeSync(descriptor);
  }
}

async function listenAt(path: string, holder: LockHolder): Promise<Server> {
  if ((await askHolder(path)) !== null) {
    throw Object.assign(new Error('the socket is answered'), { code: 'EADDRINUSE' });
  }
  rmSync(path, { force: true });
  return await listen(path, holder);
}

/** What listens there; null where nobody does. */
function askHolder(path: string): Promise<HeardHolder | null> {
  return new Promise((resolve) => {
    const socket = connect(path);
    let word = '';
    let isConnected = false;
    const tell = (): void => {
      socket.destroy();
      const heard = word === 'command' || word === 'engine' ? word : 'silent';
      resolve(isConnected ? heard : null);
    };
    socket.setEncoding('utf8');
    socket.setTimeout(WORD_LIMIT_MS, tell);
    socket.once('connect', () => {
      isConnected = true;
    });
    socket.on('data', (chunk: string) => {
      word += chunk;
    });
    socket.once('end', tell);
    // A missing file or a refusal: nobody is there.
    socket.once('error', tell);
  });
}

function listen(path: string, holder: LockHolder): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      socket.on('error', () => socket.destroy());
      socket.end(holder);
    });
    server.once('error', reject);
    server.listen(path, () => {
      server.unref(); // The lock must not keep a finished process alive.
      resolve(server);
    });
  });
}

async function closeAll(servers: readonly Server[]): Promise<void> {
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
}

function isTaken(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE';
}
