/**
 * Settings that are right one by one and nonsense together: the operator hears of it before the
 * engine starts. A setting whose meaning depends on another one has its sentence here.
 *
 * Not here: credentials of NATS (outbox/nats-options.ts) and schedules (schedule/schedule-file.ts).
 */
import type { Settings } from './setting-table.ts';

type Contradiction = (settings: Settings) => string | undefined;

const CONTRADICTIONS: readonly Contradiction[] = [
  earnsTooMuch,
  roleWithoutNats,
  natsWithoutAddress,
  accrualOfItself,
];

/**
 * The most that 100 units of stake may earn, as a part of what they cost in points. The engine does
 * not know the margin in the odds: a few percent usually, and 2.5 in a good market. Giving back
 * more than the margin would pay people for playing; a tenth is more than any book of single bets
 * keeps.
 */
const POINTS_EARNED_OF_RATE_MAX = 0.1;

/** A sentence for each. */
export function contradictionsIn(settings: Settings): string[] {
  return CONTRADICTIONS.flatMap((contradiction) => contradiction(settings) ?? []);
}

/** Points that a stake earns pay for the next one, so they give a part of the stake back. */
function earnsTooMuch(settings: Settings): string | undefined {
  const { pointsEarnedHundredths: earned, pointsRateHundredths: rate } = settings;
  if (earned <= rate * POINTS_EARNED_OF_RATE_MAX) return undefined;
  const what = `TIRAGE_POINTS_EARNED (${earned}) must be at most a tenth of TIRAGE_POINTS_RATE`;
  return `${what} (${rate}): else stakes earn more than the house keeps of them.`;
}

function roleWithoutNats({ role, natsUrls }: Settings): string | undefined {
  if (role === 'whole' || natsUrls.length > 0) return undefined;
  return `A ${role} needs NATS: set NATS_URL.`;
}

/** The engine would run without NATS, and nobody would notice that the address is missing. */
function natsWithoutAddress(settings: Settings): string | undefined {
  if (settings.natsUrls.length > 0) return undefined;
  const given = {
    TIRAGE_NATS_USER: settings.natsUser,
    TIRAGE_NATS_PASSWORD: settings.natsPassword,
    TIRAGE_NATS_TOKEN: settings.natsToken,
    TIRAGE_NATS_CREDS: settings.natsCredentialsPath,
    TIRAGE_NATS_CA: settings.natsCaPath,
    TIRAGE_NATS_CERT: settings.natsCertificatePath,
    TIRAGE_NATS_KEY: settings.natsKeyPath,
    TIRAGE_NATS_PREFIX: settings.natsPrefix === '' ? undefined : settings.natsPrefix,
    TIRAGE_NATS_REPLACES: settings.natsReplaces.length === 0 ? undefined : '',
  };
  const name = Object.entries(given).find(([, value]) => value !== undefined)?.[0];
  return name === undefined ? undefined : `${name} is given without NATS_URL.`;
}

const ANY_HOSTS: readonly string[] = ['0.0.0.0', '::', ''];
const LOOPBACK = /^(?:localhost|127\.\d+\.\d+\.\d+|::1)$/;

/** The engine would ask itself, and take its own answers for nonsense about every order. */
function accrualOfItself(settings: Settings): string | undefined {
  const { accrualSystemAddress: address, host, port, operationsHost, operationsPort } = settings;
  if (address === undefined) return undefined;
  const url = new URL(address);
  const urlPort = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
  const own = [
    { host, port },
    { host: operationsHost, port: operationsPort },
  ];
  const urlHost = url.hostname.replace(/^\[|\]$/g, '');
  if (!own.some((one) => one.port === urlPort && isSameHost(one.host, urlHost))) return undefined;
  return `ACCRUAL_SYSTEM_ADDRESS (${url.host}) is the engine's own address.`;
}

function isSameHost(listening: string, asked: string): boolean {
  if (listening === asked) return true;
  const isHere = LOOPBACK.test(asked) || ANY_HOSTS.includes(asked);
  return isHere && (LOOPBACK.test(listening) || ANY_HOSTS.includes(listening));
}
