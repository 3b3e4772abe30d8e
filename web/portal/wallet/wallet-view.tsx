/** The balance, paying in and out, and everything that moved it. */
import { useSignal, useSignalEffect } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { engine } from '../../kit/browser/engine.ts';
import { house } from '../../kit/browser/house.ts';
import { isWaiting, untilAnswered } from '../../kit/browser/unanswered.ts';
import { Doing } from '../../kit/doing.ts';
import { Listing } from '../../kit/listing.ts';
import { parseMoney } from '../../kit/money.ts';
import { BoundField } from '../../kit/parts/bound-field.tsx';
import { Notice } from '../../kit/parts/notice.tsx';
import { placeText } from '../../kit/place.ts';
import { ListingHere } from '../listing-here.tsx';
import { MoneyNotice } from '../money-notice.tsx';
import { RemoteHere } from '../remote-here.tsx';
import { money, timeInWords } from '../shown.ts';
import { say } from '../speech.ts';
import { changeCount, wallet } from './wallet.ts';
import './wallet.css';
import { useMade } from '../../kit/browser/use-remote.ts';

const PAGE = 30;
const PATHS = { deposit: '/v1/me/deposits', withdrawal: '/v1/me/withdrawals' } as const;

type Entry = Awaited<ReturnType<typeof askEntries>>['rows'][number];

export function View() {
  const entries = useMade(() => new Listing<Entry>(askEntries));
  const moved = (): void => {
    void wallet.ask();
    void entries.again();
  };
  useSignalEffect(() => {
    if (changeCount.value > 0) void entries.again();
  });
  return (
    <>
      <section class="card wallet-head">
        <h1>{say('nav.wallet')}</h1>
        <RemoteHere of={wallet} skeleton={<p class="skeleton wallet-balance" />}>
          {({ balanceMinor }) => <p class="wallet-balance">{money(balanceMinor)}</p>}
        </RemoteHere>
      </section>
      <div class="wallet-ways">
        <Paying way="deposit" onMoved={moved} />
        <Paying way="withdrawal" onMoved={moved} />
      </div>
      <section aria-labelledby="movements">
        <h2 id="movements">{say('wallet.movements')}</h2>
        <ListingHere of={entries} empty={<p class="row-side">{say('wallet.empty')}</p>}>
          {(entry) => <Movement key={entry.entryId} entry={entry} />}
        </ListingHere>
      </section>
    </>
  );
}

interface PayingProps {
  readonly way: 'deposit' | 'withdrawal';
  readonly onMoved: () => void;
}

function Paying({ way, onMoved }: PayingProps) {
  const text = useSignal('');
  const paying = useMade(() => new Doing((amountMinor: number) => payBy(way, amountMinor)));
  const isWrong = useSignal(false);
  const state = paying.state.value;
  const isChecking = isWaiting(PATHS[way]);
  const isBusy = state.kind === 'underWay' || isChecking;
  // Once there is an answer, the form is a new one: what was asked for is not asked for again.
  useEffect(() => {
    if (isChecking) text.value = '';
  }, [isChecking]);
  const pay = async (): Promise<void> => {
    const amountMinor = parseMoney(text.value, house.value);
    if (isBusy) return;
    isWrong.value = amountMinor === undefined || amountMinor === 0;
    if (amountMinor === undefined || isWrong.value) return;
    if ((await paying.start(amountMinor)) === undefined) return;
    text.value = '';
    onMoved();
  };
  return (
    <form
      class="card wallet-way"
      onSubmit={(event) => {
        event.preventDefault();
        void pay();
      }}
    >
      <h2>{say(`wallet.${way}`)}</h2>
      <BoundField
        of={text}
        label={say('wallet.amount', { currency: house.value.currency })}
        inputMode="decimal"
        autocomplete="transaction-amount"
        fault={isWrong.value ? say('wallet.amountWrong') : undefined}
      />
      <MoneyNotice state={state} isChecking={isChecking} />
      {state.kind === 'done' && (
        <Notice kind={state.value.state === 'declined' ? 'bad' : 'good'}>
          {say(`wallet.${way}.${state.value.state}`, { amount: money(state.value.amountMinor) })}
        </Notice>
      )}
      <button type="submit" class="button" disabled={isBusy}>
        {say(isBusy ? 'wallet.busy' : `wallet.${way}`)}
      </button>
    </form>
  );
}

interface Payment {
  readonly amountMinor: number;
  readonly state: 'pending' | 'completed' | 'declined';
}

function payBy(way: PayingProps['way'], amountMinor: number): Promise<Payment> {
  const body = { amountMinor };
  return untilAnswered<Payment>(way === 'deposit' ? engine.deposit(body) : engine.withdraw(body));
}

function Movement({ entry }: { readonly entry: Entry }) {
  const { kind, amountMinor, balanceMinor, at, drawId, ticketCount } = entry;
  const name = say(`entry.${kind}`);
  const about = drawId === undefined ? name : <a href={placeText(['draws', drawId])}>{name}</a>;
  return (
    <li class="row">
      <span>
        {about}
        {ticketCount !== undefined && (
          <span class="row-side"> · {say('tickets.count', { count: ticketCount })}</span>
        )}
      </span>
      <span class={amountMinor > 0 ? 'row-end plus' : 'row-end'}>
        {amountMinor > 0 ? '+' : ''}
        {money(amountMinor)}
      </span>
      <span class="row-side">{timeInWords(Date.parse(at))}</span>
      <span class="row-side row-end">{money(balanceMinor)}</span>
    </li>
  );
}

async function askEntries(after: string | undefined, signal: AbortSignal) {
  const query = { limit: PAGE, ...(after === undefined ? {} : { after }) };
  const { entries, next } = await engine.call('GET', '/v1/me/entries', { query }, { signal });
  return { rows: entries, next };
}
