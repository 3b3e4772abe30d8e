/** The games on sale: their rules, what they pay back in theory, and the odds of each prize. */
import { engine } from '../../kit/browser/engine.ts';
import { type Column, DataTable } from '../parts/data-table.tsx';
import { Facts } from '../parts/facts.tsx';
import { count, money } from '../shown.ts';
import { locale, say, sayable } from '../speech.ts';
import { useFiltered } from '../table-source.ts';
import { tierText } from './tier-text.ts';

type Game = Awaited<ReturnType<typeof askGames>>[number];

export function View() {
  const listing = useFiltered<Game>([], () => async (_after, signal) => ({
    rows: await askGames(signal),
  }));
  const columns: readonly Column<Game>[] = [
    { label: say('games.game'), text: ({ game }) => game },
    { label: say('games.title'), text: ({ title }) => title },
    { label: say('games.version'), kind: 'number', text: ({ version }) => String(version) },
    {
      label: say('games.family'),
      text: ({ family }) => family,
      cell: ({ family }) => familyText(family),
    },
    { label: say('games.rules'), text: rulesText },
    {
      label: say('draws.price'),
      kind: 'number',
      text: ({ priceMinor }) => String(priceMinor),
      cell: ({ priceMinor }) => money(priceMinor),
    },
    {
      label: say('games.payout'),
      kind: 'number',
      text: ({ theoreticalPayoutPermyriad: part }) => String(part),
      cell: ({ theoreticalPayoutPermyriad: part }) => percent(part),
    },
    {
      label: say('games.bestOdds'),
      kind: 'number',
      text: ({ tiers }) => oddsText(tiers[0]?.odds),
    },
  ];
  return (
    <>
      <h1>{say('nav.games')}</h1>
      <DataTable
        name={say('nav.games')}
        of={listing}
        columns={columns}
        idOf={({ game }) => game}
        empty={say('games.none')}
        side={(game) => <GameSide game={game} />}
      />
    </>
  );
}

function GameSide({ game }: { readonly game: Game }) {
  const { jackpot, kinds = [], pickLimit } = game;
  return (
    <>
      <h2>{game.title}</h2>
      <Facts
        rows={[
          [say('games.game'), game.game],
          [say('games.version'), game.version],
          [say('games.family'), familyText(game.family)],
          [say('games.rules'), rulesText(game)],
          [say('draws.price'), money(game.priceMinor)],
          [say('games.payout'), percent(game.theoreticalPayoutPermyriad)],
          ...kinds.map(
            ({ kind, theoreticalPayoutPermyriad: part }) =>
              [say('games.payoutOf', { kind }), percent(part)] as const,
          ),
          [say('games.guaranteed'), amount(jackpot?.guaranteedMinor)],
          [say('games.cap'), amount(jackpot?.capMinor)],
          [say('games.mustBeWonBy'), jackpot?.mustBeWonBy],
          [
            say('games.reserve'),
            jackpot?.reservePermyriad == null ? null : percent(jackpot.reservePermyriad),
          ],
          [say('games.pickLimit'), amount(pickLimit?.liabilityMinorMax)],
        ]}
      />
      <h3>{say('games.prizes')}</h3>
      <div class="table-scroll">
        <table class="table data-table">
          <thead>
            <tr>
              <th scope="col">{say('games.tier')}</th>
              <th scope="col" class="table-number">
                {say('games.prize')}
              </th>
              <th scope="col" class="table-number">
                {say('games.odds')}
              </th>
            </tr>
          </thead>
          <tbody>
            {game.tiers.map((tier) => (
              <tr key={tier.tier}>
                <th scope="row">{tierText(tier)}</th>
                <td class="table-number">{prizeText(tier)}</td>
                <td class="table-number">{oddsText(tier.odds)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

async function askGames(signal: AbortSignal) {
  return (await engine.call('GET', '/v1/games', {}, { signal })).games;
}

/** A later engine may have more families: they are shown by their names. */
function familyText(family: string): string {
  const key = `games.family.${family}`;
  return sayable(key) ? say(key) : family;
}

function rulesText(game: Game): string {
  if (game.family === 'kOfN') return `${game.pickCount} / ${game.numberCount}`;
  if (game.family === 'keno') return `${game.spotsMax} / ${game.drawnCount} / ${game.numberCount}`;
  if (game.family === 'twoDrums') {
    const main = `${game.pickCount} / ${game.numberCount}`;
    return `${main} + ${game.bonusPickCount} / ${game.bonusNumberCount}`;
  }
  return say('games.digits', { count: game.digitCount });
}

type Tier = Game['tiers'][number];

function prizeText({ prizeMinor, sharePermyriad, jackpot, ifUnwon }: Tier): string {
  if (prizeMinor !== undefined) return money(prizeMinor);
  const share = say('games.share', { part: percent(sharePermyriad ?? 0) });
  const more = [
    jackpot === true ? say('games.jackpotTier') : '',
    ifUnwon === 'rollover' ? say('games.rolls') : say('games.toHouse'),
  ];
  return [share, ...more].filter(Boolean).join(', ');
}

/** The engine writes "1 in 324632.0". */
function oddsText(odds: string | undefined): string {
  const outOf = /^1 in (\d+(?:\.\d+)?)$/.exec(odds ?? '')?.[1];
  return outOf === undefined ? (odds ?? '') : say('games.oneIn', { outOf: count(Number(outOf)) });
}

function amount(minor: number | null | undefined): string | undefined {
  return minor == null ? undefined : money(minor);
}

function percent(permyriad: number): string {
  const form = { style: 'percent', minimumFractionDigits: 2 } as const;
  return new Intl.NumberFormat(locale.value, form).format(permyriad / 10_000);
}
