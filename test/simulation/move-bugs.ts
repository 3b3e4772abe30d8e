/** Bugs of players who move that the simulation must find (planted-bugs.ts). */
import { ACCOUNT_FLAGS } from '../../actors/wallet/account.ts';
import { minor } from '../../src/kernel/money.ts';
import { onEvent, onRecovery, type PlantedBug } from './planting.ts';

export const MOVE_BUGS: readonly PlantedBug[] = [
  onEvent('what comes of a former home is credited twice', (_, event, apply) => {
    apply(event);
    if (event.type === 'ResidualsReceived') apply(event);
  }),
  onEvent('half of what comes of a former home is lost', (_, event, apply) => {
    if (event.type !== 'ResidualsReceived') return apply(event);
    const entries = event.entries.map((one) => {
      return { ...one, amountMinor: minor(Math.trunc(one.amountMinor / 2) || one.amountMinor) };
    });
    apply({ ...event, entries });
  }),
  onEvent('a former home is not asked for a key', (_, event, apply) => {
    if (event.type !== 'PlayersMovedIn') return apply(event);
    const movers = event.movers.map((one) => {
      return { ...one, betBarriers: one.betBarriers & ~ACCOUNT_FLAGS.hasFormerHome };
    });
    apply({ ...event, movers });
  }),
  onEvent('a player who moves is left where they were, too', (state, event, apply) => {
    apply(event);
    if (event.type !== 'PlayersMovedOut') return;
    for (const player of event.players) {
      const account = state.accounts.get(player);
      if (account === undefined) continue;
      account.betBarriers &= ~ACCOUNT_FLAGS.moved;
      state.accounts.put(player, account);
    }
  }),
  onRecovery('what comes to a residual stays there', ({ residualEntries }) => {
    residualEntries.put = () => undefined;
  }),
];
