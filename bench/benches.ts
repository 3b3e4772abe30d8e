/** Every benchmark there is. */
import { backup } from './backup.ts';
import { betSettlement } from './bet-settlement.ts';
import { bets } from './bets.ts';
import { carriers } from './carriers.ts';
import { drawCloseRush } from './draw-close-rush.ts';
import { drawGrowth } from './draw-growth.ts';
import type { Bench } from './harness/figures/bench.ts';
import { httpPurchases } from './http-purchases.ts';
import { idleSockets } from './idle-sockets.ts';
import { kenoSettlement } from './keno-settlement.ts';
import { longReads } from './long-reads.ts';
import { loyaltyOrders } from './loyalty-orders.ts';
import { manyPlayers } from './many-players.ts';
import { neighbourLatency } from './neighbour-latency.ts';
import { pages } from './pages.ts';
import { peerPurchases } from './peer-purchases.ts';
import { recordReads } from './record-reads.ts';
import { relayCost } from './relay-cost.ts';
import { restart } from './restart.ts';
import { resultCheckStampede } from './result-check-stampede.ts';
import { settlement } from './settlement.ts';
import { shardLoop } from './shard-loop.ts';
import { socketPurchases } from './socket-purchases.ts';
import { stakes } from './stakes.ts';
import { standingWalk } from './standing-walk.ts';
import { stock } from './stock.ts';
import { structures } from './structures.ts';

/** In the order of the table. */
export const BENCHES: readonly Bench[] = [
  httpPurchases,
  socketPurchases,
  peerPurchases,
  drawCloseRush,
  resultCheckStampede,
  pages,
  idleSockets,
  settlement,
  restart,
  drawGrowth,
  neighbourLatency,
  backup,
  shardLoop,
  manyPlayers,
  stakes,
  relayCost,
  bets,
  betSettlement,
  loyaltyOrders,
  longReads,
  carriers,
  recordReads,
  structures,
  stock,
  standingWalk,
  kenoSettlement,
];
