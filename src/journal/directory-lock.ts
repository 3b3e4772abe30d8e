/**
 * Keeps two engines off one data directory: both would append, and the chain would fork.
 *
 * Held are sockets, because the kernel lets go of them when their process dies, however it dies; a
 * file with a process id is left behind by `kill -9`, and the id may be another's by then.
 * 1. An abstract socket named after the directory's device and inode: exclusive by itself, for all
 *    processes of one network namespace, without a window between check and act.
 * 2. A socket file in the directory, which is also seen from another container that mounts the
 *    same volume. A dead one is told by its refusing connections, and replaced.
 */
import { closeSync, constants, openSync, rmSync, statSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { ConfigurationError } from '../kernel/errors.ts';

const SOCKET_NAME = 'engine.sock';

export class DirectoryLock {
  readonly #servers: readonly Server[];

  private constructor(servers: readonly Server[]) {
    this.#servers = servers;
  }

  /** Takes the lock of a directory that exists. Throws a ConfigurationError where it is taken. */
  static async acquire(directory: string): Promise<DirectoryLock> {
    const { dev, ino } = statSync(directory);
    const servers: Server[] = [];
    try {
      if (process.platform === 'linux') servers.push(await listen(`\0tirage-${dev}-${ino}`));
      servers.push(await listenInDirectory(directory));
    } catch (cause) {
      await closeAll(servers);
      if (!isTaken(cause)) throw cause;
      throw new ConfigurationError(
        'another engine is using this data directory: stop it first, or give this one its own',
        { cause },
      );
    }
    return new DirectoryLock(servers);
  }

  async release(): Promise<void> {
    await closeAll(this.#servers);
  }
}

async function listenInDirectory(directory: string): Promise<Server> {
  // Through the descriptor, because a socket's path may have only 107 bytes.
  const descriptor = openSync(directory, constants.O_RDONLY | constants.O_DIRECTORY);
  const parent = process.platform === 'linux' ? `/proc/self/fd/${descriptor}` : directory;
  const path = `${parent}/${SOCKET_NAME}`;
  try {
    if (await isAnswered(path)) {
      throw Object.assign(new Error('the socket is answered'), { code: 'EADDRINUSE' });
    }
    rmSync(path, { force: true });
    return await listen(path);
  } finally {
    closeSync(descriptor);
  }
}

/** Whether a living process listens there. */
function isAnswered(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    // A missing file or a refusal: nobody is there.
    socket.once('error', () => resolve(false));
  });
}

function listen(path: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    // It says nothing to those who connect: that it answers is all they ask.
    const server = createServer((socket) => socket.destroy());
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
