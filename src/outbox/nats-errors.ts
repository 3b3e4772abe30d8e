import { errors } from '@nats-io/transport-node';
import { OperationalError } from '../kernel/errors.ts';
import { type Denial, denialSentence } from './denial.ts';

/** The broker cannot be reached at the moment. All we can do is try again later. */
export class NatsAwayError extends OperationalError {
  override readonly name = 'NatsAwayError';
  override readonly code = 'NATS_AWAY';
  override readonly retryable = true;
}

/** The broker was reached but does not suit us: what it says or holds contradicts the settings. */
export class NatsRefusedError extends OperationalError {
  override readonly name = 'NatsRefusedError';
  override readonly code = 'NATS_REFUSED';
  override readonly retryable = false;
}

/** Node's and OpenSSL's codes for a bad certificate or a failed handshake. */
const TLS_CODE =
  /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER|^ERR_(?:TLS|SSL|OSSL)|^EPROTO$/;

/** A failure to connect, in an operator's words. Never shows an address with credentials. */
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

/** Why a message could not be stored, in an operator's words: part of a sentence. */
export function publishFault(error: unknown): string {
  const denied = denialIn(error);
  if (denied !== undefined) return "the engine's user may not publish it";
  if (isStreamMissing(error)) return 'no stream holds this subject';
  if (error instanceof errors.TimeoutError) return 'NATS does not acknowledge it in time';
  return `NATS does not take it (${messageOf(error)})`;
}

/** A question about streams that failed. A denied permission is for an operator to grant. */
export function topologyError(cause: unknown): OperationalError {
  if (cause instanceof OperationalError) return cause;
  const denied = denialIn(cause);
  if (denied === undefined) {
    const reason = messageOf(cause);
    return new NatsAwayError(`NATS did not answer about its streams (${reason}).`, { cause });
  }
  return new NatsRefusedError(denialSentence(denied), { cause });
}

/** The permission that was refused, if that is what is wrong. */
export function denialIn(cause: unknown): Denial | undefined {
  for (let error = cause; error instanceof Error; error = error.cause) {
    if (error instanceof errors.PermissionViolationError) return error;
  }
  return undefined;
}

/** No stream takes what is published under the subject: the streams have to be checked again. */
export function isStreamMissing(cause: unknown): boolean {
  for (let error = cause; error instanceof Error; error = error.cause) {
    if (error instanceof errors.NoRespondersError) return true;
  }
  return false;
}

function isUnauthorized(cause: unknown): boolean {
  return (
    cause instanceof errors.AuthorizationError || cause instanceof errors.PermissionViolationError
  );
}

/** The client wraps the socket's error, so its causes are looked through. */
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
