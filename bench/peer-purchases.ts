/**
 * Goal: durable purchases over HTTP against what one would build instead: Fastify and PostgreSQL.
 * Both get the same requests from the same client in the same run, in alternating rounds; the
 * figure is the ratio of the two rates, round by round, and each side's latency. Beside it stands
 * the processor time of each purchase, which a busy machine disturbs far less than the rates.
 *
 * The peer runs in two forms (peers/purchase-store.ts): the transaction that one writes first,
 * which the target is set for, and all of it in one function of the database. Each has the number
 * of connections that was fastest here, as found in earlier rounds.
 * Included: TCP on the loopback, both servers whole, fsync, and the client, which takes its share
 * of the same cores. Excluded: log-in, TLS, a network, and what a second machine for the database
 * would give the peer in cores and cost it in round trips.
 * Non-goals: the highest rate of either side.
 */
import { join } from 'node:path';
import { GAMES } from '../actors/games/game-table.ts';
import { assert, must } from '../src/kernel/assert.ts';
import type { Bench, Size } from './harness/figures/bench.ts';
import { calmCount, calmRounds } from './harness/figures/calm-rounds.ts';
import { spreadText } from './harness/figures/figures.ts';
import type { Report } from './harness/figures/report.ts';
import { LoadClient } from './harness/load/load-client.ts';
import { BenchEngine } from './harness/processes/engine-process.ts';
import { withTemporaryDirectory } from './harness/processes/temporary-directory.ts';
import { type Contestant, ContestSide, type Measured } from './peers/contest-side.ts';
import { auditBank, type BankPlan, openBank } from './peers/peer-bank.ts';
import { PeerProcess } from './peers/peer-process.ts';
import { findPostgres, type PostgresPrograms } from './peers/postgres-programs.ts';
import { PostgresServer } from './peers/postgres-server.ts';
import { familyMicros } from './peers/processor-time.ts';
import type { StoreKind } from './peers/purchase-store.ts';

const TARGET_RATIO = 10;
const BALANCE_MINOR = 900_000_000;
const SALE_MS = 3_600_000;
const KINDS: readonly StoreKind[] = ['transaction', 'function'];
/** Rounds are short: a Tirage connection that idles through the peers' rounds is closed at 8 s. */
const SIZES = {
  smoke: {
    playerCount: 64,
    rounds: 1,
    triesMax: 1,
    milliseconds: 300,
    connectionCount: 16,
    connectionCounts: [4],
  },
  real: {
    playerCount: 1_024,
    rounds: 7,
    triesMax: 14,
    milliseconds: 2_000,
    connectionCount: 256,
    connectionCounts: [4, 8, 16, 32],
  },
} as const;

export const peerPurchases: Bench = {
  name: 'peer-purchases',
  goal: `Durable purchases, ratio to Fastify and PostgreSQL; target >= ${TARGET_RATIO}, lower p99.`,
  run: async (size, report) => {
    const programs = findPostgres();
    if ('missing' in programs) report.line('skipped', programs.missing);
    else await withTemporaryDirectory((path) => compare(size, report, { path, programs }));
  },
};

/** Everything that runs during the rounds. */
interface Contest {
  readonly milliseconds: number;
  readonly engine: BenchEngine;
  readonly enginePort: number;
  readonly postgres: PostgresServer;
  readonly peer: PeerProcess;
  readonly peerPort: number;
  readonly load: LoadClient;
  readonly plan: BankPlan;
}

async function compare(
  size: Size,
  report: Report,
  place: { path: string; programs: PostgresPrograms },
): Promise<void> {
  const { rounds, triesMax, connectionCount, playerCount } = SIZES[size];
  const contest = await prepare(size, place);
  const tirage = new ContestSide(engineOf(contest));
  const peers: Peer[] = [];
  let tuningCount = 0;
  for (const kind of KINDS) {
    const { connectionsMax, soldCount } = await tune(contest, kind, SIZES[size].connectionCounts);
    tuningCount += soldCount;
    const side = new ContestSide(peerOf(contest, kind, connectionsMax));
    await side.warm();
    peers.push({ kind, connectionsMax, side });
  }
  await tirage.warm();
  const measured: Round[] = [];
  while (measured.length < triesMax && calmCount(measured, sidesOf) < rounds) {
    measured.push(await alternate(contest, tirage, peers));
  }
  const peerCount = peers.reduce((sum, { side }) => sum + side.soldCount, tuningCount);
  await conclude(contest, { engineCount: tirage.soldCount, peerCount });

  report.line('load', `${connectionCount} connections, ${playerCount} players, 1 ticket each`);
  tell(report, { tirage, peers }, measured);
  report.checksum({ playerCount, connectionCount, ticketsPerPurchase: 1, isEveryAnswerSold: true });
}

interface Peer {
  readonly kind: StoreKind;
  readonly connectionsMax: number;
  readonly side: ContestSide;
}

/** A measurement of Tirage and of each peer, one right after the other. */
interface Round {
  readonly tirage: Measured;
  readonly peers: readonly Measured[];
}

function sidesOf({ tirage, peers }: Round): readonly Measured[] {
  return [tirage, ...peers];
}

