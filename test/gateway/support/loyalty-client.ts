/** A client of the loyalty contract: tokens from headers or cookies, numbers as text. */
import { checkDigit } from '../../../actors/order/order-number.ts';
import type { Answered, Business } from './business-server.ts';

export class LoyaltyClient {
  readonly #business: Business;
  readonly headers: Record<string, string>;

  private constructor(business: Business, headers: Record<string, string>) {
    this.#business = business;
    this.headers = headers;
  }

  /** A new account, with the token as the server sent it. */
  static async register(business: Business, login = business.newLogin()): Promise<LoyaltyClient> {
    const body = { login, password: 'x' };
    const { headers } = await business.call('POST', '/api/user/register', { body });
    return new LoyaltyClient(business, { authorization: headers.get('authorization') ?? '' });
  }

  /** The same account, by the cookie alone. */
  static byCookie(business: Business, cookie: string): LoyaltyClient {
    return new LoyaltyClient(business, { cookie });
  }

  order(number: string, contentType = 'text/plain'): Promise<Answered> {
    const headers = { ...this.headers, 'content-type': contentType };
    return this.#business.call('POST', '/api/user/orders', { body: number, headers });
  }

  /** `sum` as it is written in the JSON. */
  withdraw(order: string, sum: string, key?: string): Promise<Answered> {
    const keyed = key === undefined ? {} : { 'idempotency-key': key };
    return this.#business.call('POST', '/api/user/balance/withdraw', {
      body: `{"order":${JSON.stringify(order)},"sum":${sum}}`,
      headers: { ...this.headers, ...keyed },
    });
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Answered> {
    return this.#business.call('GET', path, { headers: { ...this.headers, ...headers } });
  }
}

export function numberOf(index: number): string {
  const digits = String(1_000_000 + index * 7);
  return digits + checkDigit(digits);
}
