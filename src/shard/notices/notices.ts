/**
 * What a batch has to tell the gateways: a function of its events and of the state right after it.
 *
 * Right after it, because the next batch is decided while this one is being flushed: a balance read
 * later might never become true. No notice says anything of an outcome before the shard has paid
 * the draw, which it does not do before the time of the results.
 */

import { inheritedOf } from '../../../actors/calendar/calendar.ts';
import { wasOpened } from '../../../actors/draw/instance.ts';
import type { AwardApproved } from '../../../actors/draw/instance-events.ts';
import { countedTickets } from '../../../actors/draw/returned-tickets.ts';
import type { ShardEvent } from '../../../actors/events.ts';
import { combinationsOf } from '../../../actors/games/combinations.ts';
import type { TicketColumnsView } from '../../../actors/games/ticket-columns.ts';
import { ticketCountOf } from '../../../actors/games/ticket-count.ts';
import type { ResidualsReceived } from '../../../actors/home/home-events.ts';
import { purchasesOf } from '../../../actors/standing/entries-of-walk.ts';
import type { StandingTicketsEntered } from '../../../actors/standing/standing-events.ts';
import { jackpotOf } from '../../../actors/wallet/ledger.ts';
import { clientKeyOf } from '../../../actors/wallet/ledger-entry.ts';
import { assert, must } from '../../kernel/assert.ts';
import type { DrawNo, PlayerKey } from '../../kernel/ids.ts';
import { multiplyMinor } from '../../kernel/money.ts';
import type { HoldersTold, PlayerNotice, ShardNotice } from '../../protocol/shard-notices.ts';
import { viewOfDraw } from '../handlers/draw-handlers.ts';
import { viewOfPayment } from '../handlers/wallet-handlers.ts';
import type { ShardState } from '../state/shard-state.ts';
import { balanceNow } from './balance-now.ts';
import { fixtureNoticesOf } from './fixture-notices.ts';
import { sweepHolders } from './holders.ts';
import type { Watchers } from './watchers.ts';

export interface NoticeSource {
  readonly events: readonly ShardEvent[];
  readonly state: ShardState;
  readonly watchers: Watchers;
  /** The tickets of draws that the batch finished, which the state has released. */
  readonly finished: ReadonlyMap<DrawNo, TicketColumnsView>;
}

/** Works turn by turn; yields undefined if a turn finds nobody to notify. */
export type HolderTurns = Generator<HoldersTold | undefined>;

export interface BatchNotices {
  readonly notices: readonly ShardNotice[];
  readonly sweeps: readonly HolderTurns[];
}

export function noticesOf(source: NoticeSource): BatchNotices {
  const { events, state, watchers } = source;
  const notices: ShardNotice[] = [];
  const sweeps: HolderTurns[] = [];
  const sold = new Set<DrawNo>();
  const moved = new Set<DrawNo>();
  for (const event of events) {
    switch (event.type) {
      case 'TicketsBought':
      case 'TicketReturned':
        if (watchers.ofDraw(event.draw) !== 0) sold.add(event.draw);
        tell(source, notices, event);
        break;
      case 'StandingTicketsEntered':
        if (watchers.ofDraw(event.draw) !== 0) sold.add(event.draw);
        tellEntered(source, notices, event);
        break;
      case 'DrawOpened':
      case 'DrawPostponed':
      case 'DrawClosed':
      case 'DrawSealed':
      case 'JackpotGranted':
      case 'DrawConducted':
      case 'DrawSettled':
      case 'DrawPublished':
      case 'DrawCancelled':
        if (watchers.ofDraw(event.draw) !== 0) moved.add(event.draw);
        break;
      case 'JackpotClaimed':
      case 'JackpotRolledIn': {
        const { seriesId } = event;
        const amountMinor = inheritedOf(state.ledger.get(jackpotOf(seriesId)));
        if (watchers.ofAnyDraw() !== 0)
          notices.push({ type: 'jackpotChanged', seriesId, amountMinor });
        break;
      }
      case 'JackpotMoved':
        for (const seriesId of [event.fromSeriesId, event.toSeriesId]) {
          const amountMinor = inheritedOf(state.ledger.get(jackpotOf(seriesId)));
          if (watchers.ofAnyDraw() !== 0)
            notices.push({ type: 'jackpotChanged', seriesId, amountMinor });
        }
        break;
      case 'AwardApproved':
        tellAward(source, notices, event);
        break;
      case 'ResidualsReceived':
        tellReceived(source, notices, event);
        break;
      case 'InstancePaid':
      case 'InstanceRefunded':
        sweeps.push(tellHolders(source, event.draw));
        break;
      case 'InstancePostponed':
        sweeps.push(tellPostponed(source, event.draw));
        break;
      default:
        tell(source, notices, event);
    }
  }
  notices.push(...fixtureNoticesOf(events, state, watchers));
  for (const draw of sold) notices.push(salesOf(state, draw));
  for (const draw of moved) {
    const coordinator = must(state.coordinators.get(draw), 'a draw that moved is missing');
    notices.push({ type: 'drawChanged', draw: viewOfDraw(coordinator) });
  }
  return { notices, sweeps };
}

function salesOf(state: ShardState, draw: DrawNo): ShardNotice {
  const instance = must(state.instances.get(draw), 'a draw with sales is missing');
  assert(wasOpened(instance), 'a draw has sold a ticket but was never opened');
  const { stakeMinor: stakesMinor } = instance;
  return { type: 'salesChanged', draw, ticketCount: countedTickets(instance), stakesMinor };
}

