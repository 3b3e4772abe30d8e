/**
 * Makes sure that the gateways' port is nobody else's, without ever listening on it.
 *
 * Why: gateways listen with SO_REUSEPORT, so that the kernel deals connections to all of them. Two
 * engines of one user would silently share a port in the same way, and a player would meet now the
 * one, now the other. To listen for a moment and look is no way: whoever waits for the port meets
 * an open door that closes again. So the claim has two halves, and neither takes a connection:
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

/** Where an engine on this machine holds the name already, this rejects. */
async function holdName(name: string): Promise<Server> {
  const server = createServer((connection) => connection.destroy());
  await listening(server, { path: `\0${name}` });
  return server.unref();
}

/** Binds the port, and connects from it to where nobody answers: that is the good case. */
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
  const found = must(server.address(), 'it listens');
  await new Promise((resolve) => server.close(resolve));
  return typeof found === 'string' ? 0 : found.port;
}

function listening(server: Server, where: ListenOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(where, resolve);
  });
}
