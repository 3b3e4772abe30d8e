/**
 * Points: what I have, what I owe, the orders that earn some, and what I have paid for with them.
 * All of it goes through the door of the loyalty contract, with the session of this page.
 */
import { useSignalEffect } from '@preact/signals';
import { Notice } from '../../kit/parts/notice.tsx';
import { hundredthsOf } from '../../kit/points.ts';
import type { Remote } from '../../kit/remote.ts';
import { engine } from '../engine.ts';
import { MineWays } from '../mine-ways.tsx';
import { RemoteHere } from '../remote-here.tsx';
import { say } from '../speech.ts';
import { useRemote } from '../use-remote.ts';
import { changeCount, wallet } from '../wallet/wallet.ts';
import { Orders } from './orders.tsx';
import './points.css';
import { pointsInWords } from './points-in-words.ts';
import { Withdrawals } from './withdrawals.tsx';

type Balance = Awaited<ReturnType<typeof askBalance>>;

export function View() {
  const balance = useRemote(askBalance);
  const moved = (): void => {
    void balance.ask();
    void wallet.ask();
  };
  // Points come with orders that are worked out, with stakes, and with draws that are cancelled.
  useSignalEffect(() => {
    if (changeCount.value > 0) moved();
  });
  return (
    <div class="points">
      <MineWays />
      <BalanceCard of={balance} />
      <div class="points-columns">
        <Orders onEarned={moved} />
        <Withdrawals onPaid={moved} />
      </div>
    </div>
  );
}

function BalanceCard({ of }: { readonly of: Remote<Balance> }) {
  return (
    <section class="card points-head" aria-labelledby="points">
      <h1 id="points">{say('points.title')}</h1>
      <RemoteHere of={of} skeleton={<p class="skeleton points-balance" />}>
        {({ current, withdrawn }) => (
          <>
            <p class="points-balance">{pointsInWords(hundredthsOf(current))}</p>
            <p class="row-side">
              {say('points.withdrawn', { points: pointsInWords(hundredthsOf(withdrawn)) })}
            </p>
          </>
        )}
      </RemoteHere>
      <Debt />
      <p class="row-side">{say('points.what')}</p>
    </section>
  );
}

/** The loyalty contract knows no debt; the wallet does. */
function Debt() {
  const state = wallet.state.value;
  if (state.kind !== 'here') return null;
  const { pointsDebtHundredths: debt } = state.value;
  if (String(debt) === '0') return null;
  return <Notice kind="warn">{say('points.debt', { points: pointsInWords(debt) })}</Notice>;
}

function askBalance(signal: AbortSignal) {
  return engine.call('GET', '/api/user/balance', {}, { signal });
}
