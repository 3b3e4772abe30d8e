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

/** Codes of Node and OpenSSL for a certificate or a handshake that is no good. */
const TLS_CODE =
  /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|^ERR_(?:TLS|SSL|OSSL)|^EPROTO$/;

/** A failure to connect in the words of an operator. Never shows an address with credentials. */
export function connectError(cause: unknown): OperationalError {
  if (cause instanceof OperationalError) return cause;
  if (isUnauthorized(cause)) {
    return new NatsRefusedError('NATS refuses the credentials: check the TIRAGE_NATS settings.', {
      cause,
    });
  }
  if (messageOf(cause).includes("does not support 'tls'")) {
    return new NatsRefusedError('The NATS server has no TLS, and the settings ask for it.', {
      cause,
    });
  }
  const code = tlsCodeOf(cause);
  if (code !== undefined) {
    const settings = 'TIRAGE_NATS_CA, TIRAGE_NATS_CERT and TIRAGE_NATS_KEY';
    const sentence = `NATS and the engine do not agree on TLS (${code}): check ${settings}.`;
    return new NatsRefusedError(sentence, { cause });
  }
  return new NatsAwayError(`NATS cannot be reached (${messageOf(cause)}).`, { cause });
}

function isUnauthorized(cause: unknown): boolean {
  return (
    cause instanceof errors.AuthorizationError || cause instanceof errors.PermissionViolationError
  );
}

/** The client wraps what the socket said. */
function tlsCodeOf(cause: unknown): string | undefined {
  for (let error = cause; error instanceof Error; error = error.cause) {
    const { code } = error as NodeJS.ErrnoException;
    if (typeof code === 'string' && TLS_CODE.test(code)) return code;
  }
  return undefined;
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : 'unknown reason';
}
