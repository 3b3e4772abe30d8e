/** The rules of a game's raffles: what they are, and others from the next raffle on. */
import { useSignal } from '@preact/signals';
import { RefusalError } from '@tirage/client';
import { engine } from '../../kit/browser/engine.ts';
import { go } from '../../kit/browser/navigation.ts';
import { useRemote } from '../../kit/browser/use-remote.ts';
import type { ViewProps } from '../../kit/parts/area.ts';
import { Field } from '../../kit/parts/field.tsx';
import { placeText } from '../../kit/place.ts';
import { may } from '../me.ts';
import { Facts } from '../parts/facts.tsx';
import { RemoteHere } from '../remote-here.tsx';
import { say } from '../speech.ts';
import { RulesForm } from './rules-form.tsx';
import { type Rules, rulesRows } from './rules-text.ts';

const PATH = '/v1/admin/raffle-games/{id}';

export function View({ place }: ViewProps) {
  const gameId = place.path[1];
  return gameId === undefined ? <GameChoice /> : <GameRules key={gameId} gameId={gameId} />;
}

/** Games have no list: they come to be by the first stake or the first rules. */
function GameChoice() {
  const gameId = useSignal('');
  return (
    <>
      <h1>{say('nav.raffleRules')}</h1>
      <form
        class="card act-form"
        onSubmit={(event) => {
          event.preventDefault();
          go(['raffle-rules', gameId.value.trim()]);
        }}
      >
        <Field
          label={say('rules.game')}
          help={say('rules.gameHelp')}
          required
          value={gameId.value}
          onValue={(value) => {
            gameId.value = value;
          }}
        />
        <button type="submit" class="button">
          {say('rules.show')}
        </button>
      </form>
    </>
  );
}

function GameRules({ gameId }: { readonly gameId: string }) {
  const remote = useRemote((signal) => askRules(gameId, signal));
  return (
    <>
      <h1>{say('rules.title')}</h1>
      <p>{gameId}</p>
      <RemoteHere of={remote} skeleton={<div class="skeleton frame-waits" />}>
        {({ rules, openRaffleId }) => (
          <>
            <section class="card">
              <h2>{say('rules.now')}</h2>
              {rules === undefined ? (
                <p>{say('rules.none')}</p>
              ) : (
                <Facts
                  rows={[
                    ...rulesRows(rules),
                    [say('rules.waiting'), openRaffleId && <RaffleLink id={openRaffleId} />],
                  ]}
                />
              )}
            </section>
            {may('PUT /v1/admin/raffle-games/{id}') && (
              <RulesForm
                key={JSON.stringify(rules)}
                gameId={gameId}
                rules={rules}
                onDone={() => void remote.ask()}
              />
            )}
          </>
        )}
      </RemoteHere>
    </>
  );
}

function RaffleLink({ id }: { readonly id: string }) {
  return <a href={placeText(['raffles'], [['row', id]])}>{id}</a>;
}

interface RulesTold {
  /** Absent: nobody has given this game any, and none was staked in. */
  readonly rules?: Rules;
  readonly openRaffleId: string | null;
}

async function askRules(id: string, signal: AbortSignal): Promise<RulesTold> {
  try {
    return await engine.call('GET', PATH, { params: { id } }, { signal });
  } catch (reason) {
    if (reason instanceof RefusalError && reason.code === 'raffleGameNotFound')
      return { openRaffleId: null };
    throw reason;
  }
}
