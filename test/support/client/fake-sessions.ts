/** What the engine does with sessions, for a client whose network is a test's. */
import { engineAnswer, type SentRequestOfClient } from './fake-platform.ts';

interface Family {
  readonly playerId: string;
  refreshToken: string;
  accessToken: string;
  hasEnded: boolean;
}

export class FakeSessions {
  refreshCount = 0;
  /** That of the browser, which no script sees. */
  cookie = '';
  readonly #families: Family[] = [];
  #count = 0;

  /** A session, as after a log-in. */
  open(playerId = 'pl_1', byCookie = false): Response {
    const family = { playerId, refreshToken: '', accessToken: '', hasEnded: false };
    this.#families.push(family);
    return this.#answer(family, byCookie);
  }

  /** Access tokens are refused from now on, as if their time were over. */
  expire(): void {
    for (const family of this.#families) family.accessToken = 'none';
  }

  end(): void {
    for (const family of this.#families) family.hasEnded = true;
  }

  refresh({ body, headers }: SentRequestOfClient): Response {
    this.refreshCount += 1;
    const { refreshToken, session } = body as { refreshToken?: string; session?: string };
    const byCookie = session === 'cookie' && headers.get('tirage-session') === 'cookie';
    const shown = byCookie ? this.cookie : refreshToken;
    const family = this.#families.find((one) => one.refreshToken === shown);
    if (family === undefined || family.hasEnded) return engineAnswer(401, { code: 'sessionEnded' });
    return this.#answer(family, byCookie);
  }

  /** Whose the request is, or why not. */
  callerOf({ headers }: SentRequestOfClient): string | Response {
    const token = headers.get('authorization')?.replace('Bearer ', '');
    if (token === undefined) return engineAnswer(401, { code: 'tokenMissing' });
    const family = this.#families.find(({ accessToken }) => accessToken === token);
    if (family === undefined) return engineAnswer(401, { code: 'tokenInvalid' });
    return family.hasEnded ? engineAnswer(401, { code: 'sessionEnded' }) : family.playerId;
  }

  #answer(family: Family, byCookie: boolean): Response {
    this.#count += 1;
    family.refreshToken = `rt_${this.#count}`;
    family.accessToken = `at_${this.#count}`;
    const { playerId, accessToken, refreshToken } = family;
    if (byCookie) this.cookie = refreshToken;
    const body = { playerId, accessToken, expiresInSeconds: 900 };
    return engineAnswer(201, byCookie ? body : { ...body, refreshToken });
  }
}
