/**
 * What a shard's records tell of shards that were added, and the count of shards at a cut.
 *
 * A shard knows of an addition before it writes to a shard that was added, so whoever follows the
 * shards in their order knows of all with whom mail was exchanged.
 */
import type { ShardEvent } from '../../actors/events.ts';
import { BackupError } from './backup-manifest.ts';
import type { Cut } from './consistent-cut.ts';
import type { MailHistory } from './mail-history.ts';

interface Addition {
  readonly sequence: number;
  /** How many there are from then on. */
  readonly shardCount: number;
  readonly atMs: number;
}

export class GrowthHistory {
  readonly #baseCount: number;
  readonly #additions: Addition[] = [];
  /** The records that say that all players are where the count puts them. */
  readonly #dealt: number[] = [];

  /** `baseCount`: over so many shards players were dealt before the records that follow. */
  constructor(baseCount: number) {
    this.#baseCount = baseCount;
  }

  /** The next record, with its events. */
  take(sequence: number, events: readonly ShardEvent[]): void {
    for (const event of events) {
      if (event.type === 'ShardsAdded') {
        const { shardCount, atMs } = event;
        this.#additions.push({ sequence, shardCount, atMs });
      } else if (event.type === 'PlayersDealt') {
        this.#dealt.push(sequence);
      }
    }
  }

  get shardCount(): number {
    return this.shardCountAt(Number.POSITIVE_INFINITY);
  }

  shardCountAt(sequence: number): number {
    const newest = this.#additions.findLast((addition) => addition.sequence <= sequence);
    return newest?.shardCount ?? this.#baseCount;
  }

  /** Over so many shards players are dealt. */
  dealtCountAt(sequence: number): number {
    const dealt = this.#dealt.findLast((one) => one <= sequence);
    return dealt === undefined ? this.#baseCount : this.shardCountAt(dealt);
  }

  /** When that shard was added; undefined where these records do not tell. Unix time. */
  addedAtMs(shard: number): number | undefined {
    return this.#additions.find(({ shardCount }) => shardCount > shard)?.atMs;
  }
}

/** A shard, as far as its records are held. */
export interface GrownShard {
  readonly history: Pick<MailHistory, 'lastSequence'>;
  readonly growth: GrowthHistory;
}

/**
 * The part of a cut that is an engine's: without shards that were only added later. Throws a
 * BackupError where shards were being added, or one that there was is not held.
 */
export function grownCut(shards: readonly GrownShard[], cut: Cut): Cut {
  const last = (shard: number) => cut[shard] ?? 0;
  const counts = shards.map(({ growth }, shard) => growth.shardCountAt(last(shard)));
  const shardCount = Math.max(...counts);
  const grown = shards.slice(0, shardCount);
  const lost = grown.findIndex(({ history }) => history.lastSequence === 0);
  if (lost !== -1) {
    throw new BackupError(
      `at that point there were ${shardCount} shards, and no record of shard-${lost} is held: ` +
        `choose one before ${addedAt(shards, lost)}, when it was added, or find its segments`,
    );
  }
  if (grown.every(({ growth }, shard) => growth.dealtCountAt(last(shard)) === shardCount)) {
    return cut.slice(0, shardCount);
  }
  throw new BackupError(
    'at that point shards were being added: choose one before ' +
      `${addedAt(shards, shardCount - 1)}, when that began, or one after it was done`,
  );
}

/** The shards learn of it one after another. */
function addedAt(shards: readonly GrownShard[], shard: number): string {
  const timesMs = shards.flatMap(({ growth }) => growth.addedAtMs(shard) ?? []);
  return new Date(Math.min(...timesMs)).toISOString();
}
