import fc from 'fast-check';
import { test } from 'tap';
import { GAMES } from '../../../../actors/games/game-table.ts';
import { assertMaskOfGame } from '../../../../actors/games/k-of-n/legal-mask.ts';
import { parsePick } from '../../../../actors/games/k-of-n/pick.ts';
import { PICK_FORMS } from '../../../../actors/games/pick-order.ts';
import { gameOfShape } from '../../../support/samples/games.ts';
import { masksOf } from '../../../support/samples/picks.ts';

const FIVE = GAMES['5of36'];
const message = (text: string) => ({ name: 'AssertionError', message: text });
const WORD = message('a mask word is not an unsigned 32-bit integer');
const FOREIGN = message('the mask holds a number that the game does not have');
const COUNT = message('the mask holds a wrong count');

test('legal mask: what validation lets through is legal', (t) => {
  for (let numberCount = 2; numberCount <= 64; numberCount++) {
    const game = gameOfShape(1, numberCount);
    const parsed = parsePick(game, [numberCount]);
    if (parsed.ok) assertMaskOfGame(game, parsed.mask.low, parsed.mask.high);
    t.ok(parsed.ok);
  }
  const distinct = fc.uniqueArray(fc.integer({ min: 1, max: 36 }), { minLength: 6, maxLength: 14 });
  fc.assert(
    fc.property(distinct, fc.nat({ max: 4 }), (numbers, bankerCount) => {
      const others = numbers.slice(0, bankerCount);
      const order = { form: PICK_FORMS.system, numbers: numbers.slice(bankerCount), others };
      const [low = 0, high = 0] = masksOf(FIVE, order);
      assertMaskOfGame(FIVE, low, high);
    }),
  );
  t.end();
});

test('legal mask: a mask that no validation could have made stops the shard', (t) => {
  t.throws(() => assertMaskOfGame(FIVE, -1, 0), WORD);
  t.throws(() => assertMaskOfGame(FIVE, 0, 2 ** 32), WORD);
  t.throws(() => assertMaskOfGame(FIVE, 0.5, 0), WORD);
  t.throws(() => assertMaskOfGame(FIVE, 0b1111, 0), COUNT);
  t.throws(() => assertMaskOfGame(FIVE, 0b1111, 0b1_0000), COUNT, 'a banker in too few numbers');
  t.throws(() => assertMaskOfGame(FIVE, 0b1_1111, 0b1_0000), COUNT, 'one line has no bankers');
  t.throws(() => assertMaskOfGame(FIVE, 0b111_1111, 0b1_1111_0000), COUNT, 'only bankers');
  t.throws(() => assertMaskOfGame(FIVE, 0b111_1111, 0x8000_0000), FOREIGN, 'the 28th of seven');
  t.throws(() => assertMaskOfGame(gameOfShape(1, 32), 0, 1), FOREIGN);
  t.throws(() => assertMaskOfGame(gameOfShape(1, 31), 2 ** 31, 0), FOREIGN);
  t.throws(() => assertMaskOfGame(gameOfShape(1, 20), 0, 1), FOREIGN);
  const many = message('a system has more combinations than a ticket may');
  t.throws(() => assertMaskOfGame(FIVE, 2 ** 19 - 1, 0), many);
  t.end();
});
