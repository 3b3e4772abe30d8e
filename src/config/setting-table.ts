/**
 * Every setting, one row each: its name, its kind, its default and its sentence in the help.
 *
 * The flag of `TIRAGE_FREE_SPACE_MB` is `--free-space-mb`: nobody writes a name twice. A row's kind
 * has the type of its key in `Settings`, which is what lets the reader be generic. Rows are read
 * from top to bottom, so a default may lean on the rows above it.
 */
import type { AmountForm } from '../kernel/amount-text.ts';
import type { Minor } from '../kernel/money.ts';
import { DOOR_SETTING_ROWS, type PageSettings } from './door-setting-rows.ts';
import { GAME_SETTING_ROWS } from './game-setting-rows.ts';
import type { LogFormat, LogLevel } from './log-levels.ts';
import type { Machine } from './machine.ts';
import { MONEY_SETTING_ROWS } from './money-setting-rows.ts';
import type { MessageFormat } from './nats-kinds.ts';
import { type EngineRole, NATS_SETTING_ROWS } from './nats-setting-rows.ts';
import {
  ADDRESS_RANGE_KIND,
  type AddressRange,
  HOST_KIND,
  HTTP_ADDRESS_KIND,
  LISTEN_ADDRESS_KIND,
  type ListenAddress,
  ORIGIN_KIND,
} from './network-kinds.ts';
import { PROCESS_SETTING_ROWS } from './process-setting-rows.ts';
import {
  CURRENCY_KIND,
  enumKind,
  integerKind,
  isTimeZone,
  listKind,
  PATH_KIND,
  SECRET_KIND,
  type SettingKind,
  SWITCH_KIND,
  TIME_ZONE_KIND,
} from './setting-kinds.ts';

export const SHARDS_MAX = 64;
export const GATEWAYS_MAX = 16;
export const GRACE_MS_MAX = 5_000;
/**
 * Less would leave too little room for what goes on while sales pause: closing, paying, refunding.
 */
export const FREE_SPACE_MEGABYTES_MIN = 64;
export const ACCRUAL_CONNECTIONS_MAX = 1_024;
/** Ten thousand points for one unit of money. */
export const POINTS_RATE_MAX = 1_000_000;

/** All settings of an engine. Frozen, and plain enough to be sent to a thread. */
export interface Settings extends PageSettings {
  readonly host: string;
  readonly port: number;
  readonly operationsHost: string;
  readonly operationsPort: number;
  readonly secureCookies: boolean;
  /** 0: browsers are not told. */
  readonly strictTransportSeconds: number;
  /** Already in `host` and `port`; `undefined` where it was not given. */
  readonly runAddress: ListenAddress | undefined;
  /** `undefined`: there is none, and orders wait. */
  readonly accrualSystemAddress: string | undefined;
  readonly accrualConnectionsMax: number;
  /** Hundredths of points that pay for 100 minor units of stake. */
  readonly pointsRateHundredths: number;
  /** Hundredths of points that 100 minor units of stake earn; 0: none. */
  readonly pointsEarnedHundredths: number;
  readonly dataDirectory: string;
  readonly shardCount: number;
  readonly gatewayCount: number;
  readonly timeZone: string;
  readonly rateLimits: boolean;
  readonly logLevel: LogLevel;
  readonly logFormat: LogFormat;
  readonly stopsWithStarter: boolean;
  /** `undefined`: the built-in schedule. */
  readonly schedulePath: string | undefined;
  /** `undefined`: the built-in games. */
  readonly gamesPath: string | undefined;
  /** What a game may pay back in theory at most, in ten-thousandths of its sales. */
  readonly payoutPermyriadMax: number;
  readonly minimumAgeYears: number;
  readonly currency: string;
  readonly graceMs: number;
  readonly corsOrigins: readonly string[];
  readonly trustedProxies: readonly AddressRange[];
  readonly approvalMinorMin: Minor;
  /** Memory for the accounts of players, over all shards. */
  readonly accountMegabytes: number;
  /** For how many days a client's key finds its operation again. */
  readonly keyDays: number;
  readonly reservationSeconds: number;
  readonly depositMinorMax: Minor;
  readonly oddsHundredthsMin: number;
  readonly payments: 'sandbox';
  /** `undefined`: made once for the data directory. */
  readonly sandboxSecret: string | undefined;
  readonly freeSpaceMegabytesMin: number;
  /** Empty: no NATS. */
  readonly natsUrls: readonly string[];
  readonly natsUser: string | undefined;
  readonly natsPassword: string | undefined;
  readonly natsToken: string | undefined;
  readonly natsCredentialsPath: string | undefined;
  readonly natsCaPath: string | undefined;
  readonly natsCertificatePath: string | undefined;
  readonly natsKeyPath: string | undefined;
  readonly natsReplicas: number;
  readonly natsStreamMegabytes: number;
  readonly natsStreamDays: number;
  readonly natsAckWaitMs: number;
  readonly natsFormat: MessageFormat;
  readonly natsAwardEvent: 'lotteryAwardCreated' | 'lottery.v1.awarded';
  /** May be empty. */
  readonly natsPrefix: string;
  readonly natsStakeUnit: AmountForm['unit'];
  /** Ids of engines that are gone for good. */
  readonly natsReplaces: readonly string[];
  readonly role: EngineRole;
  readonly lineSilenceMs: number;
  readonly outboxRecordsMax: number;
}

