/** The shard's end of the outbox: messages derived from durable records, and the relay's cursor. */

import {
  type AdvanceOutbox,
  decideAdvanceOutbox,
  decideReplayOutbox,
  type ReplayOutbox,
} from '../../../actors/outbox/decide-outbox.ts';
import { messagesOfEvent } from '../../../actors/outbox/messages-of-event.ts';
import { OUTBOX_CURSOR_KEY } from '../../../actors/outbox/outbox.ts';
import type { Journal, JournalRecord } from '../../journal/journal.ts';
import type {
  OutboxPage,
  OutboxPlace,
  OutboxReplay,
  PlacedMessage,
  ReadOutbox,
} from '../../protocol/shard-requests.ts';
import { ROW_COST, TICKET_COST } from '../long-reads.ts';
import { decodeEvents } from '../records/event-codec.ts';
import type { ShardState } from '../state/shard-state.ts';
import { commit, type Handler, type LongHandler, reply } from './handler.ts';
import { declareOperations } from './operation.ts';
import { outboxStates } from './outbox-states.ts';

/** Records examined for one page: those of a quiet shard yield no messages and are read quickly. */
const PAGE_RECORDS = 64;
/** The cost of deriving a message: some microseconds. */
const MESSAGE_COST = 4;

/** Only durable records are read: a message must never report what a power cut can take back. */
const readOutbox: LongHandler<'readOutbox'> = function* ({ state, journal }, request) {
  const page = new Page(request.from ?? firstPlace(state, journal, request));
  const { messagesMax } = request;
  const recordsMax = messagesMax === 0 ? 1 : PAGE_RECORDS;
  for (const { sequence, payload } of oneByOne(journal, page.next.sequence, recordsMax)) {
    const { nowMs: atMs, events } = decodeEvents(payload);
    const states = outboxStates(state, { sequence, payload });
    yield ROW_COST + events.length * TICKET_COST;
    page.oldestAtMs ??= atMs;
    if (messagesMax === 0) break;
    for (let { event } = page.next; event < events.length; event += 1) {
      const told = messagesOfEvent(states, events[event] as (typeof events)[number]);
      for (let { index } = page.next; index < told.length; index += 1) {
        if (page.messages.length >= messagesMax) {
          page.next = { sequence, event, index };
          return reply(page.close(state, journal));
        }
        const message = told.at(index);
        if (message !== undefined) page.messages.push({ sequence, event, index, atMs, ...message });
        yield MESSAGE_COST;
      }
      page.next = { sequence, event: event + 1, index: 0 };
    }
    page.next = { sequence: sequence + 1, event: 0, index: 0 };
  }
  return reply(page.close(state, journal));
};

/** Reads each record only when it is needed: it may hold thousands of events. */
function* oneByOne(journal: Journal, from: number, count: number): Generator<JournalRecord> {
  for (let sequence = from; sequence < from + count; sequence += 1) {
    const [record] = journal.readRecords(sequence, 1);
    if (record === undefined) return;
    yield record;
  }
}

const advanceOutbox: Handler<'advanceOutbox'> = ({ state, apply }, request) => {
  const cursor = state.outboxCursor.get(OUTBOX_CURSOR_KEY);
  const decision = decideAdvanceOutbox(cursor, request);
  return commit({ apply }, decision, () => reply(null));
};

const replayOutbox: Handler<'replayOutbox'> = ({ state, stamp, apply }, request) => {
  const cursor = state.outboxCursor.get(OUTBOX_CURSOR_KEY);
  const toldSequence = cursor?.sequence ?? 0;
  const decision = decideReplayOutbox(cursor, request, stamp);
  return commit({ apply }, decision, (events) =>
    reply({ isTaken: events.length > 0, toldSequence }),
  );
};

function firstPlace(state: ShardState, journal: Journal, { recordsMax }: ReadOutbox): OutboxPlace {
  const cursor = state.outboxCursor.get(OUTBOX_CURSOR_KEY);
  const before = cursor?.sequence ?? Math.max(0, journal.head.sequence - recordsMax);
  return { sequence: before + 1, event: 0, index: 0 };
}

/** A page of the outbox, from a place on. */
class Page {
  readonly messages: PlacedMessage[] = [];
  next: OutboxPlace;
  oldestAtMs: number | null = null;

  constructor(from: OutboxPlace) {
    this.next = from;
  }

  close(state: ShardState, journal: Journal): OutboxPage {
    const { messages, next, oldestAtMs } = this;
    const recordsLeft = Math.max(0, journal.head.sequence - next.sequence + 1);
    const cursor = state.outboxCursor.get(OUTBOX_CURSOR_KEY);
    const { sequence: savedSequence, replayCount } = cursor ?? { sequence: 0, replayCount: 0 };
    return { messages, next, recordsLeft, oldestAtMs, savedSequence, replayCount };
  }
}

interface OutboxRequests {
  readOutbox: { request: ReadOutbox; reply: OutboxPage };
  advanceOutbox: { request: AdvanceOutbox; reply: null };
  replayOutbox: { request: ReplayOutbox; reply: OutboxReplay };
}

declare module '../../protocol/shard-requests.ts' {
  interface ShardRequests extends OutboxRequests {}
}

export const OUTBOX_OPERATIONS = declareOperations<keyof OutboxRequests>({
  readOutbox: ['read', readOutbox],
  advanceOutbox: ['write', advanceOutbox],
  replayOutbox: ['write', replayOutbox],
});
