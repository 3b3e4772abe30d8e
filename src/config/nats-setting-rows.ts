/** The settings of the connection to NATS: rows of the one table (`setting-table.ts`). */
import { AMOUNT_UNITS } from '../kernel/amount-text.ts';
import {
  ENGINE_ID_KIND,
  MESSAGE_FORMATS,
  NATS_URL_KIND,
  SUBJECT_PREFIX_KIND,
  TEXT_KIND,
} from './nats-kinds.ts';
import { enumKind, integerKind, listKind, PATH_KIND } from './setting-kinds.ts';
import type { SettingTable } from './setting-table.ts';

export const ROLES_OF_ENGINE = ['whole', 'line-provider', 'bet-maker'] as const;
export type EngineRole = (typeof ROLES_OF_ENGINE)[number];

/** Three heartbeats. */
const LINE_SILENCE_MS_MIN = 900;
/** A result's own time is accepted for five seconds (actors/desk): silence is noticed before. */
const LINE_SILENCE_MS_MAX = 4_000;

export const OUTBOX_RECORDS_DEFAULT = 1_000_000;

type NatsKey = Extract<
  keyof SettingTable,
  `nats${string}` | 'outboxRecordsMax' | 'role' | 'lineSilenceMs'
>;

export const NATS_SETTING_ROWS: Pick<SettingTable, NatsKey> = {
  natsUrls: {
    environment: 'NATS_URL',
    kind: listKind(NATS_URL_KIND),
    about: 'NATS servers to publish to and to take stakes from.',
    fallback: () => Object.freeze([]),
    fallbackAbout: 'none, the engine runs without NATS',
  },
  natsUser: {
    environment: 'TIRAGE_NATS_USER',
    kind: TEXT_KIND,
    about: 'User name at NATS.',
    fallback: () => undefined,
    fallbackAbout: 'none',
  },
  natsPassword: {
    environment: 'TIRAGE_NATS_PASSWORD',
    kind: TEXT_KIND,
    about: 'Password of the user at NATS.',
    fallback: () => undefined,
    fallbackAbout: 'none',
    secret: true,
  },
  natsToken: {
    environment: 'TIRAGE_NATS_TOKEN',
    kind: TEXT_KIND,
    about: 'Token at NATS, instead of a user.',
    fallback: () => undefined,
    fallbackAbout: 'none',
    secret: true,
  },
  natsCredentialsPath: {
    environment: 'TIRAGE_NATS_CREDS',
    kind: PATH_KIND,
    about: 'File with a NATS user JWT and its key, instead of a user.',
    fallback: () => undefined,
    fallbackAbout: 'none',
  },
  natsCaPath: {
    environment: 'TIRAGE_NATS_CA',
    kind: PATH_KIND,
    about: 'File with the authority that signs the NATS servers; it turns TLS on.',
    fallback: () => undefined,
    fallbackAbout: "the machine's authorities, where an address begins with tls://",
  },
  natsCertificatePath: {
    environment: 'TIRAGE_NATS_CERT',
    kind: PATH_KIND,
    about: "File with the engine's own certificate for NATS.",
    fallback: () => undefined,
    fallbackAbout: 'none',
  },
  natsKeyPath: {
    environment: 'TIRAGE_NATS_KEY',
    kind: PATH_KIND,
    about: "File with the key of the engine's certificate for NATS.",
    fallback: () => undefined,
    fallbackAbout: 'none',
  },
  natsReplicas: {
    environment: 'TIRAGE_NATS_REPLICAS',
    kind: integerKind({ min: 1, max: 5 }),
    about: 'Copies of each NATS stream; 3 wherever there are three servers.',
    fallback: () => 1,
  },
  natsStreamMegabytes: {
    environment: 'TIRAGE_NATS_STREAM_MB',
    kind: integerKind({ min: 1, max: 1_048_576 }),
    about: 'Size of each NATS stream; the oldest messages give way.',
    fallback: () => 1_024,
  },
  natsStreamDays: {
    environment: 'TIRAGE_NATS_STREAM_DAYS',
    kind: integerKind({ min: 1, max: 3_650 }),
    about: 'Age at which messages leave the NATS streams.',
    fallback: () => 7,
  },
  natsAckWaitMs: {
    environment: 'TIRAGE_NATS_ACK_WAIT_MS',
    kind: integerKind({ min: 1_000, max: 600_000 }),
    about: 'Time after which a stake that was not acknowledged is delivered again.',
    fallback: () => 30_000,
  },
  natsFormat: {
    environment: 'TIRAGE_NATS_FORMAT',
    kind: enumKind(MESSAGE_FORMATS),
    about: 'Form of the bodies that are published to NATS.',
    fallback: () => 'json',
  },
  natsAwardEvent: {
    environment: 'TIRAGE_NATS_AWARD_EVENT',
    kind: enumKind(['lotteryAwardCreated', 'lottery.v1.awarded']),
    about: 'Name that the award of a raffle carries.',
    fallback: () => 'lotteryAwardCreated',
  },
  natsPrefix: {
    environment: 'TIRAGE_NATS_PREFIX',
    kind: SUBJECT_PREFIX_KIND,
    about: 'What stands before every subject, in and out, and before the names of the streams.',
    fallback: () => '',
    fallbackAbout: 'nothing',
  },
  natsStakeUnit: {
    environment: 'TIRAGE_NATS_STAKE_UNIT',
    kind: enumKind(AMOUNT_UNITS),
    about: 'Unit of stakes from NATS and of the awards to it: 10.50, or 1050 minor units.',
    fallback: () => 'major',
  },
  natsReplaces: {
    environment: 'TIRAGE_NATS_REPLACES',
    kind: listKind(ENGINE_ID_KIND),
    about: 'Engines that are gone for good and whose games and stakes this one takes over.',
    fallback: () => Object.freeze([]),
    fallbackAbout: 'none',
  },
  role: {
    environment: 'TIRAGE_ROLE',
    kind: enumKind(ROLES_OF_ENGINE),
    about: 'What this process is; line-provider and bet-maker find each other by NATS.',
    fallback: () => 'whole',
  },
  lineSilenceMs: {
    environment: 'TIRAGE_LINE_SILENCE_MS',
    kind: integerKind({ min: LINE_SILENCE_MS_MIN, max: LINE_SILENCE_MS_MAX }),
    about: 'Silence of the line provider after which a bet maker suspends betting on its events.',
    fallback: () => 2_000,
  },
  outboxRecordsMax: {
    environment: 'TIRAGE_OUTBOX_RECORDS',
    kind: integerKind({ min: 10, max: 1_000_000_000 }),
    about: 'Journal records of a shard that may wait for NATS before the engine is not ready.',
    fallback: () => OUTBOX_RECORDS_DEFAULT,
  },
};
