/** Bugs of jackpots with rules, and of the order in which they are inherited. */
import { CALENDAR_KEY } from '../../actors/calendar/calendar.ts';
import { jackpotOf, LEDGER_ACCOUNTS, reserveOf, transfer } from '../../actors/wallet/ledger.ts';
import { must } from '../../src/kernel/assert.ts';
import { minor } from '../../src/kernel/money.ts';
import { onEvent, type PlantedBug } from './planting.ts';

const { house } = LEDGER_ACCOUNTS;

export const JACKPOT_BUGS: readonly PlantedBug[] = [
  onEvent('a guarantee is topped up although nobody won', (state, event, apply) => {
    if (event.type !== 'DrawSettled') return apply(event);
    const { settlement } = event;
    const { terms } = must(state.coordinators.get(event.draw), 'it was settled');
    const missing = (terms.game.jackpot?.guaranteedMinor ?? 0) - settlement.rolloverMinor;
    if (settlement.rolloverMinor === 0 || missing <= 0) return apply(event);
    const houseMinor = minor(settlement.houseMinor - missing);
    const rolloverMinor = minor(settlement.rolloverMinor + missing);
    apply({ ...event, settlement: { ...settlement, rolloverMinor, houseMinor } });
  }),
  onEvent('two draws take the same rollover', (state, event, apply) => {
    const { rollovers } = state.calendar.get(CALENDAR_KEY) ?? { rollovers: [] };
    apply(event);
    if (event.type !== 'JackpotClaimed' || event.amountMinor === 0) return;
    const calendar = must(state.calendar.get(CALENDAR_KEY), 'it was claimed from');
    state.calendar.put(CALENDAR_KEY, { ...calendar, rollovers });
    const { seriesId, amountMinor } = event;
    transfer(state.ledger, { from: house, to: jackpotOf(seriesId), amountMinor });
  }),
  onEvent('a draw does not wait for the one before it', (_, event, apply) => {
    apply(event.type === 'DrawPlanned' ? { ...event, isAwaited: false } : event);
  }),
  onEvent('a cancelled draw counts', (_, event, apply) => {
    const over = event.type === 'JackpotRolledIn' ? event.over : null;
    if (event.type !== 'JackpotRolledIn' || over?.end !== 'cancelled') return apply(event);
    apply({ ...event, over: { ...over, end: 'carried' } });
  }),
  onEvent('a reserve is lent out and stays', (state, event, apply) => {
    apply(event);
    if (event.type !== 'JackpotClaimed' || event.standing === null) return;
    const { reserveInMinor: amountMinor } = event.standing;
    transfer(state.ledger, { from: house, to: reserveOf(event.seriesId), amountMinor });
  }),
  onEvent('what is left of a reserve goes to the house', (state, event, apply) => {
    apply(event);
    if (event.type !== 'JackpotRolledIn' || event.reserveMinor === null) return;
    const { seriesId, reserveMinor: amountMinor } = event;
    transfer(state.ledger, { from: reserveOf(seriesId), to: house, amountMinor });
  }),
];
