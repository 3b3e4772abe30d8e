/**
 * What threads say to each other. Every message names its direction.
 *
 * Peers (gateways and the main thread) talk to shards over one port for each pair, shards to each
 * other likewise; the main thread makes the ports and hands them out, again when a shard restarts.
 */
import type { MessagePort } from 'node:worker_threads';
import type { MailMessage } from '../../actors/mail/mail.ts';
import type { FixtureNo } from '../kernel/fixture-ids.ts';
import type { DrawNo, PlayerKey } from '../kernel/ids.ts';
import type { AlarmChange } from '../operations/alarms.ts';
import type { MetricsSnapshot } from '../operations/metrics.ts';
import type { ShardNotice } from '../protocol/shard-notices.ts';
import type { RequestOf, ShardAnswer, ShardOperation } from '../protocol/shard-requests.ts';
import type { FlatValues } from './purchase-values.ts';

/** One batch for each tick and shard: columns instead of objects, because cloning them is cheap. */
export interface PeerToShard {
  readonly correlations: readonly number[];
  /** Null: the next of the purchases. */
  readonly ops: readonly (ShardOperation | null)[];
  /** Of those that are no purchase, in order. */
  readonly requests: readonly RequestOf<ShardOperation>[];
  /** The purchases, in order. */
  readonly purchases: FlatValues;
}

export interface ShardToPeer {
  readonly correlations: readonly number[];
  /** Null: the next of the purchases. */
  readonly answers: readonly (ShardAnswer<unknown> | null)[];
  /** The answers to purchases that were accepted, in order. */
  readonly purchases: FlatValues;
}

/**
 * From a gateway to a shard: of whom and what it wants notices from now on, or no more. Travels on
 * the port of the questions: what is asked after it is answered after it began to count.
 */
export interface WatchChange {
  readonly watch: 'begin' | 'end';
  readonly players: readonly PlayerKey[];
  readonly draws: readonly DrawNo[];
  readonly fixtures?: readonly FixtureNo[];
}

/** What has become true of what the gateway watches, in the order of the journal. */
export interface ShardNews {
  readonly notices: readonly ShardNotice[];
}

export type ShardToShard =
  | {
      readonly type: 'mail';
      readonly letters: readonly { readonly number: number; readonly message: MailMessage }[];
    }
  | { readonly type: 'confirm'; readonly number: number };

/** From the main thread to a shard or a gateway: how to reach a shard from now on. */
export interface ConnectShard {
  readonly type: 'connectShard';
  readonly shard: number;
  readonly port: MessagePort;
}

/** From the main thread to a shard: a gateway, or the main thread itself, may ask here. */
export interface ConnectPeer {
  readonly type: 'connectPeer';
  readonly peer: number;
  readonly port: MessagePort;
}

export interface AskMetrics {
  readonly type: 'askMetrics';
}

export interface TellMetrics {
  readonly type: 'metrics';
  readonly snapshot: MetricsSnapshot;
}

/** An operator has to look at something, or has no longer to. */
export interface TellAlarm {
  readonly type: 'alarm';
  readonly change: AlarmChange;
}

/** Finish what was taken, close, and end the thread. */
export interface StopThread {
  readonly type: 'stop';
}

/** A thread has started and can be given work. */
export interface ThreadReady {
  readonly type: 'ready';
}

/** A thread cannot go on and will end by itself. */
export interface ThreadFailed {
  readonly type: 'failed';
  readonly message: string;
  /** The journal failed: no other thread of this process may open it again. */
  readonly isFatal: boolean;
}
