/** What is sold now, and what was sold today. */
import { count, money, rate, time } from '../shown.ts';
import { say } from '../speech.ts';
import type { Status } from '../status.ts';

export function Sales({ sales }: { readonly sales: Status['sales'] }) {
  const { today, ticketsPerSecond, betsPerSecond, stakesMinorPerSecond } = sales;
  return (
    <section class="now-sales" aria-label={say('sales.title')}>
      <dl class="now-tiles">
        <Tile name={say('sales.tickets')} value={rate(ticketsPerSecond)} />
        <Tile name={say('sales.bets')} value={rate(betsPerSecond)} />
        <Tile name={say('sales.stakes')} value={money(Math.round(stakesMinorPerSecond))} />
        <Tile
          name={say('sales.ticketsToday')}
          value={money(today.tickets.stakesMinor)}
          help={say('sales.count', { count: count(today.tickets.count) })}
        />
        <Tile
          name={say('sales.betsToday')}
          value={money(today.bets.stakesMinor)}
          help={say('sales.betCount', { count: count(today.bets.count) })}
        />
      </dl>
      <p class="field-help">
        {say('sales.since', {
          time: time(today.since),
          seconds: Math.round(sales.overSeconds),
        })}
      </p>
    </section>
  );
}

interface TileProps {
  readonly name: string;
  readonly value: string;
  readonly help?: string;
}

export function Tile({ name, value, help }: TileProps) {
  return (
    <div class="card now-tile">
      <dt>{name}</dt>
      <dd>{value}</dd>
      {help !== undefined && <dd class="field-help">{help}</dd>}
    </div>
  );
}
