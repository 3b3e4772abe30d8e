import { test } from 'tap';
import { type ClaimLog, GameOwners } from '../../src/outbox/game-owners.ts';
import { SeededRandom } from '../support/sources/seeded-random.ts';

const GAME = 'the game';

/** A log whose steps take turns as the seed says, and whose readers may see an older state. */
class ShakyLog implements ClaimLog {
  readonly claims: string[] = [];
  readCount = 0;
  readonly #random: SeededRandom;

  constructor(seed: number) {
    this.#random = new SeededRandom(seed);
  }

  async firstClaim(): Promise<string | undefined> {
    this.readCount += 1;
    await this.#turns();
    const seen = this.claims.slice(0, this.#random.uint32() % (this.claims.length + 1));
    await this.#turns();
    return seen[0];
  }

  async claim(_game: string, engineId: string): Promise<void> {
    await this.#turns();
    this.claims.push(engineId);
    await this.#turns();
    if (this.#random.uint32() % 4 === 0) throw new Error('the acknowledgement was lost');
  }

  async #turns(): Promise<void> {
    for (let left = this.#random.uint32() % 4; left > 0; left -= 1) await Promise.resolve();
  }
}

test('game owners: whoever asks, however often, is told the same engine', async (t) => {
  for (let seed = 0; seed < 300; seed += 1) {
    const log = new ShakyLog(seed);
    const engines = Array.from({ length: 12 }, (_, index) => new GameOwners(`e${index}`, log));
    const told = await Promise.all(
      engines.map(async (owners) => {
        for (;;) {
          const owner = await owners.ownerOf(GAME).catch(() => undefined);
          if (owner !== undefined) return owner;
        }
      }),
    );
    t.same(new Set(told), new Set([log.claims[0]]), `seed ${seed}`);
  }
});

test('game owners: a game is asked about once, however many stakes wait for it', async (t) => {
  const log = new ShakyLog(1);
  log.claims.push('e9');
  const sight: ClaimLog = {
    firstClaim: async () => {
      log.readCount += 1;
      return log.claims[0];
    },
    claim: () => Promise.reject(new Error('it has an owner')),
  };
  const owners = new GameOwners('e1', sight);
  const asked = await Promise.all([1, 2, 3].map(() => owners.ownerOf(GAME)));
  t.same([...asked, await owners.ownerOf(GAME)], ['e9', 'e9', 'e9', 'e9']);
  t.equal(log.readCount, 1);
});

test('game owners: what was not found out is asked again', async (t) => {
  let isAway = true;
  const log: ClaimLog = {
    firstClaim: () => (isAway ? Promise.reject(new Error('away')) : Promise.resolve('e2')),
    claim: () => Promise.reject(new Error('away')),
  };
  const owners = new GameOwners('e1', log);
  await t.rejects(owners.ownerOf(GAME), { message: 'away' });
  isAway = false;
  t.equal(await owners.ownerOf(GAME), 'e2');
});
