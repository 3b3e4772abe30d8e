/** One series' jackpot; where no draws of it are ahead, all or a part of it can be moved. */
import { useSignal } from '@preact/signals';
import { engine } from '../../kit/browser/engine.ts';
import { house } from '../../kit/browser/house.ts';
import { minorDifference, parseMoney } from '../../kit/money.ts';
import { Choice } from '../../kit/parts/choice.tsx';
import { Field } from '../../kit/parts/field.tsx';
import { may } from '../me.ts';
import { Act } from '../parts/act.tsx';
import { Facts } from '../parts/facts.tsx';
import { count, money } from '../shown.ts';
import { say } from '../speech.ts';
import type { Jackpot } from './jackpots-view.tsx';

/** As the contract bounds it. */
const REASON_MAX = 500;

export interface JackpotSideProps {
  readonly jackpot: Jackpot;
  readonly others: readonly Jackpot[];
  readonly onMoved: () => void;
}

export function JackpotSide({ jackpot, others, onMoved }: JackpotSideProps) {
  const { series, jackpotMinor, reserveMinor, drawsSinceWon, drawsAhead } = jackpot;
  const to = useSignal(others[0]?.series ?? '');
  /** Empty: all of it, the reserve too. */
  const part = useSignal('');
  const isPart = part.value.trim() !== '';
  const partMinor = isPart ? parseMoney(part.value, house.value) : undefined;
  const isWrong = isPart && partMinor === undefined;
  const movedMinor = partMinor ?? jackpotMinor;
  const target = others.find((one) => one.series === to.value);
  const changes =
    isWrong || target === undefined
      ? []
      : [
          {
            name: series,
            before: money(jackpotMinor),
            after: money(minorDifference(jackpotMinor, movedMinor)),
          },
          {
            name: target.series,
            before: money(target.jackpotMinor),
            after: money(minorDifference(target.jackpotMinor, minorDifference(0, movedMinor))),
          },
        ];
  return (
    <>
      <h2>{series}</h2>
      <Facts
        rows={[
          [say('jackpots.jackpot'), money(jackpotMinor)],
          [say('jackpots.reserve'), money(reserveMinor)],
          [say('jackpots.sinceWon'), count(drawsSinceWon)],
          [say('jackpots.ahead'), count(drawsAhead)],
        ]}
      />
      {drawsAhead > 0 && <p class="field-help">{say('jackpots.inherited')}</p>}
      {may('POST /v1/admin/jackpots/move') && drawsAhead === 0 && others.length > 0 && (
        <Act
          name={say('jackpots.move')}
          disabled={movedMinor === 0 && reserveMinor === 0}
          changes={changes}
          touched={
            isPart
              ? say('jackpots.touchedPart', { amount: money(movedMinor) })
              : say('jackpots.touchedAll', { reserve: money(reserveMinor) })
          }
          isFilled={!isWrong}
          reasonMax={REASON_MAX}
          act={async (reason) => {
            const body = { from: series, to: to.value, reason };
            await engine.intend('/v1/admin/jackpots/move', {
              body: partMinor === undefined ? body : { ...body, amountMinor: partMinor },
            });
            onMoved();
          }}
        >
          <Choice
            label={say('jackpots.to')}
            value={to.value}
            options={others.map((one) => ({ value: one.series, label: one.series }))}
            onValue={(value) => {
              to.value = value;
            }}
          />
          <Field
            label={say('jackpots.part', { currency: house.value.currency })}
            help={say('jackpots.partHelp')}
            inputMode="decimal"
            value={part.value}
            onValue={(value) => {
              part.value = value;
            }}
            fault={isWrong ? say('jackpots.partWrong') : undefined}
          />
        </Act>
      )}
    </>
  );
}
