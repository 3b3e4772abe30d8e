/** Orders that earn points: one is registered by its number, and goes from state to state. */
import { useComputed, useSignal, useSignalEffect } from '@preact/signals';
import { UnansweredError } from '@tirage/client';
import { Doing } from '../../kit/doing.ts';
import { Field } from '../../kit/parts/field.tsx';
import { Notice } from '../../kit/parts/notice.tsx';
import { hundredthsOf } from '../../kit/points.ts';
import { engine, now } from '../engine.ts';
import { refusalText } from '../refusals.ts';
import { RemoteHere } from '../remote-here.tsx';
import { timeInWords } from '../shown.ts';
import { say } from '../speech.ts';
import { useMade, useRemote } from '../use-remote.ts';
import { isOrderNumber } from './order-number.ts';
import { pointsInWords } from './points-in-words.ts';
import { RowsInParts } from './rows-in-parts.tsx';

/** Nothing tells of an order by itself: while one is open all are asked for so often. */
const ASKED_EVERY_MS = 3_000;

type Order = Awaited<ReturnType<typeof askOrders>>[number];

export function Orders({ onEarned }: { readonly onEarned: () => void }) {
  const orders = useRemote(askOrders);
  const earnedCount = useComputed(() => {
    const state = orders.state.value;
    return state.kind === 'here' ? state.value.filter(isProcessed).length : 0;
  });
  useSignalEffect(() => {
    if (earnedCount.value > 0) onEarned();
  });
  useSignalEffect(() => {
    const state = orders.state.value;
    if (state.kind !== 'here' || !state.value.some(isOpen)) return;
    if (now.value % ASKED_EVERY_MS === 0) void orders.ask();
  });
  return (
    <section class="points-part" aria-labelledby="orders">
      <h2 id="orders">{say('points.orders')}</h2>
      <Registering onRegistered={() => void orders.ask()} />
      <RemoteHere
        of={orders}
        skeleton={<div class="skeleton points-skeleton" />}
        isEmpty={(all) => all.length === 0}
        empty={<p class="row-side">{say('points.noOrders')}</p>}
      >
        {(all) => (
          <RowsInParts rows={all}>
            {({ number, status, accrual, uploaded_at }) => (
              <li key={number} class="row">
                <span class="points-number">{number}</span>
                <span class={accrual === undefined ? 'row-end' : 'row-end plus'}>
                  {accrual === undefined
                    ? say(`points.order.${status}`)
                    : `+${pointsInWords(hundredthsOf(accrual))}`}
                </span>
                <span class="row-side">{timeInWords(Date.parse(uploaded_at))}</span>
                {accrual !== undefined && (
                  <span class="row-side row-end">{say(`points.order.${status}`)}</span>
                )}
              </li>
            )}
          </RowsInParts>
        )}
      </RemoteHere>
    </section>
  );
}

function Registering({ onRegistered }: { readonly onRegistered: () => void }) {
  const number = useSignal('');
  const isWrong = useSignal(false);
  const registering = useMade(() => new Doing(register));
  const state = registering.state.value;
  const start = async (): Promise<void> => {
    isWrong.value = !isOrderNumber(number.value);
    if (isWrong.value) return;
    const registered = await registering.start(number.value.trim());
    // Also where no answer came: the list says whether it was taken.
    onRegistered();
    if (registered !== undefined) number.value = '';
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
        label={say('points.orderNumber')}
        inputMode="numeric"
        autocomplete="off"
        value={number.value}
        help={say('points.orderHelp')}
        fault={isWrong.value ? say('points.numberWrong') : undefined}
        onValue={(value) => {
          number.value = value;
          isWrong.value = false;
        }}
      />
      {state.kind === 'refused' && (
        <Notice kind="bad">
          {state.reason instanceof UnansweredError
            ? say('points.orderUnanswered')
            : refusalText(state.reason)}
        </Notice>
      )}
      {state.kind === 'done' && <Notice kind="good">{say('points.registered')}</Notice>}
      <button type="submit" class="button" disabled={state.kind === 'underWay'}>
        {say('points.register')}
      </button>
    </form>
  );
}

function isOpen({ status }: Order): boolean {
  return status === 'NEW' || status === 'PROCESSING';
}

function isProcessed({ status }: Order): boolean {
  return status === 'PROCESSED';
}

/** Registered twice is registered once, whoever asks again. */
async function register(number: string): Promise<true> {
  await engine.call('POST', '/api/user/orders', { body: { number } });
  return true;
}

async function askOrders(signal: AbortSignal) {
  return (await engine.call('GET', '/api/user/orders', {}, { signal })) ?? [];
}
