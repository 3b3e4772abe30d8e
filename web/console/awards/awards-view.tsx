/** Large prizes and payouts, which wait until somebody of staff has looked at them. */

import type { components } from '@tirage/client';
import { engine } from '../../kit/browser/engine.ts';
import { go, place } from '../../kit/browser/navigation.ts';
import { may } from '../me.ts';
import { Act } from '../parts/act.tsx';
import { type Column, DataTable } from '../parts/data-table.tsx';
import { Facts } from '../parts/facts.tsx';
import { FilterChips } from '../parts/filters.tsx';
import { age, money, plainMoney, time } from '../shown.ts';
import { say } from '../speech.ts';
import { pageQuery, useFiltered } from '../table-source.ts';

type Award = components['schemas']['Award'];

export function View() {
  const listing = useFiltered<Award>(['state'], (filters) => async (after, signal) => {
    const query = pageQuery<'/v1/admin/awards'>(filters, after);
    const { awards, next } = await engine.call('GET', '/v1/admin/awards', { query }, { signal });
    return { rows: awards, next };
  });
  const columns: readonly Column<Award>[] = [
    { label: say('awards.id'), text: ({ awardId }) => awardId },
    { label: say('awards.kind'), text: kindText },
    { label: say('awards.player'), text: ({ playerId }) => playerId },
    {
      label: say('awards.amount'),
      kind: 'number',
      text: ({ prizeMinor }) => plainMoney(prizeMinor),
      cell: ({ prizeMinor }) => money(prizeMinor),
    },
    {
      label: say('awards.heldAt'),
      text: ({ heldAt }) => heldAt,
      cell: ({ heldAt }) => <time title={time(heldAt)}>{age(heldAt)}</time>,
    },
  ];
  return (
    <>
      <h1>{say('nav.awards')}</h1>
      <DataTable
        name={say('nav.awards')}
        of={listing}
        columns={columns}
        idOf={({ awardId }) => awardId}
        filters={
          <FilterChips
            name="state"
            label={say('awards.state')}
            choices={[
              { value: '', label: say('awards.held') },
              { value: 'approved', label: say('awards.approved') },
            ]}
          />
        }
        empty={say('awards.none')}
        side={(award) => <AwardSide award={award} onPaid={() => void listing.again()} />}
      />
    </>
  );
}

interface AwardSideProps {
  readonly award: Award;
  readonly onPaid: () => void;
}

function AwardSide({ award, onPaid }: AwardSideProps) {
  const { awardId, playerId, prizeMinor, heldAt, approvedAt, state } = award;
  const pay = async (): Promise<void> => {
    await engine.call('POST', '/v1/admin/awards/{id}/approve', { params: { id: awardId } });
    go(['awards'], place.peek().query.has('state') ? [['state', 'approved']] : []);
    onPaid();
  };
  return (
    <>
      <h2>{awardId}</h2>
      <Facts
        rows={[
          [say('awards.kind'), kindText(award)],
          [say('awards.amount'), money(prizeMinor)],
          [say('awards.player'), playerId],
          [say('awards.heldAt'), time(heldAt)],
          [say('awards.approvedAt'), approvedAt && time(approvedAt)],
        ]}
      />
      {state === 'held' && may('POST /v1/admin/awards/{id}/approve') && (
        <Act
          name={say('awards.approve')}
          changes={[{ name: awardId, before: say('awards.held'), after: say('awards.approved') }]}
          touched={say('awards.touched', { player: playerId, amount: money(prizeMinor) })}
          act={pay}
        />
      )}
    </>
  );
}

function kindText({ kind, drawId, eventId, tier }: Award): string {
  return kind === 'prize'
    ? say('awards.prize', { draw: drawId ?? '', tier: tier ?? '' })
    : say('awards.payout', { event: eventId ?? '' });
}
