/** Players of the loyalty contract against a whole engine. */
import { checkDigit } from '../../../actors/order/order-number.ts';
import { earnedBy } from '../accrual/accrual-stand-in.ts';
import { type EngineClient, NoAnswerError } from '../engine/engine-client.ts';
import { until } from '../engine/until.ts';

const PASSWORD = 'nine lives, seven seas';

export interface ListedOrder {
  readonly number: string;
  readonly status: string;
  readonly accrual?: number;
}

/** One player, and every number that the engine confirmed as theirs. */
export class Collector {
  readonly taken = new Set<string>();
  /** Requested and not answered: they may or may not be theirs. */
  readonly unknown = new Set<string>();
  readonly #client: EngineClient;
  readonly #login: string;
  #authorization = '';

  constructor(client: EngineClient, login: string) {
    this.#client = client;
    this.#login = login;
  }

  async enter(call: 'register' | 'login'): Promise<void> {
    const body = { login: this.#login, password: PASSWORD };
    const { status, headers, text } = await this.#client.post(`/api/user/${call}`, body);
    if (status !== 200) throw new Error(`${call}: ${status} ${text}`);
    this.#authorization = headers.authorization ?? '';
  }

  /** Returns the status; 0 if there was no answer. */
  async order(number: string): Promise<number> {
    this.unknown.add(number);
    try {
      const headers = { ...this.#headers(), 'content-type': 'text/plain' };
      const { status } = await this.#client.send('POST', '/api/user/orders', {
        body: number,
        headers,
      });
      if (status < 500) this.unknown.delete(number);
      if (status === 202 || status === 200) this.taken.add(number);
      return status;
    } catch (error) {
      if (error instanceof NoAnswerError) return 0;
      throw error;
    }
  }

  async orders(): Promise<ListedOrder[]> {
    const headers = this.#headers();
    const { status, text } = await this.#client.get('/api/user/orders', { headers });
    if (status === 204) return [];
    if (status !== 200) throw new Error(`orders: ${status} ${text}`);
    return JSON.parse(text) as ListedOrder[];
  }

  async balance(): Promise<{ current: number; withdrawn: number }> {
    const headers = this.#headers();
    const asked = this.#client.get('/api/user/balance', { headers });
    return this.#client.expect(200, asked);
  }

  /** Waits until every order of theirs is final. */
  async settled(limitMs: number): Promise<ListedOrder[]> {
    return until(`the orders of ${this.#login} to be final`, limitMs, async () => {
      const orders = await this.orders();
      const isOver = orders.every(({ status }) => ['PROCESSED', 'INVALID'].includes(status));
      return isOver ? orders : undefined;
    });
  }

  /** What contradicts the answers they got, once everything is settled. */
  async contradictions(limitMs: number): Promise<string[]> {
    const orders = await this.settled(limitMs);
    const problems: string[] = [];
    const listed = new Set(orders.map(({ number }) => number));
    for (const number of this.taken) {
      if (!listed.has(number)) problems.push(`${number} was taken and is lost`);
    }
    if (listed.size !== orders.length) problems.push('an order is listed twice');
    let sum = 0;
    for (const { number, status, accrual } of orders) {
      if (!this.taken.has(number) && !this.unknown.has(number))
        problems.push(`${number} is not theirs`);
      const hundredths = Math.round(100 * (accrual ?? 0));
      if (status !== 'PROCESSED' || hundredths !== earnedBy(number)) {
        problems.push(`${number} is ${status} with ${accrual}`);
      }
      sum += hundredths;
    }
    const { current } = await this.balance();
    if (Math.round(100 * current) !== sum) problems.push(`has ${current}, earned ${sum / 100}`);
    return problems;
  }

  #headers(): Record<string, string> {
    return { authorization: this.#authorization };
  }
}

export function orderNumber(index: number): string {
  const digits = String(100_000_000 + index);
  return digits + checkDigit(digits);
}
