import fc from 'fast-check';
import { test } from 'tap';
import { Hash53, type HashState, hash53 } from '../../src/structures/cyrb53.ts';
import { plainHash53 } from '../support/structures/plain-hashes.ts';
import { agreesWithTwin, operation, question } from '../support/structures/twin-suite.ts';
import { utf16Text } from '../support/structures/utf16-text.ts';

/** A hash of a text in pieces, with one state that it can go on from. */
interface Hashing {
  begin(seed: number): void;
  text(piece: string): void;
  keep(): void;
  goOn(): void;
  readonly value: number;
}

class PieceByPiece extends Hash53 implements Hashing {
  #kept: HashState = this.state;

  keep(): void {
    this.#kept = this.state;
  }

  override goOn(from: HashState = this.#kept): void {
    super.goOn(from);
  }
}

/** Keeps the text, and hashes all of it whenever it is asked. */
class WholeText implements Hashing {
  #seed = 0;
  #text = '';
  #kept = { seed: 0, text: '' };

  begin(seed: number): void {
    this.#seed = seed;
    this.#text = '';
  }

  text(piece: string): void {
    this.#text += piece;
  }

  keep(): void {
    this.#kept = { seed: this.#seed, text: this.#text };
  }

  goOn(): void {
    this.#seed = this.#kept.seed;
    this.#text = this.#kept.text;
  }

  get value(): number {
    return plainHash53(this.#text, this.#seed);
  }

  get length(): number {
    return this.#text.length;
  }
}

/** Without a seed nothing has begun. */
function begun<H extends Hashing>(hashing: H): H {
  hashing.begin(0);
  hashing.keep();
  return hashing;
}

test('cyrb53: a text in pieces has the hash of the whole one, by the book', (t) => {
  const seeds = fc.constantFrom(0, 1, -1, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1);
  agreesWithTwin<Hashing>(t, {
    structure: () => begun(new PieceByPiece()),
    twin: () => begun(new WholeText()),
    operations: [
      operation('begin', seeds, (hash, seed) => hash.begin(seed)),
      operation('text', utf16Text, (hash, text) => hash.text(text)),
      question('keep', (hash) => hash.keep()),
      question('go on', (hash) => hash.goOn()),
      question('value', (hash) => hash.value),
    ],
    reached: [
      { name: 'long', isThere: (twin) => twin instanceof WholeText && twin.length > 30 },
      { name: 'empty', isThere: (twin) => twin instanceof WholeText && twin.length === 0 },
    ],
  });
  t.end();
});

test('cyrb53: the vectors of the storage format', (t) => {
  for (const hashed of [hash53, plainHash53]) {
    t.equal(hashed('', 0), 3338908027751811);
    t.equal(hashed('tirage', 0), 7660416175572065);
    t.equal(hashed('tirage', 1), 7944549688784545);
  }
  t.end();
});

test('cyrb53: a hundred thousand bodies, no collision', (t) => {
  const seen = new Set<number>();
  for (let i = 0; i < 100_000; i += 1) seen.add(hash53(`{"quickPick":${i}}`, 0));
  t.equal(seen.size, 100_000);
  t.end();
});
