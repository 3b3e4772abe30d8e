import fc from 'fast-check';
import { test } from 'tap';
import { greatestCut, leastCut } from '../../src/backup/consistent-cut.ts';
import { MailHistory } from '../../src/backup/mail-history.ts';
import { must } from '../../src/kernel/assert.ts';
import { MailingModel } from '../support/backup/mailing-model.ts';
import { holds } from '../support/sources/property-run.ts';
import { SeededRandom } from '../support/sources/seeded-random.ts';

const STORIES = fc.record({
  seed: fc.nat(),
  shardCount: fc.integer({ min: 1, max: 5 }),
  steps: fc.integer({ min: 1, max: 120 }),
});

interface Observed {
  readonly model: MailingModel;
  /** The instant at which the command began. */
  readonly before: readonly number[];
  /** What the shards told first, each at an instant of its own, and what they told after that. */
  readonly first: readonly number[];
  readonly second: readonly number[];
  readonly random: SeededRandom;
}

/** Two rounds of questions somewhere in a story: each answer is of its own instant. */
function observe({
  seed,
  shardCount,
  steps,
}: {
  seed: number;
  shardCount: number;
  steps: number;
}): Observed {
  const random = new SeededRandom(seed);
  const model = new MailingModel(shardCount, random);
  for (let i = 0; i < steps; i += 1) model.step();
  const last = model.instants.length - 1;
  const between = (from: number, to: number) => from + (random.uint32() % (to - from + 1));
  const beganAt = between(0, last);
  const firstDoneAt = between(beganAt, last);
  const told = (from: number, to: number) =>
    Array.from({ length: shardCount }, (_, shard) => {
      return must(model.instants[between(from, to)]?.[shard], 'an instant');
    });
  const before = must(model.instants[beganAt], 'an instant');
  const first = told(beganAt, firstDoneAt);
  return { model, before, first, second: told(firstDoneAt, last), random };
}

function historiesOf({ model, first, second }: Observed): MailHistory[] {
  return first.map((sequence, shard) => {
    const history = new MailHistory(model.told(shard, sequence));
    for (let next = sequence + 1; next <= must(second[shard], 'a shard'); next += 1) {
      history.take(next, must(model.records[shard]?.[next - 1], 'a record'));
    }
    return history;
  });
}

test('consistent cut: the model tells of nothing that could not be', (t) =>
  holds(
    100,
    fc.asyncProperty(STORIES, async (story) => {
      const { model } = observe(story);
      t.ok(model.instants.every((instant) => model.isConsistent(instant)));
    }),
  ));

test('consistent cut: it is whole, holds what was durable before, and is the greatest', (t) =>
  holds(
    300,
    fc.asyncProperty(STORIES, async (story) => {
      const observed = observe(story);
      const { model, before, first, second } = observed;
      const cut = must(greatestCut(historiesOf(observed), second), 'there always is one');
      if (!model.isConsistent(cut)) t.fail(`mail is half there at ${cut}`);
      for (const [shard, sequence] of cut.entries()) {
        const least = Math.max(must(before[shard], 'a shard'), must(first[shard], 'a shard'));
        if (sequence < least) t.fail(`shard ${shard} lacks what was acknowledged`);
      }
      // Any greater one would be one of these, joined with it.
      for (const instant of model.instants) {
        const within = instant.map((sequence, shard) => Math.min(sequence, second[shard] ?? 0));
        if (!model.isConsistent(within)) continue;
        if (within.some((sequence, shard) => sequence > (cut[shard] ?? 0))) {
          t.fail(`${within} is whole, and not within ${cut}`);
        }
      }
    }),
  ));

test('consistent cut: the least one for a record holds what that follows from, and no more', (t) =>
  holds(
    300,
    fc.asyncProperty(STORIES, async (story) => {
      const { model, random } = observe(story);
      const heads = model.heads;
      const histories = historiesOf({
        model,
        before: [],
        first: heads.map(() => 0),
        second: heads,
        random,
      });
      const wanted = heads.map((head) => random.uint32() % (head + 1));
      const cut = must(leastCut(histories, wanted), 'all of the story is one');
      if (!model.isConsistent(cut)) t.fail(`mail is half there at ${cut}`);
      if (cut.some((sequence, shard) => sequence < (wanted[shard] ?? 0)))
        t.fail('it lacks a record');
      for (const instant of model.instants) {
        const holdsAll = instant.every((sequence, shard) => sequence >= (wanted[shard] ?? 0));
        if (!holdsAll) continue;
        if (instant.some((sequence, shard) => sequence < (cut[shard] ?? 0))) {
          t.fail(`${instant} holds all that was wanted, and ${cut} more`);
        }
      }
    }),
  ));

test('consistent cut: shards that tell of two histories have none', (t) => {
  const channel = (numbers: object) => [
    { shard: 1, sentNumber: 0, confirmedNumber: 0, takenNumber: 0, ...numbers },
  ];
  const other = (numbers: object) => [
    { shard: 0, sentNumber: 0, confirmedNumber: 0, takenNumber: 0, ...numbers },
  ];
  const older = new MailHistory({ sequence: 9, channels: channel({ sentNumber: 3 }) });
  const newer = new MailHistory({ sequence: 9, channels: other({ takenNumber: 4 }) });
  t.equal(greatestCut([older, newer], [9, 9]), undefined);
  t.equal(leastCut([older, newer], [9, 9]), undefined);
  t.end();
});
