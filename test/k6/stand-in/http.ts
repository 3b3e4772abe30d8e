/** Stands in for `k6/http`, as far as the profiles use it. */
import { must } from '../../../src/kernel/assert.ts';
import { recorder } from './recorder.ts';
import { askTogether, type HttpQuestion, type SynchronousAnswer } from './synchronous-http.ts';

interface ExpectedStatuses {
  readonly statuses: readonly number[];
}

interface Params {
  readonly headers?: Readonly<Record<string, string>>;
  readonly tags?: Readonly<Record<string, string>>;
  readonly responseCallback?: ExpectedStatuses;
}

interface Request {
  readonly method: string;
  readonly url: string;
  readonly body?: string | null;
  readonly params?: Params;
}

export function expectedStatuses(...statuses: readonly number[]): ExpectedStatuses {
  return { statuses };
}

export function get(url: string, params: Params = {}) {
  return must(batch([{ method: 'GET', url, params }])[0], 'one request, one answer');
}

export function post(url: string, body: string | null, params: Params = {}) {
  return must(batch([{ method: 'POST', url, body, params }])[0], 'one request, one answer');
}

export function batch(requests: readonly Request[]) {
  const answers = askTogether(requests.map(questionOf));
  return requests.map(({ params = {} }, index) => {
    const answer = must(answers[index], 'a request has no answer');
    record(params, answer);
    const { status, body, error, duration } = answer;
    return { status, body, error, headers: canonical(answer.headers), timings: { duration } };
  });
}

function questionOf({ method, url, body = null, params = {} }: Request): HttpQuestion {
  return { method, url, body, headers: params.headers ?? {} };
}

function record(
  { tags = {}, responseCallback }: Params,
  { status, duration }: SynchronousAnswer,
): void {
  const isExpected = responseCallback?.statuses.includes(status) ?? (status >= 200 && status < 400);
  recorder.add('http_req_duration', duration, tags);
  recorder.add('http_req_failed', Number(!isExpected), tags);
}

/** As Go writes the names of headers, and so k6: `Idempotent-Replayed`, `Etag`. */
function canonical(headers: SynchronousAnswer['headers']): Record<string, string> {
  return Object.fromEntries(
    headers.map(([name, value]) => [
      name.replace(/(^|-)[a-z]/g, (initial) => initial.toUpperCase()),
      value,
    ]),
  );
}
