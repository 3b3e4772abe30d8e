/** Every version of an event, newest first: what it changed, who made it and why. */
import type { components } from '@tirage/client';
import { useEffect } from 'preact/hooks';
import { engine } from '../../kit/browser/engine.ts';
import { useMade } from '../../kit/browser/use-remote.ts';
import { Listing } from '../../kit/listing.ts';
import { me } from '../me.ts';
import { type Column, DataTable } from '../parts/data-table.tsx';
import { decimal, time } from '../shown.ts';
import { say } from '../speech.ts';
import { pageQuery } from '../table-source.ts';
import { versionChanges } from './book/version-changes.ts';
import type { EventHere } from './desk-calls.ts';

type Version = components['schemas']['AuditedEventVersion'];

export function History({ event }: { readonly event: EventHere }) {
  const { eventId, version } = event;
  const listing = useMade(
    () => new Listing<Version>((after, signal) => ask(eventId, after, signal)),
  );
  useEffect(() => {
    void listing.again();
    return () => listing.leave();
  }, [listing, version]);
  const { rows } = listing.state.value;
  return (
    <section aria-labelledby="history" class="trading-history">
      <h2 id="history">{say('trading.history')}</h2>
      <DataTable
        name={say('trading.history')}
        of={listing}
        columns={columns(event, rows)}
        idOf={(row) => String(row.version)}
        empty={say('trading.noHistory')}
      />
    </section>
  );
}

async function ask(id: string, after: string | undefined, signal: AbortSignal) {
  const path = '/v1/admin/events/{id}/versions';
  const query = pageQuery<typeof path>({}, after);
  const { versions, next } = await engine.call('GET', path, { params: { id }, query }, { signal });
  return { rows: versions, next };
}

function columns(event: EventHere, rows: readonly Version[]): readonly Column<Version>[] {
  const changed = (row: Version): string => changesText(event, row, rows);
  return [
    {
      label: say('trading.version'),
      kind: 'number',
      text: ({ version }) => String(version),
    },
    { label: say('trading.at'), text: ({ at }) => at, cell: ({ at }) => time(at) },
    { label: say('trading.change'), text: ({ change }) => say(`trading.change.${change}`) },
    {
      label: say('trading.changed'),
      text: changed,
      cell: (row) => <span class="trading-wrapped">{changed(row)}</span>,
    },
    { label: say('trading.by'), text: byText },
    {
      label: say('trading.reason'),
      text: ({ reason }) => reason ?? '',
      cell: ({ reason }) => <span class="trading-wrapped">{reason ?? ''}</span>,
    },
  ];
}

function changesText({ markets }: EventHere, row: Version, rows: readonly Version[]): string {
  if (row.change === 'created') return row.odds.map(decimal).join(' / ');
  const changes = versionChanges(row, rows);
  if (changes === undefined) return '';
  const { odds, deadline, state } = changes;
  const names = new Map(
    markets.flatMap(({ selections }) => selections.map((one) => [one.selection, one.name])),
  );
  const parts = [
    ...odds.map(
      ({ selection, before, after }) =>
        `${names.get(selection)}: ${decimal(before)} → ${decimal(after)}`,
    ),
    ...(deadline === undefined
      ? []
      : [`${say('trading.deadline')}: ${time(deadline.before)} → ${time(deadline.after)}`]),
  ];
  // Limits are not in a version: what changed and shows nothing else changed them.
  const isOfLimits = row.change === 'changed' && parts.length === 0 && state === undefined;
  return isOfLimits ? say('trading.limits') : parts.join('; ');
}

/** The engine knows accounts by their ids; one's own has a name here. */
function byText({ by }: Version): string {
  const known = me.state.value;
  if (by === null) return say('trading.byClock');
  return known.kind === 'here' && known.value.playerId === by ? `${known.value.login} (${by})` : by;
}
