/**
 * A stretch of a walk takes effect in one pass: entry by entry in the columns, the histories and
 * the balances, and once for the accounts that all of them share.
 */
import { assert, must } from '../../src/kernel/assert.ts';
import { addMinor, multiplyMinor, ZERO_MINOR } from '../../src/kernel/money.ts';
import { instanceIn, recordPurchase } from '../draw/evolve-instance.ts';
import { combinationsOf } from '../games/combinations.ts';
import { evolvePointsEarned } from '../points/evolve-points.ts';
import type { States } from '../states.ts';
import type { Account } from '../wallet/account.ts';
import { LEDGER_ACCOUNTS, stakesOf, transfer } from '../wallet/ledger.ts';
import { appendEntry, prepaidUseEntryId, standingEntryId } from '../wallet/ledger-entry.ts';
import { lowerBalance, raiseBalance } from '../wallet/surplus.ts';
import { entriesOf, rewardOf, type StandingEntry } from './entries-of-walk.ts';
import type { StandingTicketsEntered } from './standing-events.ts';
import { type StandingTicket, seriesMarkOf } from './standing-ticket.ts';

export function evolveStandingTicketsEntered(states: States, event: StandingTicketsEntered): void {
  const { draw, atMs } = event;
  const instance = instanceIn(states, draw, 'open');
  const { game, priceMinor, seriesId } = instance.terms;
  const seriesMark = seriesMarkOf(seriesId);
  let { firstOrdinal } = event;
  let [stakesMinor, prepaidMinor] = [ZERO_MINOR, ZERO_MINOR];
  let owned: Owned | undefined;
  for (const entry of entriesOf(event)) {
    const { player, words } = entry;
    if (owned?.account.player !== player) {
      const account = must(states.accounts.get(player), 'a standing ticket is of nobody');
      const tickets = states.standingBySeries.get({ seriesMark, player });
      owned = { account, tickets: must(tickets, 'a player has none in a series'), next: 0 };
      states.standingBySeries.put({ seriesMark, player }, owned.tickets);
    }
    const { account } = owned;
    enter(nextOf(owned, entry), entry, draw);
    usePrepaid(states, account, { entry, draw, atMs });
    const amountMinor = multiplyMinor(priceMinor, combinationsOf(game, words));
    lowerBalance(states, account, 'balanceMinor', amountMinor);
    firstOrdinal += recordPurchase(
      states,
      { instance, account, amountMinor },
      {
        player,
        entryId: standingEntryId(entry.number, draw),
        fingerprint: 0,
        firstOrdinal,
        masks: words,
        atMs,
      },
    );
    const reward = rewardOf(entry, event);
    if (reward !== undefined) evolvePointsEarned(states, reward);
    stakesMinor = addMinor(stakesMinor, amountMinor);
    prepaidMinor = addMinor(prepaidMinor, entry.prepaidMinor);
  }
  const { orders, players } = LEDGER_ACCOUNTS;
  transfer(states.ledger, { from: orders, to: players, amountMinor: prepaidMinor });
  transfer(states.ledger, { from: players, to: stakesOf(draw), amountMinor: stakesMinor });
}

/** Whose entries are being made, and how far in the list of theirs. */
interface Owned {
  readonly account: Account;
  readonly tickets: readonly StandingTicket[];
  next: number;
}

function nextOf(owned: Owned, { number }: StandingEntry): StandingTicket {
  const { tickets } = owned;
  while (owned.next < tickets.length) {
    const ticket = tickets[owned.next] as StandingTicket;
    owned.next += 1;
    if (ticket.number === number) return ticket;
  }
  assert(false, 'an active standing ticket is missing');
}

function enter(ticket: StandingTicket, entry: StandingEntry, draw: StandingTicketsEntered['draw']) {
  assert(draw > ticket.lastDraw, 'a standing ticket entered a draw twice');
  assert(ticket.drawsLeft !== 0, 'a standing ticket entered more draws than it was made for');
  const prepaidMinor = ticket.kind === 'prepaid' ? ticket.stakeMinor : ZERO_MINOR;
  assert(entry.prepaidMinor === prepaidMinor, 'another sum than was prepaid');
  ticket.lastDraw = draw;
  ticket.enteredCount += 1;
  if (ticket.drawsLeft !== null) ticket.drawsLeft -= 1;
}

/** The player's balance rises by what the purchase right behind it takes. */
function usePrepaid(
  states: States,
  account: Account,
  { entry, draw, atMs }: { entry: StandingEntry } & Pick<StandingTicketsEntered, 'draw' | 'atMs'>,
): void {
  const { number, prepaidMinor: amountMinor } = entry;
  if (amountMinor === 0) return;
  raiseBalance(states, account, 'balanceMinor', amountMinor);
  appendEntry(states, account, {
    entryId: prepaidUseEntryId(number, draw),
    kind: 'prepaidUsed',
    atMs,
    amountMinor,
    fingerprint: 0,
    standingNumber: number,
  });
}
