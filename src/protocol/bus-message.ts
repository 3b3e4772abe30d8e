/**
 * One declaration for each message over NATS: its subject, its direction, where it is kept and what
 * its body is.
 *
 * Everything else about a message is derived from these: the subjects of the streams and what the
 * engine's user must be granted (`src/outbox/subjects.ts`), the published document (`asyncapi.ts`),
 * and what the tests hold each told message against.
 */
import type { TSchema } from './schema.ts';

/** The streams that hold messages; `none` keeps nothing: readers who are away miss the message. */
export type MessageStream = 'events' | 'stakes' | 'lines' | 'dead' | 'none';

export interface BusMessage {
  /** Parameters in braces. */
  readonly subject: string;
  readonly parameters?: Readonly<Record<string, readonly string[]>>;
  /** From the engine's point of view. */
  readonly action: 'send' | 'receive';
  readonly stream: MessageStream;
  /** Of the outbox's headers only the engine's: the message derives from nothing journaled. */
  readonly bare?: true;
  readonly summary: string;
  readonly schema: TSchema;
}

/** By name, as the published document has them. */
export type BusMessages = Readonly<Record<string, BusMessage>>;

/** Messages that can never be read, with the reason: `dead.v1.` and the subject of the original. */
export const DEAD_PREFIX = 'dead.v1.';