function tell(source: NoticeSource, notices: ShardNotice[], event: ShardEvent): void {
  if (!('player' in event) || source.watchers.ofPlayer(event.player) === 0) return;
  const notice = noticeOfPlayer(source.state, event);
  if (notice !== undefined) notices.push(notice);
}

/** Who watches is told as of purchases of their own. */
function tellEntered(
  source: NoticeSource,
  notices: ShardNotice[],
  event: StandingTicketsEntered,
): void {
  const { state, watchers } = source;
  if (event.players.every((player) => watchers.ofPlayer(player) === 0)) return;
  const { terms } = must(state.instances.get(event.draw), 'a draw with sales is missing');
  for (const bought of purchasesOf(event, terms.game)) tell(source, notices, bought);
}

function noticeOfPlayer(
  state: ShardState,
  event: Extract<ShardEvent, { player: PlayerKey }>,
): PlayerNotice | undefined {
  const { player } = event;
  switch (event.type) {
    case 'TicketsBought': {
      const { draw, firstOrdinal, masks, entryId, atMs } = event;
      const { terms } = must(state.instances.get(draw), 'a draw with sales is missing');
      const ticketCount = ticketCountOf(terms.game, masks);
      return {
        type: 'ticketsAccepted',
        player,
        draw,
        shard: state.identity.shard,
        firstOrdinal,
        ticketCount,
        stakeMinor: multiplyMinor(terms.priceMinor, combinationsOf(terms.game, masks)),
        operationKey: clientKeyOf(entryId),
        acceptedAtMs: atMs,
        balanceMinor: balanceNow(state, player),
      };
    }
    case 'TicketReturned': {
      const { draw, ordinal, combinationCount } = event;
      const { terms } = must(state.instances.get(draw), 'a draw with sales is missing');
      return {
        type: 'ticketReturned',
        player,
        draw,
        shard: state.identity.shard,
        ordinal,
        stakeMinor: multiplyMinor(terms.priceMinor, combinationCount),
        balanceMinor: balanceNow(state, player),
      };
    }
    case 'PaymentCompleted':
    case 'PaymentDeclined': {
      const payment = must(
        state.payments.get({ player, number: event.number }),
        'a settled payment is missing',
      );
      const balanceMinor = balanceNow(state, player);
      return { type: 'paymentSettled', player, payment: viewOfPayment(payment), balanceMinor };
    }
    case 'StandingTicketEnded': {
      const { number, seriesId, reason, refundMinor } = event;
      const balanceMinor = balanceNow(state, player);
      const ended = { number, seriesId, reason, refundMinor, balanceMinor };
      return { type: 'standingTicketEnded', player, ...ended };
    }
    case 'SessionEnded':
      return { type: 'sessionOver', player, sessionId: event.familyId };
    default:
      return undefined;
  }
}

/** One notice for each player who watches, however much has come for them. */
function tellReceived(
  { watchers }: NoticeSource,
  notices: ShardNotice[],
  { entries, points }: ResidualsReceived,
): void {
  for (const player of new Set([...entries, ...points].map((one) => one.player))) {
    if (watchers.ofPlayer(player) !== 0) notices.push({ type: 'walletChanged', player });
  }
}

function tellAward(
  { state, watchers }: NoticeSource,
  notices: ShardNotice[],
  { draw, ordinal }: AwardApproved,
): void {
  const award = must(state.heldAwards.get({ draw, ordinal }), 'an approved award is missing');
  const { player, tier, prizeMinor } = award;
  if (watchers.ofPlayer(player) === 0) return;
  const { shard } = state.identity;
  const balanceMinor = balanceNow(state, player);
  notices.push({ type: 'awardPaid', player, draw, shard, ordinal, tier, prizeMinor, balanceMinor });
}

function* tellHolders({ state, watchers, finished }: NoticeSource, draw: DrawNo): HolderTurns {
  if (watchers.playerCount === 0) return;
  const instance = must(state.instances.get(draw), 'a finished draw is missing');
  const { phase } = instance;
  assert(
    phase === 'paid' || phase === 'cancelled',
    'a finished draw is neither paid nor cancelled',
  );
  const turns = sweepHolders({
    columns: must(finished.get(draw), 'the columns of a finished draw are missing'),
    instance,
    watched: watchers.players,
    balanceOf: balancesIn(state),
  });
  const told = {
    type: 'holdersTold',
    outcome: phase === 'paid' ? 'settled' : 'refunded',
    draw,
    shard: state.identity.shard,
    approvalMinor: instance.terms.approvalMinor,
  } as const;
  for (const holders of turns) yield holders.length === 0 ? undefined : { ...told, holders };
}

/** Whoever holds tickets of the draw is told of its new times. */
function* tellPostponed({ state, watchers }: NoticeSource, draw: DrawNo): HolderTurns {
  const instance = must(state.instances.get(draw), 'a postponed draw is missing');
  if (watchers.playerCount === 0 || !wasOpened(instance)) return;
  const { terms } = instance;
  const turns = sweepHolders({
    columns: must(state.tickets.columns(draw), 'a postponed draw has no tickets in memory'),
    instance,
    watched: watchers.players,
    balanceOf: balancesIn(state),
  });
  const { closesAtMs, resultsAtMs, approvalMinor } = terms;
  const told = {
    type: 'holdersTold',
    outcome: 'postponed',
    draw,
    shard: state.identity.shard,
    prizesByTier: [],
    approvalMinor,
    newTimes: { closesAtMs, resultsAtMs },
  } as const;
  for (const holders of turns) yield holders.length === 0 ? undefined : { ...told, holders };
}

/** Undefined for an account whose row is damaged. */
function balancesIn(state: ShardState) {
  return (player: PlayerKey) => {
    return state.accounts.isDamaged(player) ? undefined : balanceNow(state, player);
  };
}
