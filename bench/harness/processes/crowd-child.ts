/** One shard with as many players as its parent wants, and a client in the same thread. */
import { setTimeout as sleep } from 'node:timers/promises';
import { GAMES } from '../../../actors/games/game-table.ts';
import { must } from '../../../src/kernel/assert.ts';
import type { DrawNo, PlayerKey } from '../../../src/kernel/ids.ts';
import { type ThreadMicros, threadMicros } from '../figures/thread-time.ts';
import { answerParent } from './answer-parent.ts';
import type { CrowdQuestion, CrowdReplies, Spent } from './crowd-messages.ts';
import { LoopShard } from './loop-shard.ts';
import { populateShard } from './populate-shard.ts';
import { residentBytes, writtenBytes } from './process-facts.ts';

/** A checkpoint that is being written shows within this long in what the process has written. */
const QUIET_MS = 150;
const PROCESS = String(process.pid);

interface Sale {
  readonly shard: LoopShard;
  readonly players: readonly PlayerKey[];
  readonly draw: DrawNo;
  /** Those that ran before a checkpoint was written: the one that came then writes them. */
  readonly firstThreads: ReadonlySet<string>;
}

let sale: Sale | undefined;
const leave = answerParent(answerTo);

async function answerTo(question: CrowdQuestion): Promise<CrowdReplies[keyof CrowdReplies]> {
  switch (question.ask) {
    case 'populate':
      return populateShard(question.directory, question);
    case 'open':
      return open(question.directory, question.players);
    case 'buy':
      return buy(question.batchSize, question.purchaseCount);
    case 'spent':
      return spentInPeace();
    case 'stop':
      await sale?.shard.stop();
      leave();
      return null;
  }
}

async function open(directory: string, players: readonly PlayerKey[]): Promise<null> {
  const shard = await LoopShard.open(directory);
  const firstThreads = new Set(threadMicros(process.pid).keys());
  const draw = await shard.openDraw(GAMES['5of36']);
  sale = { shard, players, draw, firstThreads };
  return null;
}

function buy(batchSize: number, countMax: number): Promise<CrowdReplies['buy']> {
  const { shard, players, draw } = running();
  return shard.buy({ players, draw, batchSize, countMax, milliseconds: Infinity });
}

async function spentInPeace(): Promise<Spent> {
  let before = writtenBytes(process.pid);
  for (;;) {
    await sleep(QUIET_MS);
    const after = writtenBytes(process.pid);
    if (after === before) return spent(threadMicros(process.pid), after);
    before = after;
  }
}

function spent(threads: ThreadMicros, written: number): Spent {
  const { firstThreads } = running();
  const sums = { shardMicros: 0, checkpointMicros: 0, otherMicros: 0 };
  for (const [thread, micros] of threads) {
    if (thread === PROCESS) sums.shardMicros += micros;
    else if (firstThreads.has(thread)) sums.otherMicros += micros;
    else sums.checkpointMicros += micros;
  }
  return { ...sums, writtenBytes: written, residentBytes: residentBytes(process.pid) };
}

function running(): Sale {
  return must(sale, 'the shard was not opened');
}
