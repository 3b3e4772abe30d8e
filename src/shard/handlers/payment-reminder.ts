import type { Payment } from '../../../actors/wallet/payment.ts';
import type { PlayerKey } from '../../kernel/ids.ts';
import type { ShardState } from '../state/shard-state.ts';

/** The payment that a reminder's actor (`payment:<player>.<number>`) names, if it names one. */
export function paymentOfReminder(state: ShardState, actor: string): Payment | undefined {
  const [kind, name = ''] = actor.split(':');
  if (kind !== 'payment') return undefined;
  const [player, number] = name.split('.').map(Number);
  return state.payments.get({ player: player as PlayerKey, number: number as number });
}
