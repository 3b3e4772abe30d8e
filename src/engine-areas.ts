/**
 * Everything that the engine can do, area by area: the one list that a new area is entered in.
 *
 * A row names files and loads none. A shard's thread loads what carries an area's operations out
 * (`OperationTable.load`), a gateway's what answers (`offerOf`), so neither has the other's code in
 * its memory, and a new operation with its route changes no file of either. Only types are imported
 * here.
 *
 * Cost: for each `import()` Node 20 walks all that it reaches once more, 20 ms for a gateway and 6
 * for a shard. The bundle spares both, for it has each half in one piece (`.ci/bundle.mjs`).
 */
import type { GatewayArea } from './gateway/routes/offer.ts';
import type { ShardArea } from './shard/handlers/operation.ts';

export interface EngineArea extends ShardArea, GatewayArea {}

/** In the order of the published documents. */
export const ENGINE_AREAS: readonly EngineArea[] = [
  {
    carriedOutBy: () =>
      import('./shard/handlers/player-handlers.ts').then((m) => m.PLAYER_OPERATIONS),
    answeredBy: () => import('./gateway/routes/account-routes.ts').then((m) => m.accountRoutes),
  },
  {
    answeredBy: () => import('./gateway/routes/session-routes.ts').then((m) => m.sessionRoutes),
    socket: () =>
      import('./gateway/socket/authenticate-operation.ts').then((m) => [m.authenticateOperation]),
    ofProvider: true,
  },
  {
    carriedOutBy: () =>
      import('./shard/handlers/wallet-handlers.ts').then((m) => m.WALLET_OPERATIONS),
    answeredBy: () => import('./gateway/routes/wallet-routes.ts').then((m) => m.walletRoutes),
  },
  {
    answeredBy: () => import('./gateway/routes/payment-routes.ts').then((m) => m.paymentRoutes),
  },
  {
    answeredBy: () => import('./gateway/routes/webhook-routes.ts').then((m) => m.webhookRoutes),
  },
  {
    carriedOutBy: () => import('./shard/handlers/draw-handlers.ts').then((m) => m.DRAW_OPERATIONS),
    answeredBy: () => import('./gateway/routes/draw-routes.ts').then((m) => m.drawRoutes),
  },
  {
    carriedOutBy: () =>
      import('./shard/handlers/game-rules-handlers.ts').then((m) => m.GAME_RULES_OPERATIONS),
  },
  {
    carriedOutBy: () =>
      import('./shard/handlers/sealed-ticket-handlers.ts').then((m) => m.SEALED_TICKET_OPERATIONS),
    answeredBy: () =>
      import('./gateway/routes/sealed-tickets-routes.ts').then((m) => m.sealedTicketsRoutes),
  },
  {
    carriedOutBy: () =>
      import('./shard/handlers/ticket-handlers.ts').then((m) => m.TICKET_OPERATIONS),
    answeredBy: () => import('./gateway/routes/ticket-routes.ts').then((m) => m.ticketRoutes),
    socket: () => import('./gateway/socket/purchases.ts').then((m) => [m.buyTicketsOperation]),
  },
  {
    carriedOutBy: () =>
      import('./shard/handlers/quote-handlers.ts').then((m) => m.QUOTE_OPERATIONS),
    socket: () => import('./gateway/socket/quotes.ts').then((m) => [m.quoteTicketsOperation]),
  },
  {
    carriedOutBy: () =>
      import('./shard/handlers/stock-handlers.ts').then((m) => m.STOCK_OPERATIONS),
    answeredBy: () => import('./gateway/routes/stock-routes.ts').then((m) => m.stockRoutes),
  },
  {
    carriedOutBy: () =>
      import('./shard/handlers/standing-handlers.ts').then((m) => m.STANDING_OPERATIONS),
    answeredBy: () => import('./gateway/routes/standing-routes.ts').then((m) => m.standingRoutes),
  },
  {
    carriedOutBy: () =>
      import('./shard/handlers/fixture-handlers.ts').then((m) => m.FIXTURE_OPERATIONS),
    answeredBy: () => import('./gateway/routes/fixture-routes.ts').then((m) => m.fixtureRoutes),
    ofProvider: true,
  },
  {
    carriedOutBy: () => import('./shard/handlers/bet-handlers.ts').then((m) => m.BET_OPERATIONS),
    answeredBy: () => import('./gateway/routes/bet-routes.ts').then((m) => m.betRoutes),
    socket: () => import('./gateway/socket/bets.ts').then((m) => [m.placeBetOperation]),
  },
  {
    answeredBy: () => import('./gateway/routes/admin-routes.ts').then((m) => m.adminRoutes),
  },
  {
    answeredBy: () =>
      import('./gateway/routes/player-admin-routes.ts').then((m) => m.playerAdminRoutes),
  },
  {
    carriedOutBy: () =>
      import('./shard/handlers/draw-duty-handlers.ts').then((m) => m.DRAW_DUTY_OPERATIONS),
    answeredBy: () => import('./gateway/routes/status-routes.ts').then((m) => m.statusRoutes),
    ofProvider: true,
  },
  {
    carriedOutBy: () =>
      import('./shard/handlers/draw-time-handlers.ts').then((m) => m.DRAW_TIME_OPERATIONS),
    answeredBy: () => import('./gateway/routes/draw-time-routes.ts').then((m) => m.drawTimeRoutes),
  },
  {
    carriedOutBy: () =>
      import('./shard/handlers/schedule-handlers.ts').then((m) => m.SCHEDULE_OPERATIONS),
    answeredBy: () => import('./gateway/routes/schedule-routes.ts').then((m) => m.scheduleRoutes),
  },
  {
    carriedOutBy: () =>
      import('./shard/handlers/payout-handlers.ts').then((m) => m.PAYOUT_OPERATIONS),
    answeredBy: () => import('./gateway/routes/award-routes.ts').then((m) => m.awardRoutes),
  },
  {
    carriedOutBy: () =>
      import('./shard/handlers/jackpot-handlers.ts').then((m) => m.JACKPOT_OPERATIONS),
    answeredBy: () => import('./gateway/routes/jackpot-routes.ts').then((m) => m.jackpotRoutes),
  },
  {
    answeredBy: () => import('./gateway/routes/debt-routes.ts').then((m) => m.debtRoutes),
  },
  {
    carriedOutBy: () =>
      import('./shard/handlers/raffle-handlers.ts').then((m) => m.RAFFLE_OPERATIONS),
    answeredBy: () => import('./gateway/routes/raffle-routes.ts').then((m) => m.raffleRoutes),
  },
  {
    answeredBy: () =>
      import('./gateway/routes/raffle-admin-routes.ts').then((m) => m.raffleAdminRoutes),
  },
  {
    carriedOutBy: () =>
      import('./shard/handlers/raffle-start-handlers.ts').then((m) => m.RAFFLE_START_OPERATIONS),
    answeredBy: () =>
      import('./gateway/routes/raffle-start-routes.ts').then((m) => m.raffleStartRoutes),
  },
  {
    answeredBy: () =>
      import('./gateway/routes/fixture-admin-routes.ts').then((m) => m.fixtureAdminRoutes),
    ofProvider: true,
  },
  {
    answeredBy: () =>
      import('./gateway/routes/loyalty-account-routes.ts').then((m) => m.loyaltyAccountRoutes),
  },
  {
    carriedOutBy: () =>
      import('./shard/handlers/order-handlers.ts').then((m) => m.ORDER_OPERATIONS),
    answeredBy: () =>
      import('./gateway/routes/loyalty-order-routes.ts').then((m) => m.loyaltyOrderRoutes),
  },
  {
    carriedOutBy: () =>
      import('./shard/handlers/points-handlers.ts').then((m) => m.POINTS_OPERATIONS),
    answeredBy: () =>
      import('./gateway/routes/loyalty-points-routes.ts').then((m) => m.loyaltyPointsRoutes),
  },
  {
    socket: () =>
      import('./gateway/socket/subscribe-operations.ts').then((m) => [
        m.subscribeOperation,
        m.unsubscribeOperation,
      ]),
  },
  {
    socket: () => import('./gateway/socket/ping-operation.ts').then((m) => [m.pingOperation]),
  },
  // Asked by other threads only.
  {
    carriedOutBy: () =>
      import('./shard/handlers/outbox-handlers.ts').then((m) => m.OUTBOX_OPERATIONS),
  },
  {
    carriedOutBy: () =>
      import('./shard/handlers/line-feed-handlers.ts').then((m) => m.LINE_FEED_OPERATIONS),
  },
  {
    carriedOutBy: () => import('./shard/handlers/clock-handler.ts').then((m) => m.CLOCK_OPERATIONS),
  },
  {
    carriedOutBy: () =>
      import('./shard/handlers/growth-handlers.ts').then((m) => m.GROWTH_OPERATIONS),
  },
  {
    carriedOutBy: () =>
      import('./shard/handlers/backup-handlers.ts').then((m) => m.BACKUP_OPERATIONS),
  },
];
