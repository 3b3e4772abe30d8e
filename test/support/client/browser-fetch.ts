/**
 * `fetch` as a page has it, as far as sessions go: cookies are kept and sent by the browser, by
 * their path, and no script sees them; each call says which origin it comes from.
 */
interface KeptCookie {
  readonly value: string;
  readonly path: string;
  readonly rules: readonly string[];
}

export class BrowserFetch {
  readonly cookies = new Map<string, KeptCookie>();
  readonly #origin: string;

  constructor(origin: string) {
    this.#origin = origin;
  }

  readonly fetch = async (url: string, init: RequestInit): Promise<Response> => {
    const headers = new Headers(init.headers);
    headers.set('origin', this.#origin);
    const shown = [...this.cookies].filter(([, { path }]) => isBelow(new URL(url).pathname, path));
    if (shown.length > 0) {
      headers.set('cookie', shown.map(([name, { value }]) => `${name}=${value}`).join('; '));
    }
    const response = await fetch(url, { ...init, headers });
    for (const cookie of response.headers.getSetCookie()) this.#keep(cookie);
    return withoutCookies(response);
  };

  #keep(cookie: string): void {
    const [pair = '', ...rules] = cookie.split('; ');
    const [name = '', value = ''] = pair.split('=');
    const path = rules.find((rule) => rule.startsWith('Path='))?.slice(5) ?? '/';
    if (rules.includes('Max-Age=0')) this.cookies.delete(name);
    else this.cookies.set(name, { value, path, rules });
  }
}

function isBelow(address: string, path: string): boolean {
  return path === '/' || address === path || address.startsWith(`${path}/`);
}

function withoutCookies(response: Response): Response {
  const headers = new Headers(response.headers);
  headers.delete('set-cookie');
  const { status } = response;
  return new Response(status === 204 ? null : response.body, { status, headers });
}
