/**
 * A message of the outbox with all that goes with it: its one id, and its headers.
 *
 * The id is a UUID of version 7 made from where the message stands (engine, shard, record, event,
 * index) and when its record was sequenced. So it is the same however often the message is
 * published, and by whichever run of the engine, and no two engines make the same id. What an
 * engine tells of records that it took over from a backup is the message of the engine that made
 * them, to the byte: a reader who has it already sees a repeat.
 */
import { createHash } from 'node:crypto';
import type { Forebear } from '../journal/directory-meta.ts';
import { UUID_FREE_BYTES, uuidV7 } from '../kernel/uuid.ts';
import type { PlacedMessage } from '../protocol/shard-requests.ts';

export interface OutgoingMessage {
  readonly subject: string;
  readonly id: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface MessageOrigin {
  readonly engineId: string;
  readonly shard: number;
  /** Engines that made the older records of the shard, oldest first. */
  readonly forebears: readonly Pick<Forebear, 'engineId' | 'lastSequences'>[];
}

/** Version of the body's form. */
export const VERSION_HEADER = 'version';
/** The id of the engine that told a message: every outgoing message has it, whatever its kind. */
export const ENGINE_HEADER = 'tirage-engine';
/** A message's place in its shard's order, for readers who need the order: it exposes a repeat. */
export const POSITION_HEADER = 'tirage-position';

const TRACE_ID_AT = UUID_FREE_BYTES;
const TRACE_ID_BYTES = 8;

export function outgoingMessage(
  origin: MessageOrigin,
  { sequence, event, index, atMs, subject, body }: PlacedMessage,
): OutgoingMessage {
  const { shard } = origin;
  const teller = origin.forebears.find(({ lastSequences }) => {
    // A shard that was added later has no part in that history.
    return sequence <= (lastSequences[shard] ?? 0);
  });
  const { engineId } = teller ?? origin;
  const position = `${shard}.${sequence}.${event}.${index}`;
  const digest = createHash('sha256').update(`tirage/outbox/v1 ${engineId} ${position}`).digest();
  const id = uuidV7(atMs, digest);
  const parent = digest.subarray(TRACE_ID_AT, TRACE_ID_AT + TRACE_ID_BYTES).toString('hex');
  return {
    subject,
    id,
    headers: {
      uuid: id,
      [VERSION_HEADER]: '1',
      [POSITION_HEADER]: position,
      [ENGINE_HEADER]: engineId,
      // W3C trace context: whatever a reader does with the message belongs to this one trace.
      traceparent: `00-${id.replaceAll('-', '')}-${parent}-01`,
    },
    body,
  };
}
