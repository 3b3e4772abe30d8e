/**
 * Finds the port that the gateways will share, and that nobody else has it.
 *
 * Why: gateways listen with SO_REUSEPORT, so that the kernel deals connections to all of them. Two
 * engines of one user would silently share a port in the same way, and a player would meet now the
 * one, now the other. A plain socket is refused where anybody listens. And port 0 must be settled
 * first: the HTTP library shares only a port that has a number.
 */
import { createServer } from 'node:net';
import { OperationalError } from '../kernel/errors.ts';

export class PortTakenError extends OperationalError {
  override readonly name = 'PortTakenError';
  override readonly code = 'PORT_TAKEN';
  override readonly retryable = false;
}

/** Resolves to `port`, or to a free one for 0. Free again when this resolves: listen at once. */
export function claimPort(host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (cause) => {
      const message = `cannot listen on ${host}:${port}: the port is taken, or not our address`;
      reject(new PortTakenError(message, { cause }));
    });
    server.listen({ host, port, exclusive: true }, () => {
      const address = server.address();
      const claimed = typeof address === 'object' && address !== null ? address.port : port;
      server.close(() => resolve(claimed));
    });
  });
}
