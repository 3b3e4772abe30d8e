/**
 * Makes sure that nobody else has the gateways' port, without ever listening on it.
 *
 * Why: gateways listen with SO_REUSEPORT, so that the kernel deals connections to all of them. Two
 * engines of one user would silently share a port in the same way, and a player would meet now the
 * one, now the other. Listening for a moment to find out will not do: a client that waits for the
 * port would get a connection that is closed at once. So the claim has two halves, and neither
 * accepts a connection:
 *   - another engine is kept out by a name in the machine's (abstract) sockets, held for as long as
 *     the gateways may listen, so that of two that start at once one is refused;
 *   - anybody else is found by binding a socket that never listens: the kernel refuses that where
 *     somebody listens, on this address or on all.
 * A port 0 is settled first, because the HTTP library shares only a port that has a number. Nobody
 * can wait for that one: its number is not known yet.
 */
import { lookup } from 'node:dns/promises';
import { connect, createServer, isIPv6, type ListenOptions, type Server } from 'node:net';
import { must } from '../kernel/assert.ts';
import { OperationalError } from '../kernel/errors.ts';

export class PortTakenError extends OperationalError {
  override readonly name = 'PortTakenError';
  override readonly code = 'PORT_TAKEN';
  override readonly retryable = false;
}

/** A port that is ours until it is released. */
export interface PortClaim {
  readonly port: number;
  release(): void;
}

/** Claims `port`, or a free one for 0. Rejects with PortTakenError. */
export async function claimPort(host: string, port: number): Promise<PortClaim> {
  try {
    const found = await lookup(host, { all: true });
    const addresses = found.map(({ address }) => address).sort();
    const claimed = port === 0 ? await freePort(host) : port;
    const name = await holdName(`tirage/port/${claimed}/${addresses.join(',')}`);
    try {
      for (const address of addresses) await assertNobodyListens(address, claimed);
    } catch (error) {
      name.close();
      throw error;
    }
    return { port: claimed, release: () => name.close() };
  } catch (cause) {
    const message = `cannot listen on ${host}:${port}: the port is taken, or not our address`;
    throw new PortTakenError(message, { cause });
  }
}

/** Rejects where an engine on this machine already holds the name. */
async function holdName(name: string): Promise<Server> {
  const server = createServer((connection) => connection.destroy());
  await listening(server, { path: `\0${name}` });
  return server.unref();
}

/**
 * Binds the port by connecting from it to an address where nobody answers. That refusal is the good
 * case.
 */
function assertNobodyListens(address: string, port: number): Promise<void> {
  const nowhere = { host: isIPv6(address) ? '::1' : '127.0.0.1', port: 0 };
  return new Promise((resolve, reject) => {
    const socket = connect({ ...nowhere, localAddress: address, localPort: port });
    socket.once('connect', () => {
      socket.destroy();
      resolve();
    });
    socket.once('error', (error: NodeJS.ErrnoException) => {
      if (error.syscall === 'bind') reject(error);
      else resolve();
    });
  });
}

async function freePort(host: string): Promise<number> {
  const server = createServer();
  await listening(server, { host, port: 0, exclusive: true });
  const found = must(server.address(), 'the port does not listen');
  await new Promise((resolve) => server.close(resolve));
  return typeof found === 'string' ? 0 : found.port;
}

function listening(server: Server, where: ListenOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(where, resolve);
  });
}
