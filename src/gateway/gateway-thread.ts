/** What the main thread and a gateway's thread say to each other, beyond the common messages. */
import type { Game } from '../../actors/games/game.ts';
import type { RejectionCode } from '../../actors/rejection-codes.ts';
import type { Settings } from '../config/settings.ts';
import type { EngineSecrets } from '../identity/kept-secrets.ts';
import type { SigningKeyRecord } from '../identity/key-ring.ts';
import type { ClockStart } from '../kernel/clock-guard.ts';
import type { ShardCounts } from '../kernel/shard-counts.ts';
import type {
  AskMetrics,
  ConnectShard,
  StopThread,
  TellMetrics,
} from '../mailbox/thread-messages.ts';
import type { HealthReport } from '../operations/health.ts';
import type { PulsePlace } from '../operations/pulse.ts';
import type { AskMain, MainTold } from './main-desk.ts';
import type { Brand } from './pages/brand.ts';

/** Given to the thread when it starts. */
export interface GatewayThreadData {
  readonly name: string;
  readonly pulse: PulsePlace;
  readonly settings: Settings;
  /** What is on offer. */
  readonly games: readonly Game[];
  readonly brand: Brand;
  readonly shardCounts: ShardCounts;
  readonly signingKeys: readonly SigningKeyRecord[];
  readonly secrets: EngineSecrets;
  readonly health: HealthReport;
  /** Memory that all gateway threads share: rate limits and failed log-ins. */
  readonly rateLimits: SharedArrayBuffer;
  readonly loginFailures: SharedArrayBuffer;
}

/** A file under the data directory whose content never changes while it has this entity tag. */
export interface SealedFile {
  readonly path: string;
  readonly bytes: number;
  /** Strong, with its quotes. */
  readonly entityTag: string;
}
export type FoundFile = SealedFile | { readonly code: RejectionCode };

export type MainToGateway =
  | ConnectShard
  | AskMetrics
  | StopThread
  /** The shards can be asked: open the door. */
  | { readonly type: 'listen'; readonly port: number; readonly clock: ClockStart }
  /** An operator says that the wall clock is right. */
  | { readonly type: 'clockAccepted' }
  | { readonly type: 'signingKeys'; readonly records: readonly SigningKeyRecord[] }
  | { readonly type: 'sessionsEnded'; readonly sessionIds: readonly string[] }
  | { readonly type: 'health'; readonly report: HealthReport }
  | MainTold;

export type GatewayToMain =
  | TellMetrics
  | { readonly type: 'listening' }
  | { readonly type: 'cannotListen'; readonly message: string }
  /** For the other gateways: no token of these sessions is good any more. */
  | { readonly type: 'sessionsEnded'; readonly sessionIds: readonly string[] }
  | AskMain;
