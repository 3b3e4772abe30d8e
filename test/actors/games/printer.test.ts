import { test } from 'tap';
import { FAMILIES, familyOf } from '../../../actors/games/families.ts';
import { GAMES } from '../../../actors/games/game-table.ts';
import { familyOfPrinter, layoutOfPrinter, printerOf } from '../../../actors/games/printer.ts';
import { gameOfShape } from '../../support/samples/games.ts';

test('printer: one number tells the family of a game and the layout of its words', (t) => {
  for (const game of [...Object.values(GAMES), gameOfShape(1, 2), gameOfShape(63, 64)]) {
    const printer = printerOf(game);
    t.ok(Number.isSafeInteger(printer) && printer < 2 ** 31);
    t.equal(familyOfPrinter(printer), familyOf(game));
    t.equal(layoutOfPrinter(printer), familyOf(game).layout(game));
  }
  for (const family of FAMILIES.values()) t.ok(family.number > 0 && family.number < 256);
  t.throws(() => familyOfPrinter(0), { name: 'AssertionError' });
  t.end();
});
