/** The books: every account class, and their sum, which is zero or something is very wrong. */

import { engine } from '../../kit/browser/engine.ts';
import { usePolled } from '../../kit/browser/use-polled.ts';
import { Notice } from '../../kit/parts/notice.tsx';
import { TableScroll } from '../../kit/parts/table-scroll.tsx';
import { RemoteHere } from '../remote-here.tsx';
import { money, points, time } from '../shown.ts';
import { say } from '../speech.ts';

const EVERY_MS = 15_000;

interface Account {
  readonly account: string;
  /** As it is shown. */
  readonly balance: string;
}

export function View() {
  const remote = usePolled(
    (signal) => engine.call('GET', '/v1/admin/ledger/trial-balance', {}, { signal }),
    EVERY_MS,
  );
  const state = remote.state.value;
  const asOfMs = state.kind === 'here' ? state.asOfMs : engine.now();
  return (
    <>
      <h1>{say('nav.books')}</h1>
      <RemoteHere of={remote} skeleton={<div class="skeleton frame-waits" />}>
        {({ accounts, sumMinor, points: inPoints }) => (
          <>
            <p class="field-help">{say('books.asOf', { time: time(asOfMs) })}</p>
            <Book
              name={say('books.money')}
              accounts={accounts.map(({ account, balanceMinor }) => ({
                account,
                balance: money(balanceMinor),
              }))}
              sum={money(sumMinor)}
              isBalanced={String(sumMinor) === '0'}
            />
            <Book
              name={say('books.points')}
              accounts={inPoints.accounts.map(({ account, balanceHundredths }) => ({
                account,
                balance: points(balanceHundredths),
              }))}
              sum={points(inPoints.sumHundredths)}
              isBalanced={String(inPoints.sumHundredths) === '0'}
            />
          </>
        )}
      </RemoteHere>
    </>
  );
}

interface BookProps {
  readonly name: string;
  readonly accounts: readonly Account[];
  readonly sum: string;
  readonly isBalanced: boolean;
}

function Book({ name, accounts, sum, isBalanced }: BookProps) {
  return (
    <section class="card">
      <h2>{name}</h2>
      <Notice kind={isBalanced ? 'good' : 'bad'}>
        {say(isBalanced ? 'books.balanced' : 'books.unbalanced', { sum })}
      </Notice>
      <TableScroll>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{say('books.account')}</th>
              <th scope="col" class="table-number">
                {say('books.balance')}
              </th>
            </tr>
          </thead>
          <tbody>
            {accounts.map(({ account, balance }) => (
              <tr key={account}>
                <th scope="row">{account}</th>
                <td class="table-number">{balance}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{say('books.sum')}</th>
              <td class="table-number">
                <strong>{sum}</strong>
              </td>
            </tr>
          </tfoot>
        </table>
      </TableScroll>
    </section>
  );
}
