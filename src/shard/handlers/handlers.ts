import type { Rejected } from '../../../actors/decider.ts';
import { must } from '../../kernel/assert.ts';
import type { ReplyOf, RequestOf, ShardOperation } from '../../protocol/shard-requests.ts';
import * as bets from './bet-handlers.ts';
import { acceptClock } from './clock-handler.ts';
import * as draws from './draw-handlers.ts';
import * as events from './fixture-handlers.ts';
import type { Handler, HandlerContext, LongHandler, Reply, Steps } from './handler.ts';
import * as feed from './line-feed-handlers.ts';
import * as orders from './order-handlers.ts';
import * as outbox from './outbox-handlers.ts';
import * as payouts from './payout-handlers.ts';
import * as players from './player-handlers.ts';
import * as points from './points-handlers.ts';
import * as raffles from './raffle-handlers.ts';
import * as sealed from './sealed-ticket-handlers.ts';
import * as tickets from './ticket-handlers.ts';
import * as wallet from './wallet-handlers.ts';

const HANDLERS: { readonly [Op in ShardOperation]: Handler<Op> | LongHandler<Op> } = {
  registerPlayer: players.registerPlayer,
  findCredentials: players.findCredentials,
  startSession: players.startSession,
  recordLoginFailure: players.recordLoginFailure,
  refreshSession: players.refreshSession,
  endSession: players.endSession,
  hasSession: players.hasSession,
  changeRoles: players.changeRoles,
  getProfile: players.getProfile,
  giveBirthDate: players.giveBirthDate,
  changePassword: players.changePassword,

  registerOrder: orders.registerOrder,
  isOrderKnown: orders.isOrderKnown,
  listOrders: orders.listOrders,
  getPoints: points.getPoints,
  withdrawPoints: points.withdrawPoints,
  listWithdrawals: points.listWithdrawals,

  getWallet: wallet.getWallet,
  listEntries: wallet.listEntries,
  requestPayment: wallet.requestPayment,
  settlePayment: wallet.settlePayment,
  getPayment: wallet.getPayment,
  listDebts: wallet.listDebts,
  trialBalance: wallet.trialBalance,

  buyTickets: tickets.buyTickets,
  getTicket: tickets.getTicket,
  getReceipt: tickets.getReceipt,
  listTickets: tickets.listTickets,

  listDraws: draws.listDraws,
  getDraw: draws.getDraw,
  getSales: draws.getSales,
  getTranscript: draws.getTranscript,
  getCancelledTranscript: draws.getCancelledTranscript,
  getSeals: sealed.getSeals,
  readSealedTickets: sealed.readSealedTickets,
  planDraw: draws.planDraw,
  cancelDraw: draws.cancelDraw,
  conductDraw: draws.conductDraw,
  listHeldAwards: draws.listHeldAwards,
  approveAward: draws.approveAward,
  listHeldPayouts: payouts.listHeldPayouts,
  approvePayout: payouts.approvePayout,

  readOutbox: outbox.readOutbox,
  advanceOutbox: outbox.advanceOutbox,
  replayOutbox: outbox.replayOutbox,
  acceptClock,

  takeStake: raffles.takeStake,
  configureRaffleGame: raffles.configureRaffleGame,
  getRaffleGame: raffles.getRaffleGame,
  listRaffles: raffles.listRaffles,
  getRaffle: raffles.getRaffle,
  getRaffleTranscript: raffles.getRaffleTranscript,
  listRaffleEntries: raffles.listRaffleEntries,
  listPlayerRaffles: raffles.listPlayerRaffles,
  linkExternalId: raffles.linkExternalId,
  createFixture: events.createFixture,
  changeFixture: events.changeFixture,
  resolveFixture: events.resolveFixture,
  correctFixture: events.correctFixture,
  voidFixture: events.voidFixture,
  getFixture: events.getFixture,
  listFixtures: events.listFixtures,
  listVersions: events.listVersions,
  getVersionAt: events.getVersionAt,
  getBook: events.getBook,
  takeLine: feed.takeLine,
  listLines: feed.listLines,
  getFeed: feed.getFeed,
  suspendFeed: feed.suspendFeed,
  markFeed: feed.markFeed,

  placeBet: bets.placeBet,
  getBet: bets.getBet,
  listBets: bets.listBets,
};

export function handleRequest<Op extends ShardOperation>(
  context: HandlerContext,
  op: Op,
  request: RequestOf<Op>,
): Reply<ReplyOf<Op>> | Rejected | Steps<ReplyOf<Op>> {
  const handle = must(HANDLERS[op], 'another thread named no operation');
  return handle(context, request);
}
