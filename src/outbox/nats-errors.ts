import { errors } from '@nats-io/transport-node';
import { OperationalError } from '../kernel/errors.ts';

/** The broker cannot be reached now. Trying again later is all there is to do. */
export class NatsAwayError extends OperationalError {
  override readonly name = 'NatsAwayError';
  override readonly code = 'NATS_AWAY';
  override readonly retryable = true;
}

/** The broker was reached and does not fit: what it says or holds contradicts the settings. */
export class NatsRefusedError extends OperationalError {
  override readonly name = 'NatsRefusedError';
  override readonly code = 'NATS_REFUSED';
  override readonly retryable = false;
}

/** A failure to connect in the words of an operator. Never shows an address with credentials. */
export function connectError(cause: unknown): OperationalError {
  const isRefused =
    cause instanceof errors.AuthorizationError || cause instanceof errors.PermissionViolationError;
  if (isRefused) {
    return new NatsRefusedError('NATS refuses the credentials: check the TIRAGE_NATS settings.', {
      cause,
    });
  }
  const reason = cause instanceof Error ? cause.message : 'unknown reason';
  return new NatsAwayError(`NATS cannot be reached (${reason}).`, { cause });
}
