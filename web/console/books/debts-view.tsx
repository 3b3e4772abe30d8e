/** Players who owe: after a correction of a result, or points of a stake that came back. */
import { engine } from '../../kit/browser/engine.ts';
import { type Column, DataTable } from '../parts/data-table.tsx';
import { money, plainMoney, points } from '../shown.ts';
import { say } from '../speech.ts';
import { pageQuery, useFiltered } from '../table-source.ts';

interface Debt {
  readonly playerId: string;
  readonly debtMinor: number | string;
  readonly pointsDebtHundredths: number | string;
}

export function View() {
  const listing = useFiltered<Debt>([], (filters) => async (after, signal) => {
    const query = pageQuery<'/v1/admin/debts'>(filters, after);
    const { debts, next } = await engine.call('GET', '/v1/admin/debts', { query }, { signal });
    return { rows: debts, next };
  });
  const columns: readonly Column<Debt>[] = [
    { label: say('awards.player'), text: ({ playerId }) => playerId },
    {
      label: say('debts.money'),
      kind: 'number',
      text: ({ debtMinor }) => plainMoney(debtMinor),
      cell: ({ debtMinor }) => money(debtMinor),
    },
    {
      label: say('debts.points'),
      kind: 'number',
      text: ({ pointsDebtHundredths }) => points(pointsDebtHundredths),
    },
  ];
  return (
    <>
      <h1>{say('nav.debts')}</h1>
      <p>{say('debts.text')}</p>
      <DataTable
        name={say('nav.debts')}
        of={listing}
        columns={columns}
        idOf={({ playerId }) => playerId}
        empty={say('debts.none')}
      />
    </>
  );
}