async function alternate(
  { engine, peer, postgres }: Contest,
  tirage: ContestSide,
  peers: readonly Peer[],
): Promise<Round> {
  const engineMicros = () => engine.ask({ ask: 'processorMicros' });
  const peerMicros = async () => familyMicros(peer.processId) + familyMicros(postgres.processId);
  const ofTirage = await tirage.measure(peerMicros);
  const ofPeers: Measured[] = [];
  for (const { side } of peers) ofPeers.push(await side.measure(engineMicros));
  return { tirage: ofTirage, peers: ofPeers };
}

function tell(
  report: Report,
  { tirage, peers }: { tirage: ContestSide; peers: readonly Peer[] },
  measured: readonly Round[],
): void {
  const rounds = calmRounds(report, measured, sidesOf);
  const ours = rounds.map((round) => round.tirage);
  tirage.tell(report, ours);
  for (const [index, { kind, connectionsMax, side }] of peers.entries()) {
    const theirs = rounds.map((round) => must(round.peers[index], 'a round lacks a peer'));
    report.line(`${kind}: connections`, String(connectionsMax));
    side.tell(report, theirs);
    const ratios = (value: (our: Measured, their: Measured) => number) => {
      const values = ours.map((our, i) =>
        value(our, must(theirs[i], 'a round has no counterpart')),
      );
      return spreadText(values, 1);
    };
    report.row({
      what: `purchases against Fastify and PostgreSQL, one ${kind}`,
      measured: `${ratios((our, their) => our.rate / their.rate)} times as many`,
      ...(kind === 'transaction' ? { asked: `>= ${TARGET_RATIO}` } : {}),
    });
    report.row({
      what: `p99 of the peer, one ${kind}, to ours`,
      measured: `${ratios((our, their) => their.p99 / our.p99)} times`,
      ...(kind === 'transaction' ? { asked: 'above 1' } : {}),
    });
    report.line(
      `processor time, ${kind} to it`,
      ratios((our, their) => their.micros / our.micros),
    );
  }
}

async function prepare(
  size: Size,
  { path, programs }: { path: string; programs: PostgresPrograms },
): Promise<Contest> {
  const { playerCount, connectionCount, milliseconds } = SIZES[size];
  const engine = new BenchEngine();
  const keyDirectory = join(path, 'engine');
  const { port: enginePort = 0 } = await engine.ask({
    ask: 'start',
    directory: keyDirectory,
    shardCount: 1,
    gatewayCount: 1,
    isServing: true,
  });
  const crowd = { playerCount, balanceMinor: BALANCE_MINOR };
  const { drawId, tokens } = await engine.ask({ ask: 'populate', ...crowd });
  const plan: BankPlan = {
    tokens,
    balanceMinor: BALANCE_MINOR,
    drawId,
    priceMinor: GAMES['5of36'].priceMinor,
    closesAt: new Date(Date.now() + SALE_MS),
  };
  const postgres = await PostgresServer.start(programs, join(path, 'postgres'));
  await openBank(postgres, plan);
  const peer = new PeerProcess();
  const peerPort = await peer.ask({ ask: 'listen', address: postgres.address, keyDirectory });
  const load = new LoadClient({ path: `/v1/draws/${drawId}/tickets`, tokens, connectionCount });
  return { milliseconds, engine, enginePort, postgres, peer, peerPort, load, plan };
}

function engineOf({ engine, enginePort: port, load, milliseconds }: Contest): Contestant {
  return {
    name: 'tirage',
    processorMicros: () => engine.ask({ ask: 'processorMicros' }),
    round: () => load.round({ port, milliseconds }),
  };
}

function peerOf(contest: Contest, kind: StoreKind, connectionsMax: number): Contestant {
  const { peer, peerPort: port, postgres, load, milliseconds } = contest;
  return {
    name: kind,
    processorMicros: async () => familyMicros(peer.processId) + familyMicros(postgres.processId),
    round: async () => {
      await peer.ask({ ask: 'use', kind, connectionsMax });
      return load.round({ port, milliseconds });
    },
  };
}

/** The fastest of the connection counts: one round opens the connections, the next one counts. */
async function tune(contest: Contest, kind: StoreKind, connectionCounts: readonly number[]) {
  let best = { connectionsMax: 0, count: 0 };
  let soldCount = 0;
  for (const connectionsMax of connectionCounts) {
    const side = new ContestSide(peerOf(contest, kind, connectionsMax));
    await side.warm();
    const { count } = await side.warm();
    soldCount += side.soldCount;
    if (count > best.count) best = { connectionsMax, count };
  }
  return { connectionsMax: best.connectionsMax, soldCount };
}

/** Stops everything, once both sides hold exactly what the client was told. */
async function conclude(
  { engine, load, peer, postgres, plan }: Contest,
  { engineCount, peerCount }: { engineCount: number; peerCount: number },
): Promise<void> {
  const { ticketCount } = await engine.ask({ ask: 'sales' });
  assert(ticketCount === engineCount, 'not as many tickets were sold as answered with 201');
  await load.stop();
  await peer.stop();
  await auditBank(postgres, plan, peerCount);
  await postgres.stop();
  await engine.stop();
}
