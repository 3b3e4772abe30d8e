/**
 * Stakes and what comes back of them, compared with what is on the tickets, record by record.
 *
 * The replay books whatever the events and the engine's own counting say, so books that balance
 * prove nothing about a sum that was wrong from the start. Here each pick is counted a second time
 * (pick-counter.ts), and combinations times price is held against every place that tells a stake:
 * the entry of a purchase, the points or the standing ticket that pay for it, the price of a
 * reservation, what is at stake in the draw and is sealed, and the entries of refunds.
 *
 * All of it asserts: the verification tells a broken assertion as what is wrong with the journal.
 */
import type { TicketReturned, TicketsBought } from '../../../actors/draw/instance-events.ts';
import type { ShardEvent } from '../../../actors/events.ts';
import { entriesOf, purchasesOf } from '../../../actors/standing/entries-of-walk.ts';
import { standingTicketAt } from '../../../actors/standing/series-index.ts';
import type { StandingTicketsEntered } from '../../../actors/standing/standing-events.ts';
import type { States } from '../../../actors/states.ts';
import { stakesOf } from '../../../actors/wallet/ledger.ts';
import { assert, must } from '../../kernel/assert.ts';
import type { DrawNo, PlayerKey } from '../../kernel/ids.ts';
import { type Minor, minor } from '../../kernel/money.ts';
import type { RecordedEntry } from '../records/entry-codec.ts';
import { DrawStakes } from './draw-stakes.ts';

type CheckedStates = Pick<
  States,
  'instances' | 'ledger' | 'standingBySeries' | 'standingSets' | 'standingTickets' | 'tickets'
>;

/** What was said of a purchase that has to follow in the same record. */
interface Claim {
  readonly player: PlayerKey;
  readonly draw: DrawNo;
  readonly stakeMinor: Minor;
  readonly whose: string;
}

/** An entry that the tickets explain; `amountMinor` is signed. */
interface Explained {
  readonly kind: 'purchase' | 'refund';
  readonly player: PlayerKey;
  readonly draw: DrawNo;
  readonly amountMinor: Minor;
}

export class StakeCheck {
  readonly #states: CheckedStates;
  readonly #draws = new Map<DrawNo, DrawStakes>();
  #claims: Claim[] = [];
  #explained: Explained[] = [];

  constructor(states: CheckedStates) {
    this.#states = states;
  }

