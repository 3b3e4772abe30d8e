/** The settings of the connection to NATS, in the words of the client. */
import { readFileSync } from 'node:fs';
import { credsAuthenticator, type NodeConnectionOptions } from '@nats-io/transport-node';
import type { Settings } from '../config/settings.ts';

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
>;

export function connectionOptions(settings: NatsSettings): NodeConnectionOptions {
  const { natsUser, natsPassword, natsToken, natsCredentialsPath } = settings;
  const { natsCaPath, natsCertificatePath, natsKeyPath } = settings;
  const isSecure =
    natsCaPath !== undefined || settings.natsUrls.some((url) => url.startsWith('tls://'));
  return {
    servers: [...settings.natsUrls],
    reconnect: false,
    timeout: CONNECT_LIMIT_MS,
    pingInterval: PING_MS,
    maxPingOut: PINGS_UNANSWERED_MAX,
    ...(natsUser === undefined ? {} : { user: natsUser, pass: natsPassword ?? '' }),
    ...(natsToken === undefined ? {} : { token: natsToken }),
    ...(natsCredentialsPath === undefined
      ? {}
      : { authenticator: credsAuthenticator(readFileSync(natsCredentialsPath)) }),
    ...(isSecure
      ? {
          tls: {
            ...(natsCaPath === undefined ? {} : { caFile: natsCaPath }),
            ...(natsCertificatePath === undefined ? {} : { certFile: natsCertificatePath }),
            ...(natsKeyPath === undefined ? {} : { keyFile: natsKeyPath }),
          },
        }
      : {}),
  };
}