/** The rows above the one whose default is being worked out. */
export type Settled = Partial<Settings>;

export interface SettingRow<T> {
  readonly environment: string;
  readonly kind: SettingKind<Exclude<T, undefined>>;
  /** One sentence, for `--help`. */
  readonly about: string;
  readonly fallback: (machine: Machine, settled: Settled) => T;
  /** Only where the flag does not follow from the name, because somebody else prescribes it. */
  readonly flag?: `--${string}`;
  readonly shortFlag?: `-${string}`;
  /** What the help says instead of the fallback's value. */
  readonly fallbackAbout?: string;
  /** A secret is never shown; its only flag names a file. */
  readonly secret?: true;
}

export type SettingTable = { readonly [K in keyof Settings]: SettingRow<Settings[K]> };

export const SETTING_TABLE: SettingTable = {
  host: {
    environment: 'TIRAGE_HOST',
    kind: HOST_KIND,
    about: 'Address to listen on.',
    fallback: () => '127.0.0.1',
  },
  port: {
    environment: 'TIRAGE_PORT',
    kind: integerKind({ min: 0, max: 65_535 }),
    about: 'Port to listen on; 0 takes a free one.',
    fallback: () => 8_080,
  },
  runAddress: {
    environment: 'RUN_ADDRESS',
    flag: '--run-address',
    shortFlag: '-a',
    kind: LISTEN_ADDRESS_KIND,
    about: 'Address and port to listen on; wins over the two above.',
    fallback: () => undefined,
    fallbackAbout: 'the two above',
  },
  ...DOOR_SETTING_ROWS,
  accrualSystemAddress: {
    environment: 'ACCRUAL_SYSTEM_ADDRESS',
    flag: '--accrual-system-address',
    shortFlag: '-r',
    kind: HTTP_ADDRESS_KIND,
    about: 'Where the accrual system is served, which says what orders earn.',
    fallback: () => undefined,
    fallbackAbout: 'none, orders wait',
  },
  accrualConnectionsMax: {
    environment: 'TIRAGE_ACCRUAL_CONNECTIONS',
    kind: integerKind({ min: 1, max: ACCRUAL_CONNECTIONS_MAX }),
    about: 'Questions that the accrual system is asked at once.',
    fallback: () => 64,
  },
  pointsRateHundredths: {
    environment: 'TIRAGE_POINTS_RATE',
    kind: integerKind({ min: 1, max: POINTS_RATE_MAX }),
    about: 'Points, in hundredths, that pay for 100 minor units of stake.',
    fallback: () => 100,
  },
  pointsEarnedHundredths: {
    environment: 'TIRAGE_POINTS_EARNED',
    kind: integerKind({ min: 0, max: POINTS_RATE_MAX }),
    about: 'Points, in hundredths, that 100 minor units of stake earn; 0 is none.',
    fallback: () => 0,
  },
  dataDirectory: {
    environment: 'TIRAGE_DATA',
    kind: PATH_KIND,
    about: 'Directory that holds the journals and the keys.',
    fallback: () => './data',
  },
  shardCount: {
    environment: 'TIRAGE_SHARDS',
    kind: integerKind({ min: 1, max: SHARDS_MAX }),
    about: 'Shard threads, each with a journal of its own.',
    fallback: ({ coreCount }) => shardCountFor(coreCount),
    fallbackAbout: 'what the directory has; in a new one half of the cores, as a power of two',
  },
  gatewayCount: {
    environment: 'TIRAGE_GATEWAYS',
    kind: integerKind({ min: 1, max: GATEWAYS_MAX }),
    about: 'Gateway threads, which speak HTTP and WebSocket.',
    fallback: ({ coreCount }, { shardCount = shardCountFor(coreCount) }) =>
      Math.min(GATEWAYS_MAX, Math.max(1, coreCount - shardCount)),
    fallbackAbout: 'the cores that the shards leave',
  },
  timeZone: {
    environment: 'TIRAGE_TIME_ZONE',
    kind: TIME_ZONE_KIND,
    about: 'Time zone of the schedule and of what counts as a day: birthdays, too.',
    fallback: ({ timeZone }) => (isTimeZone(timeZone) ? timeZone : 'UTC'),
    fallbackAbout: "the machine's own",
  },
  rateLimits: {
    environment: 'TIRAGE_RATE_LIMITS',
    kind: SWITCH_KIND,
    about: 'Limits the requests of one client; off is for load tests.',
    fallback: () => true,
  },
  schedulePath: {
    environment: 'TIRAGE_SCHEDULE',
    kind: PATH_KIND,
    about: 'JSON file with the recurring draws.',
    fallback: () => undefined,
    fallbackAbout: 'the built-in schedule',
  },
  ...GAME_SETTING_ROWS,
  minimumAgeYears: {
    environment: 'TIRAGE_MINIMUM_AGE',
    kind: integerKind({ min: 16, max: 99 }),
    about: 'Age in years from which one may play.',
    fallback: () => 18,
  },
  currency: {
    environment: 'TIRAGE_CURRENCY',
    kind: CURRENCY_KIND,
    about: 'The one currency of all accounts, for as long as the directory lives.',
    fallback: () => 'EUR',
  },
  graceMs: {
    environment: 'TIRAGE_GRACE_MS',
    kind: integerKind({ min: 0, max: GRACE_MS_MAX }),
    about: 'Time after closing in which a bet that arrived before it is still taken.',
    fallback: () => 0,
  },
  corsOrigins: {
    environment: 'TIRAGE_CORS_ORIGINS',
    kind: listKind(ORIGIN_KIND),
    about: 'Web origins whose pages may call the engine.',
    fallback: () => Object.freeze([]),
    fallbackAbout: 'none',
  },
  trustedProxies: {
    environment: 'TIRAGE_TRUSTED_PROXIES',
    kind: listKind(ADDRESS_RANGE_KIND),
    about: "Proxies whose word on the client's address is believed.",
    fallback: () => Object.freeze([]),
    fallbackAbout: 'none',
  },
  ...MONEY_SETTING_ROWS,
  payments: {
    environment: 'TIRAGE_PAYMENTS',
    kind: enumKind(['sandbox']),
    about: 'Payment provider; sandbox moves no real money.',
    fallback: () => 'sandbox',
  },
  sandboxSecret: {
    environment: 'TIRAGE_SANDBOX_SECRET',
    kind: SECRET_KIND,
    about: "Secret that signs the sandbox provider's webhooks.",
    fallback: () => undefined,
    fallbackAbout: 'made once for the data directory',
    secret: true,
  },
  freeSpaceMegabytesMin: {
    environment: 'TIRAGE_FREE_SPACE_MB',
    kind: integerKind({ min: FREE_SPACE_MEGABYTES_MIN, max: 1_048_576 }),
    about: 'Free space on the disk below which nothing more is accepted.',
    fallback: () => 256,
  },
  ...PROCESS_SETTING_ROWS,
  ...NATS_SETTING_ROWS,
};

/** The largest power of two in half of the cores: shards wait on disk, gateways need the rest. */
function shardCountFor(coreCount: number): number {
  const half = Math.max(1, Math.floor(coreCount / 2));
  return Math.min(SHARDS_MAX, 2 ** Math.floor(Math.log2(half)));
}
