/** The shard's end of the outbox: messages derived from durable records, and the relay's cursor. */
import { decideAdvanceOutbox } from '../../../actors/outbox/decide-outbox.ts';
import { messagesOfEvent } from '../../../actors/outbox/messages-of-event.ts';
import { OUTBOX_CURSOR_KEY } from '../../../actors/outbox/outbox.ts';
import type { Journal } from '../../journal/journal.ts';
import type {
  OutboxPage,
  OutboxPlace,
  PlacedMessage,
  ReadOutbox,
} from '../../protocol/shard-requests.ts';
import { decodeRecord } from '../event-codec.ts';
import type { ShardState } from '../shard-state.ts';
import { type Handler, reply } from './handler.ts';

/** Records looked at for one page: those of a quiet shard tell nothing, and are quickly read. */
const PAGE_RECORDS = 64;

/** Only what is durable is read: a message must never tell what a power cut can take back. */
export const readOutbox: Handler<'readOutbox'> = ({ state, journal }, request) => {
  const messages: PlacedMessage[] = [];
  let next = request.from ?? firstPlace(state, journal, request);
  if (request.messagesMax === 0) return reply(pageOf(state, journal, messages, next));
  for (const { sequence, payload } of journal.readRecords(next.sequence, PAGE_RECORDS)) {
    const { nowMs: atMs, events } = decodeRecord(payload);
    for (let event = next.event; event < events.length; event += 1) {
      const told = messagesOfEvent(state, events[event] as (typeof events)[number]);
      for (let { index } = next; index < told.length; index += 1) {
        if (messages.length >= request.messagesMax) {
          return reply(pageOf(state, journal, messages, { sequence, event, index }));
        }
        const message = told.at(index);
        if (message !== undefined) messages.push({ sequence, event, index, atMs, ...message });
      }
      next = { sequence, event: event + 1, index: 0 };
    }
    next = { sequence: sequence + 1, event: 0, index: 0 };
  }
  return reply(pageOf(state, journal, messages, next));
};

export const advanceOutbox: Handler<'advanceOutbox'> = ({ state, apply }, request) => {
  const cursor = state.outboxCursor.get(OUTBOX_CURSOR_KEY);
  const decision = decideAdvanceOutbox(cursor, request);
  if (decision.kind === 'rejected') return decision;
  apply(decision.events);
  return reply(null);
};

function firstPlace(state: ShardState, journal: Journal, { recordsMax }: ReadOutbox): OutboxPlace {
  const cursor = state.outboxCursor.get(OUTBOX_CURSOR_KEY);
  const before = cursor?.sequence ?? Math.max(0, journal.head.sequence - recordsMax);
  return { sequence: before + 1, event: 0, index: 0 };
}

function pageOf(
  state: ShardState,
  journal: Journal,
  messages: readonly PlacedMessage[],
  next: OutboxPlace,
): OutboxPage {
  const recordsLeft = Math.max(0, journal.head.sequence - next.sequence + 1);
  const savedSequence = state.outboxCursor.get(OUTBOX_CURSOR_KEY)?.sequence ?? 0;
  return { messages, next, recordsLeft, savedSequence };
}
