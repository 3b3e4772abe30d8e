/** One raffle: its rules, who is in it, what was won, and the way to start it by hand. */
import { engine } from '../../kit/browser/engine.ts';
import { placeText } from '../../kit/place.ts';
import { may } from '../me.ts';
import { Act } from '../parts/act.tsx';
import { Facts } from '../parts/facts.tsx';
import { count, money, time } from '../shown.ts';
import { say } from '../speech.ts';
import { Entries } from './entries.tsx';
import type { Raffle } from './raffles-view.tsx';
import { rulesRows } from './rules-text.ts';

export interface RaffleSideProps {
  readonly raffle: Raffle;
  readonly onChange: () => void;
}

export function RaffleSide({ raffle, onChange }: RaffleSideProps) {
  const { raffleId, gameId, state, rules, entryCount, participantCount, potMinor } = raffle;
  return (
    <>
      <h2>{say(`raffles.state.${state}`)}</h2>
      <Facts
        rows={[
          [say('raffles.id'), raffleId],
          [
            say('raffles.game'),
            <a key="game" href={placeText(['raffle-rules', gameId])}>
              {gameId}
            </a>,
          ],
          [say('raffles.players'), count(participantCount)],
          [say('raffles.entries'), count(entryCount)],
          [say('raffles.pot'), money(potMinor)],
          [say('raffles.openedAt'), time(raffle.openedAt)],
          [say('raffles.startedAt'), raffle.startedAt && time(raffle.startedAt)],
          [say('raffles.endedAt'), raffle.endedAt && time(raffle.endedAt)],
          ...rulesRows(rules),
          [say('raffles.commitment'), raffle.commitment],
          [say('raffles.root'), raffle.ticketsRoot],
        ]}
      />
      {state === 'in_waiting' && may('POST /v1/admin/raffles/{id}/start') && (
        <Act
          name={say('raffles.start')}
          disabled={entryCount === 0}
          changes={[
            {
              name: say('raffles.state'),
              before: say('raffles.state.in_waiting'),
              after: say('raffles.state.started'),
            },
          ]}
          touched={say('raffles.touched', { count: participantCount, amount: money(potMinor) })}
          act={async () => {
            await engine.call('POST', '/v1/admin/raffles/{id}/start', {
              params: { id: raffleId },
            });
            onChange();
          }}
        />
      )}
      <Awards awards={raffle.awards} />
      {entryCount > 0 && <Entries key={raffleId} raffleId={raffleId} />}
    </>
  );
}

/** The sums are texts in major units, as other services are told them. */
function Awards({ awards }: Pick<Raffle, 'awards'>) {
  if (awards.length === 0) return null;
  return (
    <section>
      <h3>{say('raffles.awards')}</h3>
      <Facts
        rows={awards.map(({ place, player, win_sum: sum }) => [
          say('raffles.place', { place }),
          `${sum} → ${player}`,
        ])}
      />
    </section>
  );
}
