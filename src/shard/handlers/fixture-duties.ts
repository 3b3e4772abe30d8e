/** What lines and books of fixtures owe when their reminder is due. */
import type { Accumulator } from '../../../actors/book/bet.ts';
import { type Book, nextBookDuty } from '../../../actors/book/book.ts';
import {
  ACCUMULATORS_PER_STEP,
  decideSettleAccumulators,
  decideSettleBets,
  placeOfSettlement,
} from '../../../actors/book/decide-settlement.ts';
import type { Decision } from '../../../actors/decider.ts';
import type { ShardEvent } from '../../../actors/events.ts';
import { decideCloseLine } from '../../../actors/line/decide-line.ts';
import { nextLineDuty } from '../../../actors/line/line.ts';
import { assert, must } from '../../kernel/assert.ts';
import type { FixtureNo } from '../../kernel/fixture-ids.ts';
import type { ShardState } from '../state/shard-state.ts';
import { dueNow } from './due-now.ts';
import type { HandlerContext } from './handler.ts';

export function wakeLine(context: HandlerContext, fixture: FixtureNo): void {
  const { state, stamp } = context;
  const line = must(state.lines.get(fixture), 'a reminder names a fixture that is not here');
  if (dueNow(nextLineDuty(line), stamp) === undefined) return;
  applyAccepted(context, decideCloseLine(line, stamp, state.identity));
}

/** One step of a settlement; as long as another is owed, the book is woken again. */
export function wakeBook(context: HandlerContext, fixture: FixtureNo): void {
  const { state, stamp } = context;
  const book = must(state.books.get(fixture), 'a reminder names a book that is not here');
  if (dueNow(nextBookDuty(book), stamp) === undefined) return;
  if (placeOfSettlement(book).of === 'bets') {
    const bets = state.bets.byPlayer(fixture, book.betCount);
    applyAccepted(context, decideSettleBets(book, bets, stamp));
    if (placeOfSettlement(book).of === 'accumulators') state.bets.release(fixture);
    return;
  }
  applyAccepted(context, decideSettleAccumulators(book, legsOn(state, book), stamp));
}

function legsOn(
  state: ShardState,
  book: Book,
): { readonly accumulator: Accumulator; readonly leg: number }[] {
  const { fixture } = book.line;
  const { ordinal } = placeOfSettlement(book);
  const page = state.legs.page({
    of: { fixture },
    from: { fixture, ordinal },
    limit: ACCUMULATORS_PER_STEP,
    reverse: false,
  });
  return page.map(({ key, value: leg }) => {
    const accumulator = must(
      state.accumulators.get(key.ordinal),
      'the accumulator of a leg is missing',
    );
    return { accumulator, leg };
  });
}

function applyAccepted(context: HandlerContext, decision: Decision<ShardEvent>): void {
  assert(decision.kind === 'accepted', 'what an actor owes was refused');
  context.apply(decision.events);
}
