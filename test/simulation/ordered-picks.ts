/** What players pick: of the small game or of the large ones, and now and then of none. */
import { PICK_FORMS, type PickOrder } from '../../actors/games/pick-order.ts';
import type { Dice } from './dice.ts';

export function selectionBy(dice: Dice): PickOrder {
  return dice.pick([[1, 2], [2, 5], [1, 2, 3, 4, 5], [9, 8, 7, 6, 45, 1], [1, 1], [0, 3], []]);
}

export function systemBy(dice: Dice): PickOrder {
  const [numbers, others] = dice.pick<readonly [readonly number[], readonly number[]]>([
    [[1, 2, 3, 4], []],
    [[2, 3, 5, 6], [4]],
    [[1, 2, 3, 4, 5, 6, 7, 8], []],
    [
      [11, 22, 33, 34, 35],
      [1, 2, 3],
    ],
    [[1, 2, 3], [1]],
    [[5], [1, 2, 3, 4, 6, 7]],
  ]);
  return { form: PICK_FORMS.system, numbers, others };
}