  /** The event has just been applied. */
  observe(event: ShardEvent): void {
    switch (event.type) {
      case 'InstanceOpened':
        this.#draws.set(event.draw, new DrawStakes(this.#termsOf(event.draw)));
        break;
      case 'PointsStaked':
        this.#claim(event, 'points became');
        this.#stakesIn(event.draw).paidByPoints(event.firstOrdinal, event.ticketCount);
        break;
      case 'StandingTicketMade':
        if (event.soldInDraw === null) break;
        this.#claim({ ...event, draw: event.soldInDraw }, 'a standing ticket is for');
        break;
      case 'StandingTicketsEntered':
        this.#entered(event);
        break;
      case 'TicketsBought':
        this.#bought(event);
        this.#compareDraw(event.draw);
        break;
      case 'TicketReturned':
        this.#returned(event);
        break;
      case 'TicketsRefunded': {
        const { draw } = event;
        const refunds = this.#stakesIn(draw).refundsOf(this.#columnsOf(draw), event);
        for (const [player, amountMinor] of refunds) {
          this.#explained.push({ kind: 'refund', player, draw, amountMinor });
        }
        break;
      }
      case 'StockReserved':
        assert(
          event.priceMinor === this.#stakesIn(event.draw).priceMinor,
          'a ticket was reserved at another price than that of its draw',
        );
        break;
      case 'InstanceSealed':
        this.#compareDraw(event.draw);
        break;
      case 'MailPosted':
        if (event.message.message !== 'ReportSeal') break;
        assertSame('a seal tells', event.message.stakeMinor, this.#atStake(event.message.draw));
        break;
      case 'InstanceRefunded':
        assertSame('a cancelled draw keeps', this.#ledgerOf(event.draw), 0);
        this.#draws.delete(event.draw);
        break;
      case 'InstancePaid':
        this.#draws.delete(event.draw);
        break;
      default:
    }
  }

  /** All events of a record were observed; these are the entries that it has led to. */
  endRecord(entries: readonly RecordedEntry[]): void {
    assert(this.#claims.length === 0, 'a stake was told of a purchase that did not follow');
    const explained = this.#explained.values();
    for (const { entry } of entries) {
      const isStake = entry.kind === 'purchase';
      // What another shard has paid back, and sent on to a player who moved, was looked at there.
      const isRefund = entry.kind === 'refund' && entry.shard === null;
      if (!isStake && !isRefund) continue;
      const due = must(explained.next().value, 'no tickets explain a stake, or what came back');
      const isDue =
        due.kind === entry.kind && due.player === entry.player && due.draw === entry.draw;
      assert(isDue, 'the stakes of a record are not those of its tickets');
      const told = isStake ? 'a purchase took' : 'a refund gave';
      assertSame(told, Math.abs(entry.amountMinor), Math.abs(due.amountMinor));
    }
    assert(explained.next().done === true, 'tickets were bought or paid back without an entry');
    this.#explained = [];
  }

  #claim({ player, draw, stakeMinor }: Omit<Claim, 'whose'>, whose: string): void {
    this.#claims.push({ player, draw, stakeMinor, whose });
  }

  #bought({ player, draw, masks }: TicketsBought): void {
    const stakes = this.#stakesIn(draw);
    const stakeMinor = stakes.stakeOf(masks);
    const isOfThis = (claim: Claim) => claim.player === player && claim.draw === draw;
    for (const claim of this.#claims.filter(isOfThis)) {
      assertSame(claim.whose, claim.stakeMinor, stakeMinor);
    }
    this.#claims = this.#claims.filter((claim) => !isOfThis(claim));
    stakes.sold(stakeMinor);
    this.#explained.push({ kind: 'purchase', player, draw, amountMinor: minor(-stakeMinor) });
  }

  /** A stretch of a walk: each entry is a purchase, and the draw is seen as it is after all. */
  #entered(event: StandingTicketsEntered): void {
    const { draw } = event;
    const purchases = purchasesOf(event, this.#termsOf(draw).game);
    for (const entry of entriesOf(event)) {
      const ticket = must(standingTicketAt(this.#states, entry), 'a standing ticket is missing');
      this.#claim({ ...ticket, draw }, 'a standing ticket is for');
      this.#bought(must(purchases.next().value, 'an entry is no purchase'));
    }
    this.#compareDraw(draw);
  }

  #returned({ player, draw, ordinal }: TicketReturned): void {
    const stakes = this.#stakesIn(draw);
    const stakeMinor = stakes.stakeOf(this.#columnsOf(draw).row(ordinal).masks);
    stakes.cameBack(stakeMinor);
    this.#compareDraw(draw);
    if (stakes.isPaidByPoints(ordinal)) return;
    this.#explained.push({ kind: 'refund', player, draw, amountMinor: stakeMinor });
  }

  #compareDraw(draw: DrawNo): void {
    assertSame('a draw holds', this.#atStake(draw), this.#stakesIn(draw).atStakeMinor);
  }

  #atStake(draw: DrawNo): number {
    const instance = this.#states.instances.get(draw);
    return instance !== undefined && 'stakeMinor' in instance ? instance.stakeMinor : 0;
  }

  #ledgerOf(draw: DrawNo): number {
    return Number(this.#states.ledger.get(stakesOf(draw)) ?? 0);
  }

  #termsOf(draw: DrawNo) {
    return must(this.#states.instances.get(draw), 'a draw opened that was not announced').terms;
  }

  #stakesIn(draw: DrawNo): DrawStakes {
    return must(this.#draws.get(draw), 'tickets are of a draw that is not on');
  }

  #columnsOf(draw: DrawNo) {
    return must(this.#states.tickets.columns(draw), 'a draw that is on has no tickets in memory');
  }
}

function assertSame(what: string, toldMinor: number, costMinor: number): void {
  assert(toldMinor === costMinor, () => `${what} ${toldMinor} where tickets cost ${costMinor}`);
}
