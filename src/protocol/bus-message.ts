/**
 * One declaration for each message over NATS: under which subject, which way, where it is kept and
 * what its body is.
 *
 * Everything else about a message is folded from these: the subjects of the streams and what the
 * engine's user must be granted (`src/outbox/subjects.ts`), the published document (`asyncapi.ts`),
 * and what the tests hold each told message against.
 */
import type { TSchema } from './schema.ts';

/** The streams that hold what others read or write; `none` keeps it: who is not there misses it. */
export type MessageStream = 'events' | 'stakes' | 'lines' | 'dead' | 'none';

export interface BusMessage {
  /** Parameters in braces. */
  readonly subject: string;
  readonly parameters?: Readonly<Record<string, readonly string[]>>;
  /** As the engine does it. */
  readonly action: 'send' | 'receive';
  readonly stream: MessageStream;
  /** Of the outbox's headers only the engine's: nothing that it is derived from is journaled. */
  readonly bare?: true;
  readonly summary: string;
  readonly schema: TSchema;
}

/** By name, as the published document has them. */
export type BusMessages = Readonly<Record<string, BusMessage>>;

/** What can never be read, with the reason: `dead.v1.` and the subject that it came under. */
export const DEAD_PREFIX = 'dead.v1.';
