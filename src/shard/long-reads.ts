/**
 * Reads that go on for several turns of the shard's loop.
 *
 * Why: a page of a long history took seconds in which nobody's purchase was decided. A read that
 * may have to look at a lot is a generator that yields what it has looked at, in units of cost. It
 * gets TURN_COST at a time, about half a millisecond; then all other waiting work is decided first,
 * and the read continues in its own turn of the event loop. A read that stays below that is
 * answered at once. The shard's own work that may take long shares these turns (`Chore`). A page
 * shows each row as it is at the instant it is read. The answer waits for the batch that is open
 * when the read ends, so everything it shows is durable.
 */

import type { Rejected } from '../../actors/decider.ts';
import { DamagedRowError } from '../journal/journal-errors.ts';
import type { Reply, Steps } from './handlers/handler.ts';
import type { AddressedAnswer, RequestWork } from './work.ts';

/** The cost of a row that has to be found on the disk and checked: some 7 µs, 20 for a cold one. */
export const ROW_COST = 16;
/** The cost of a ledger entry, whose record is read: some 30 µs. */
export const RECORD_COST = 64;
/** The cost of a ticket in a block that is already there: less than a microsecond. */
export const TICKET_COST = 1;
/** What one read may examine before waiting work is decided: 64 rows, or 1,024 tickets. */
export const TURN_COST = 1_024;
/** Rows that are read in one go by a read that may need many. */
export const ROWS_PER_STEP = 32;
/** Reads under way at a shard. Further ones are refused: `engineOverloaded`. */
export const LONG_READS_MAX = 64;

const OVERLOADED = { ok: false, code: 'engineOverloaded', facts: null } as const;
const INTERNAL_ERROR = { ok: false, code: 'internalError', facts: null } as const;
const RECORD_DAMAGED = { ok: false, code: 'recordDamaged', facts: null } as const;

/** One turn of the shard's own long work; returns true when it is done. */
export type Chore = () => boolean;

interface LongRead {
  readonly work: RequestWork;
  readonly steps: Steps<unknown>;
}

export class LongReads {
  readonly #onError: (error: unknown, work: RequestWork) => void;
  /** The first of them takes the next turn, and then goes to the end. */
  #waiting: (LongRead | Chore)[] = [];

  constructor(onError: (error: unknown, work: RequestWork) => void) {
    this.#onError = onError;
  }

  get isIdle(): boolean {
    return this.#waiting.length === 0;
  }

  /** Takes the first turn at once. Undefined when the read continues. */
  begin(work: RequestWork, steps: Steps<unknown>): AddressedAnswer | undefined {
    const outcome = takeTurn(steps);
    if (outcome !== undefined) return answerOf(work, outcome);
    if (this.#waiting.length >= LONG_READS_MAX) {
      return { ...work.replyTo, op: work.op, answer: OVERLOADED };
    }
    this.#waiting.push({ work, steps });
    return undefined;
  }

  /** The chore takes its turns among the reads. The caller limits the number of chores. */
  add(chore: Chore): void {
    this.#waiting.push(chore);
  }

  /** One turn of the read that has waited longest; its answer when it has ended. */
  readOn(): AddressedAnswer | undefined {
    const read = this.#waiting.shift();
    if (read === undefined) return undefined;
    if (typeof read === 'function') {
      if (!read()) this.#waiting.push(read);
      return undefined;
    }
    const { work, steps } = read;
    try {
      const outcome = takeTurn(steps);
      if (outcome !== undefined) return answerOf(work, outcome);
    } catch (error) {
      // It only reads: nothing has changed.
      this.#onError(error, work);
      const isRow = error instanceof DamagedRowError;
      const answer = isRow ? RECORD_DAMAGED : INTERNAL_ERROR;
      return { ...work.replyTo, op: work.op, answer };
    }
    this.#waiting.push(read);
    return undefined;
  }
}

export function answerOf(
  { op, replyTo: { peer, correlation } }: RequestWork,
  outcome: Reply<unknown> | Rejected,
): AddressedAnswer {
  if (outcome.kind === 'rejected') {
    const answer = { ok: false, code: outcome.code, facts: outcome.facts ?? null } as const;
    return { peer, correlation, op, answer };
  }
  const { reply, replayed } = outcome;
  return { peer, correlation, op, answer: { ok: true, reply, replayed } };
}

function takeTurn(steps: Steps<unknown>): Reply<unknown> | Rejected | undefined {
  for (let cost = 0; cost < TURN_COST; ) {
    const step = steps.next();
    if (step.done === true) return step.value;
    cost += step.value;
  }
  return undefined;
}
