/** What was drawn, and who won how much. */
import type { components } from '@tirage/client';
import { engine } from '../../kit/browser/engine.ts';
import { useRemote } from '../../kit/browser/use-remote.ts';
import { tierText } from '../games/tier-text.ts';
import { RemoteHere } from '../remote-here.tsx';
import { count, money } from '../shown.ts';
import { say } from '../speech.ts';

type Results = components['schemas']['Results'];

/** They never change, so they are asked for once. */
export function ResultsPart({ id }: { readonly id: string }) {
  const results = useRemote((signal) =>
    engine.call('GET', '/v1/draws/{id}/results', { params: { id } }, { signal }),
  );
  return (
    <section>
      <h3>{say('draws.drawn')}</h3>
      <RemoteHere of={results} skeleton={<div class="skeleton" />}>
        {(here) => (
          <>
            <p class="drawn">{drawnText(here)}</p>
            <div class="table-scroll">
              <table class="table data-table">
                <thead>
                  <tr>
                    <th scope="col">{say('games.tier')}</th>
                    <th scope="col" class="table-number">
                      {say('draws.winners')}
                    </th>
                    <th scope="col" class="table-number">
                      {say('games.prize')}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {here.tiers.map((tier) => (
                    <tr key={tier.tier}>
                      <th scope="row">{tierText(tier)}</th>
                      <td class="table-number">{count(tier.winners)}</td>
                      <td class="table-number">{money(tier.prizeMinor)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
            <p>{say('draws.rollover', { amount: money(here.rolloverMinor) })}</p>
          </>
        )}
      </RemoteHere>
    </section>
  );
}

/** As tickets of its game show numbers: digits without gaps, drums apart. */
function drawnText({ numbers, outcome }: Results): string {
  if (outcome === undefined) return numbers.join(' ');
  if ('main' in outcome) return `${outcome.main.join(' ')} + ${outcome.bonus.join(' ')}`;
  if ('digits' in outcome) return outcome.digits;
  return outcome.numbers.join(' ');
}
