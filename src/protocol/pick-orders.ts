/**
 * The picks of a request, as a player writes them, in the order in which their tickets are
 * numbered: selections, then systems, then plays, then numbers of a raffle.
 *
 * A request of plain lists gives those very lists: nearly all are.
 */

import { orderOfRaffleNumber } from '../../actors/games/number-form.ts';
import { PICK_FORMS, type PickOrder } from '../../actors/games/pick-order.ts';
import { orderOfPlay, type Play } from '../../actors/games/play-form.ts';
import type { PickBody, SystemBody } from './game-forms.ts';
import type { Static } from './schema.ts';

export interface OrderedPicks {
  readonly selections?: readonly Static<typeof PickBody>[];
  readonly system?: readonly Static<typeof SystemBody>[];
  readonly plays?: readonly Play[];
  readonly numbers?: readonly (string | number)[];
}

const NO_PICKS: readonly PickOrder[] = [];

export function pickOrdersOf({
  selections,
  system,
  plays,
  numbers,
}: OrderedPicks): readonly PickOrder[] {
  const lists: readonly PickOrder[] =
    selections === undefined || areLists(selections)
      ? (selections ?? NO_PICKS)
      : selections.map(orderOf);
  if (system === undefined && plays === undefined && numbers === undefined) return lists;
  const formed = [...(system ?? []).map(systemOf), ...(plays ?? []).map(orderOfPlay)];
  return [...lists, ...formed, ...(numbers ?? []).map(orderOfRaffleNumber)];
}

function areLists(
  selections: readonly Static<typeof PickBody>[],
): selections is readonly number[][] {
  for (const selection of selections) if (!Array.isArray(selection)) return false;
  return true;
}

function orderOf(selection: Static<typeof PickBody>): PickOrder {
  if (Array.isArray(selection)) return selection;
  return { form: PICK_FORMS.drums, numbers: selection.main, others: selection.bonus };
}

function systemOf(system: Static<typeof SystemBody>): PickOrder {
  if ('main' in system) {
    return { form: PICK_FORMS.drumsSystem, numbers: system.main, others: system.bonus };
  }
  return { form: PICK_FORMS.system, numbers: system.numbers, others: system.bankers ?? [] };
}
