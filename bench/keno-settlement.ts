/**
 * Goal: how much longer a draw of a million keno tickets takes from its close to its last credit on
 * disk than one of a million tickets of 5 of 36; the scan by itself, and the time for each winner
 * that is paid, because the two games do not have the same share of winners.
 *
 * The draws take turns, each with an engine and data of its own (settle-draw.ts). Keno is the game
 * of deploy/games.example.json, with all its prizes; every pick is at random, of ten numbers.
 * It takes three and a half minutes, most of which is waiting for the closes: a draw sells for as
 * long as a busy machine needs.
 * Excluded: HTTP, loading. Not a goal: prizes that wait for approval.
 */
import type { Game } from '../actors/games/game.ts';
import { GAMES } from '../actors/games/game-table.ts';
import { readGamesFile } from '../src/games/games-file.ts';
import { assert, must } from '../src/kernel/assert.ts';
import type { Bench, Size } from './harness/figures/bench.ts';
import { STAGES } from './harness/figures/draw-times.ts';
import { spreadText } from './harness/figures/figures.ts';
import type { Report } from './harness/figures/report.ts';
import { type SettledDraw, settleDraw, stagesMs } from './harness/processes/settle-draw.ts';
import { withTemporaryDirectory } from './harness/processes/temporary-directory.ts';

const RATIO_MAX = 1.5;
const TICKETS = 1_000_000;
const SHARD_COUNT = 2;
const SIZES = {
  smoke: { ticketCount: 500, playerCount: 50, rounds: 1, saleMs: 1_500 },
  real: { ticketCount: TICKETS, playerCount: 1_000, rounds: 3, saleMs: 30_000 },
} as const;
/** From the root of the repository, where npm runs this. */
const GAMES_FILE = 'deploy/games.example.json';
const PERMYRIAD = 10_000;

export const kenoSettlement: Bench = {
  name: 'keno-settlement',
  goal: `A million keno tickets settle; target <= ${RATIO_MAX} times a million of 5 of 36.`,
  asks: [{ what: rowOf(TICKETS), asked: `<= ${RATIO_MAX} times` }],
  run: measure,
};

interface Round {
  readonly lotto: SettledDraw;
  readonly keno: SettledDraw;
}

async function measure(size: Size, report: Report): Promise<void> {
  const { rounds, ticketCount, playerCount } = SIZES[size];
  const keno = kenoOfFile();
  const settle = (game: Game) => {
    const order = { game, shardCount: SHARD_COUNT, ...SIZES[size] };
    return withTemporaryDirectory((path) => settleDraw(order, path));
  };
  const found: Round[] = [];
  for (let i = 0; i < rounds; i += 1) {
    found.push({ lotto: await settle(GAMES['5of36']), keno: await settle(keno) });
  }
  report.line('work', `${ticketCount} tickets of each, ${playerCount} players`);
  tell(report, ticketCount, found);
  report.checksum({ ticketCount, playerCount, shardCount: SHARD_COUNT, isVerified: true });
}

function kenoOfFile(): Game {
  const games = readGamesFile(GAMES_FILE, PERMYRIAD - 1);
  const keno = games.find(({ family }) => family === 'keno');
  return must(keno, 'the example of games has no keno');
}

function tell(report: Report, ticketCount: number, found: readonly Round[]): void {
  for (const which of ['lotto', 'keno'] as const) {
    const draws = found.map((round) => round[which]);
    const name = which === 'lotto' ? '5 of 36' : 'keno';
    const figure = (
      label: string,
      value: (draw: SettledDraw) => number,
      unit: string,
      digits = 0,
    ) => report.figure(`${name}: ${label}`, draws.map(value), digits, unit);
    figure('loading', ({ loadMs }) => loadMs, 'ms');
    figure('tickets won', ({ times }) => times.winnerCount, '');
    for (const { stage, endsWith } of STAGES) {
      const [short] = stage.split(':');
      figure(short ?? stage, (draw) => stageMs(draw, endsWith), 'ms');
    }
    figure('close to published', ({ totalMs }) => totalMs, 'ms');
    figure('for each winner paid', payMicros, 'µs', 2);
  }
  const ratios = (value: (draw: SettledDraw) => number) =>
    found.map(({ lotto, keno }) => value(keno) / value(lotto));
  const scans = ratios((draw) => stageMs(draw, 'InstanceScanned'));
  report.figure('ratio of the scan', scans, 2, 'times');
  report.figure('ratio for each winner paid', ratios(payMicros), 2, 'times');
  report.row({
    what: rowOf(ticketCount),
    measured: `${spreadText(
      ratios(({ totalMs }) => totalMs),
      2,
    )} times`,
    asked: `<= ${RATIO_MAX} times`,
  });
}

/** Until the last credit is decided, of all shards together. */
function payMicros(draw: SettledDraw): number {
  const { winnerCount } = draw.times;
  assert(winnerCount > 0, 'a draw had no winner');
  return (1_000 * stageMs(draw, 'InstancePaid')) / winnerCount;
}

function stageMs(draw: SettledDraw, endsWith: (typeof STAGES)[number]['endsWith']): number {
  const index = STAGES.findIndex((stage) => stage.endsWith === endsWith);
  return must(stagesMs(draw)[index], 'a stage has no time');
}

function rowOf(ticketCount: number): string {
  const tickets = `${ticketCount.toLocaleString('en')} tickets`;
  return `keno against 5 of 36, ${tickets}, close to the last durable credit`;
}
