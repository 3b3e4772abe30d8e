/** Paying with points for an order elsewhere, and what I have paid for so far. */
import { useComputed, useSignal } from '@preact/signals';
import { UnansweredError } from '@tirage/client';
import { Doing } from '../../kit/doing.ts';
import { Field } from '../../kit/parts/field.tsx';
import { Notice } from '../../kit/parts/notice.tsx';
import { hundredthsOf, parsePoints, pointsNumber } from '../../kit/points.ts';
import { engine } from '../engine.ts';
import { refusalText } from '../refusals.ts';
import { RemoteHere } from '../remote-here.tsx';
import { timeInWords } from '../shown.ts';
import { say } from '../speech.ts';
import { isWaiting, untilAnswered } from '../unanswered.ts';
import { useMade, useRemote } from '../use-remote.ts';
import { isOrderNumber } from './order-number.ts';
import { pointsInWords } from './points-in-words.ts';
import { RowsInParts } from './rows-in-parts.tsx';

const WITHDRAWING = '/api/user/balance/withdraw';

interface Withdrawing {
  readonly order: string;
  readonly sumHundredths: number;
}

export interface WithdrawalsProps {
  readonly onPaid: () => void;
}

export function Withdrawals({ onPaid }: WithdrawalsProps) {
  const withdrawals = useRemote(askWithdrawals);
  const paid = (): void => {
    void withdrawals.ask();
    onPaid();
  };
  return (
    <section class="points-part" aria-labelledby="withdrawals">
      <h2 id="withdrawals">{say('points.withdrawals')}</h2>
      <Paying onPaid={paid} />
      <RemoteHere
        of={withdrawals}
        skeleton={<div class="skeleton points-skeleton" />}
        isEmpty={(all) => all.length === 0}
        empty={<p class="row-side">{say('points.noWithdrawals')}</p>}
      >
        {(all) => (
          <RowsInParts rows={all}>
            {({ order, sum, processed_at }, index) => (
              <li key={index} class="row">
                <span class="points-number">{order}</span>
                <span class="row-end">−{pointsInWords(hundredthsOf(sum))}</span>
                <span class="row-side">{timeInWords(Date.parse(processed_at))}</span>
              </li>
            )}
          </RowsInParts>
        )}
      </RemoteHere>
    </section>
  );
}

function Paying({ onPaid }: WithdrawalsProps) {
  const order = useSignal('');
  const sum = useSignal('');
  const wrong = useSignal<'number' | 'sum' | undefined>(undefined);
  const paying = useMade(() => new Doing(withdraw));
  const state = paying.state.value;
  const isChecking = useComputed(() => isWaiting(WITHDRAWING));
  const start = async (): Promise<void> => {
    const sumHundredths = parsePoints(sum.value);
    if (!isOrderNumber(order.value)) wrong.value = 'number';
    else if (sumHundredths === undefined) wrong.value = 'sum';
    else {
      wrong.value = undefined;
      const paid = await paying.start({ order: order.value.trim(), sumHundredths });
      if (paid === undefined) return;
      order.value = '';
      sum.value = '';
      onPaid();
    }
  };
  return (
    <form
      class="card points-form"
      onSubmit={(event) => {
        event.preventDefault();
        void start();
      }}
    >
      <Field
        label={say('points.payFor')}
        inputMode="numeric"
        autocomplete="off"
        value={order.value}
        fault={wrong.value === 'number' ? say('points.numberWrong') : undefined}
        onValue={(value) => {
          order.value = value;
        }}
      />
      <Field
        label={say('points.sum')}
        inputMode="decimal"
        autocomplete="off"
        value={sum.value}
        fault={wrong.value === 'sum' ? say('points.sumWrong') : undefined}
        onValue={(value) => {
          sum.value = value;
        }}
      />
      {isChecking.value && <Notice kind="warn">{say('points.checking')}</Notice>}
      {state.kind === 'refused' && !(state.reason instanceof UnansweredError) && (
        <Notice kind="bad">{refusalText(state.reason)}</Notice>
      )}
      {state.kind === 'done' && (
        <Notice kind="good">
          {say('points.paid', { points: pointsInWords(state.value.sumHundredths) })}
        </Notice>
      )}
      <button type="submit" class="button" disabled={state.kind === 'underWay' || isChecking.value}>
        {say('points.pay')}
      </button>
    </form>
  );
}

async function withdraw(wanted: Withdrawing): Promise<Withdrawing> {
  const body = { order: wanted.order, sum: pointsNumber(wanted.sumHundredths) };
  await untilAnswered(engine.intend(WITHDRAWING, { body }));
  return wanted;
}

async function askWithdrawals(signal: AbortSignal) {
  return (await engine.call('GET', '/api/user/withdrawals', {}, { signal })) ?? [];
}
