/** A player who bets, and sees what becomes of it. */
import type { ClientAnswer, EngineClient } from './engine-client.ts';
import { depositOverHttp, register } from './engine-people.ts';
import { until } from './until.ts';

const LIMIT_MS = 30_000;

export interface BetOverHttp {
  readonly betId: string;
  readonly state: string;
  readonly payoutMinor: number;
}

export interface HttpBettor {
  readonly bet: () => Promise<ClientAnswer>;
  readonly betReaches: (betId: string, state: string) => Promise<BetOverHttp>;
}

/** A player with money, who bets on the first selection at the odds of then. */
export async function bettorOn(client: EngineClient, eventId: string): Promise<HttpBettor> {
  const player = await register(client, 'ada');
  const token = player.accessToken;
  await depositOverHttp(client, player, 10_000);
  return {
    bet: () => {
      const body = { selection: 0, stakeMinor: 1_000, odds: '1.70' };
      return client.post(`/v1/events/${eventId}/bets`, body, { token });
    },
    betReaches: (betId, state) =>
      until(`the bet to be ${state}`, LIMIT_MS, async () => {
        const asked = client.get('/v1/me/bets', { token });
        const { bets } = await client.expect<{ bets: BetOverHttp[] }>(200, asked);
        return bets.find((one) => one.betId === betId && one.state === state);
      }),
  };
}
