/**
 * The settings of the connection to NATS, in the client's terms.
 *
 * Settings that contradict each other, or name a file that cannot be used, are refused here with a
 * sentence: the client would ignore them, or it would look as if the broker were away. Once TLS is
 * asked for, the client refuses a server without it, so that no password is sent in the clear.
 */
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { checkServerIdentity } from 'node:tls';
import { credsAuthenticator, type NodeConnectionOptions } from '@nats-io/transport-node';
import type { Settings } from '../config/settings.ts';
import { NatsRefusedError } from './nats-errors.ts';

const CONNECT_LIMIT_MS = 5_000;
const PING_MS = 10_000;
const PINGS_UNANSWERED_MAX = 2;

export type NatsSettings = Pick<
  Settings,
  | 'natsUrls'
  | 'natsUser'
  | 'natsPassword'
  | 'natsToken'
  | 'natsCredentialsPath'
  | 'natsCaPath'
  | 'natsCertificatePath'
  | 'natsKeyPath'
  | 'natsReplicas'
  | 'natsStreamMegabytes'
  | 'natsStreamDays'
  | 'natsAckWaitMs'
  | 'natsFormat'
  | 'natsReplaces'
  | 'natsPrefix'
>;

/** Throws a NatsRefusedError. Files are read anew each time, because certificates are renewed. */
export function connectionOptions(settings: NatsSettings): NodeConnectionOptions {
  const fault = faultOf(settings);
  if (fault !== undefined) throw new NatsRefusedError(fault);
  return {
    servers: [...settings.natsUrls],
    reconnect: false,
    // An error with its stack for each message, in case it fails, costs a sixth of the bus's work.
    noAsyncTraces: true,
    timeout: CONNECT_LIMIT_MS,
    pingInterval: PING_MS,
    maxPingOut: PINGS_UNANSWERED_MAX,
    ...credentialsOf(settings),
    ...tlsOf(settings),
  };
}

/** What the settings ask for that cannot be had together, if anything. */
function faultOf(settings: NatsSettings): string | undefined {
  const { natsUser, natsPassword, natsToken, natsCredentialsPath } = settings;
  const kinds = [natsUser, natsToken, natsCredentialsPath].filter((one) => one !== undefined);
  if (kinds.length > 1) {
    return 'Give one of TIRAGE_NATS_USER, TIRAGE_NATS_TOKEN and TIRAGE_NATS_CREDS, not several.';
  }
  if (natsPassword !== undefined && natsUser === undefined) {
    return 'TIRAGE_NATS_PASSWORD is given without TIRAGE_NATS_USER.';
  }
  if ((settings.natsCertificatePath === undefined) !== (settings.natsKeyPath === undefined)) {
    return 'TIRAGE_NATS_CERT and TIRAGE_NATS_KEY are given together or not at all.';
  }
  return undefined;
}

function credentialsOf(settings: NatsSettings): NodeConnectionOptions {
  const { natsUser, natsPassword, natsToken, natsCredentialsPath: path } = settings;
  if (natsUser !== undefined) return { user: natsUser, pass: natsPassword ?? '' };
  if (natsToken !== undefined) return { token: natsToken };
  if (path === undefined) return {};
  const authenticator = credsAuthenticator(contentOf(path, 'TIRAGE_NATS_CREDS'));
  try {
    authenticator('a trial');
  } catch {
    // The cause is left out: it may quote the file.
    throw new NatsRefusedError(`The file ${path} (TIRAGE_NATS_CREDS) holds no NATS credentials.`);
  }
  return { authenticator };
}

function tlsOf(settings: NatsSettings): NodeConnectionOptions {
  const { natsCaPath: ca, natsCertificatePath: cert, natsKeyPath: key, natsUrls } = settings;
  const isAsked = natsUrls.some((url) => url.startsWith('tls://'));
  if (!isAsked && ca === undefined && cert === undefined) return {};
  const tls = {
    ...(ca === undefined ? {} : { ca: textOf(ca, 'TIRAGE_NATS_CA') }),
    ...(cert === undefined ? {} : { cert: textOf(cert, 'TIRAGE_NATS_CERT') }),
    ...(key === undefined ? {} : { key: textOf(key, 'TIRAGE_NATS_KEY') }),
    // The client has no such option, and passes options that it does not know to Node.
    checkServerIdentity: identityCheckOf(natsUrls),
  };
  return { tls };
}

/**
 * Whether a certificate is for the server that was asked for. Node checks a server that is named by
 * an IP address as if it were "localhost", because the client does not pass the address on: its
 * certificate has to be for one of the addresses in the settings.
 */
function identityCheckOf(natsUrls: readonly string[]): typeof checkServerIdentity {
  const hosts = natsUrls.map((url) => new URL(url).hostname.replace(/^\[|\]$/g, ''));
  const addresses = hosts.filter((host) => isIP(host) !== 0);
  return (host, certificate) => {
    if (hosts.includes(host)) return checkServerIdentity(host, certificate);
    const faults = addresses.map((address) => checkServerIdentity(address, certificate));
    return faults.every((fault) => fault !== undefined)
      ? (faults[0] ?? checkServerIdentity(host, certificate))
      : undefined;
  };
}

function textOf(path: string, setting: string): string {
  return contentOf(path, setting).toString('utf8');
}

function contentOf(path: string, setting: string): Buffer {
  try {
    return readFileSync(path);
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? 'unknown reason';
    const sentence = `The file ${path} (${setting}) cannot be read (${reason}).`;
    throw new NatsRefusedError(sentence, { cause });
  }
}
