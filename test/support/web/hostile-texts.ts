/** Texts that want to be more than text, where operators and players write some. */
import type { Page } from 'playwright-core';

/** The operator may write it, and so may whoever names an event. */
export const MARKUP = '<img src=x onerror=globalThis.taken=1>';
/** Turned around, stacked, and longer than any screen. */
const HOSTILE = [
  `${MARKUP}\u202e\u2066 Z\u0351\u036b\u0343a\u0317\u0322l\u034d\u0329g\u0348o `,
  'w'.repeat(10_000),
].join('');

export const HOSTILE_BRAND = {
  name: '<b onclick=alert(1)>Lotto & Söhne</b>',
  texts: { en: { 'home.next': `Next ${MARKUP}` } },
  contact: { email: 'help@lotto.example', telephone: '+44 20 7946 0000' },
};

/** From now on; the engine would never let it through, so the page has to hold by itself. */
export async function answerHostile(page: Page): Promise<void> {
  await page.route('**/v1/games', async (route) => {
    const response = await route.fetch();
    const told = (await response.json()) as { games: { title: string }[] };
    for (const game of told.games) game.title = HOSTILE;
    await route.fulfill({ response, json: told });
  });
  await page.route('**/v1/me', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), login: HOSTILE } });
  });
}
