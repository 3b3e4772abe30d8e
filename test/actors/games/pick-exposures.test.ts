import { test } from 'tap';
import { familyOf } from '../../../actors/games/families.ts';
import type { Game } from '../../../actors/games/game.ts';
import { exposuresOf, PickExposures } from '../../../actors/games/pick-exposures.ts';
import type { PickOrder } from '../../../actors/games/pick-order.ts';
import { PICK_FORMS } from '../../../actors/games/pick-order.ts';
import { TicketColumns } from '../../../actors/games/ticket-columns.ts';
import { DRUMS_GAME } from '../../support/samples/drums-game.ts';
import { boxPlay, straightPlay } from '../../support/samples/family-games.ts';
import {
  LIMITED_5OF36,
  LIMITED_DIGITS,
  LIMITED_KENO,
} from '../../support/samples/limited-games.ts';

function wordsOf(game: Game, order: PickOrder): number[] {
  const masks: number[] = [];
  familyOf(game).parsePick(game, order, masks, 0);
  return masks;
}

function weightsOf(game: Game, order: PickOrder): [number, number][] {
  const weights: [number, number][] = [];
  familyOf(game).weigh(game, wordsOf(game, order), 0, (key, amountMinor) => {
    weights.push([key, amountMinor]);
  });
  return weights;
}

test('pick exposures: they are those of all tickets, whenever they are asked for', (t) => {
  const columns = new TicketColumns(LIMITED_DIGITS);
  const sell = (order: PickOrder): void => {
    columns.append({ masks: wordsOf(LIMITED_DIGITS, order), playerKey: 1, acceptedOffsetMs: 0 });
  };
  sell(straightPlay('123'));
  t.equal(exposuresOf(LIMITED_DIGITS, columns).usedMinor(123), 50_000);
  sell(boxPlay('321'));
  sell(boxPlay('112'));
  t.equal(exposuresOf(LIMITED_DIGITS, columns).usedMinor(123), 58_333);
  t.equal(exposuresOf(LIMITED_DIGITS, columns).usedMinor(312), 8_333);
  t.equal(exposuresOf(LIMITED_DIGITS, columns).usedMinor(211), 16_000);
  t.equal(exposuresOf(LIMITED_DIGITS, columns).usedMinor(999), 0);
  t.end();
});

test('pick exposures: a ticket that is given back frees exactly what it weighed', (t) => {
  const columns = new TicketColumns(LIMITED_DIGITS);
  const straight = wordsOf(LIMITED_DIGITS, straightPlay('123'));
  const box = wordsOf(LIMITED_DIGITS, boxPlay('321'));
  columns.append({ masks: [...straight, ...box], playerKey: 1, acceptedOffsetMs: 0 });
  exposuresOf(LIMITED_DIGITS, columns).release(straight);
  t.equal(exposuresOf(LIMITED_DIGITS, columns).usedMinor(123), 8_333);
  exposuresOf(LIMITED_DIGITS, columns).release(box);
  t.equal(exposuresOf(LIMITED_DIGITS, columns).usedMinor(321), 0);
  t.throws(
    () => exposuresOf(LIMITED_DIGITS, columns).release(box),
    /a ticket that was not sold was given back/,
  );
  t.end();
});

test('pick exposures: after a restart, what was given back is not counted anew', (t) => {
  const columns = new TicketColumns(LIMITED_DIGITS);
  const straight = wordsOf(LIMITED_DIGITS, straightPlay('123'));
  columns.append({ masks: [...straight, ...straight], playerKey: 1, acceptedOffsetMs: 0 });
  columns.giveBack(0);
  const once = new PickExposures(LIMITED_DIGITS, columns).usedMinor(123);
  t.equal(once, 50_000);
  t.end();
});

test('pick exposures: families say what a pick weighs on, and with how much', (t) => {
  t.same(weightsOf(LIMITED_DIGITS, straightPlay('007')), [[7, 50_000]]);
  t.same(
    weightsOf(LIMITED_DIGITS, boxPlay('112')).sort(([left], [right]) => left - right),
    [112, 121, 211].map((key) => [key, 16_000]),
  );
  t.same(weightsOf(LIMITED_5OF36, [1, 2, 3, 4, 5]), [[0, 1_000]]);
  const system = { form: PICK_FORMS.system, numbers: [1, 2, 3, 4, 5, 6, 7], others: [] };
  t.equal(new Set(weightsOf(LIMITED_5OF36, system).map(([key]) => key)).size, 21);
  const keys = [[1], [1, 2], [1, 2, 3]].map((order) => weightsOf(LIMITED_KENO, order)[0]);
  t.same(
    keys.map((weight) => weight?.[1]),
    [150, 400, 1_000],
  );
  t.equal(new Set(keys.map((weight) => weight?.[0])).size, 3);
  const drums = { form: PICK_FORMS.drumsSystem, numbers: [1, 2, 3, 4, 5, 6], others: [1, 2, 3] };
  t.equal(new Set(weightsOf(DRUMS_GAME, drums).map(([key]) => key)).size, 18);
  t.end();
});
