/** A real nginx with the configuration of `deploy/`, on ports of its own. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assert } from '../../../src/kernel/assert.ts';
import type { TestEnd } from '../engine/engine-process.ts';
import { until } from '../engine/until.ts';
import { ThrowawayAuthority } from './throwaway-authority.ts';

const CONFIGURATION = new URL('../../../../deploy/nginx.conf', import.meta.url);
const LIMIT_MS = 60_000;

/** Why tests that need it are skipped; false if it is there. */
export const NGINX_MISSING: string | false =
  spawnSync('nginx', ['-v']).status === 0 ? false : 'no nginx: apt-get install nginx-light';

export interface ProxyAnswer {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly text: string;
}

export interface ProxyRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** The client's own address: any loopback address. */
  readonly from?: string;
}

export class NginxServer {
  readonly port: number;
  readonly certificate: Buffer;

  private constructor(port: number, certificate: Buffer) {
    this.port = port;
    this.certificate = certificate;
  }

  /** `change` alters the configuration after its addresses have been filled in. */
  static async start(
    t: TestEnd,
    enginePort: string,
    change: (configuration: string) => string = (configuration) => configuration,
  ): Promise<NginxServer> {
    const directory = mkdtempSync(join(tmpdir(), 'tirage-nginx-'));
    const authority = new ThrowawayAuthority(t);
    const { certificate, key } = authority.sign('nginx', '127.0.0.1');
    const [port, plainPort] = [await freePort(), await freePort()];
    const places: readonly (readonly [string, string])[] = [
      ['127.0.0.1:8080', `127.0.0.1:${enginePort}`],
      ['listen 443 ssl', `listen 127.0.0.1:${port} ssl`],
      ['listen 80', `listen 127.0.0.1:${plainPort}`],
      ['/etc/ssl/tirage/certificate.pem', certificate],
      ['/etc/ssl/tirage/key.pem', key],
      ['/run/nginx.pid', join(directory, 'nginx.pid')],
      ['access_log off;', `access_log off; ${temporaryPaths(directory)}`],
    ];
    let text = readFileSync(CONFIGURATION, 'utf8');
    for (const [from, to] of places) {
      assert(text.includes(from), () => `the configuration has no ${from}`);
      text = text.replaceAll(from, to);
    }
    const path = join(directory, 'nginx.conf');
    writeFileSync(path, change(text));
    const server = new NginxServer(port, readFileSync(authority.certificate));
    const args = ['-p', directory, '-c', path, '-g', 'daemon off; error_log stderr;'];
    const child = spawn('nginx', args, { stdio: 'ignore' });
    t.teardown(async () => {
      await ended(child);
      rmSync(directory, { recursive: true, force: true });
    });
    await until('nginx to listen', LIMIT_MS, () => server.ask('/').catch(() => undefined));
    return server;
  }

  ask(path: string, options: ProxyRequest = {}): Promise<ProxyAnswer> {
    const { method = 'GET', headers = {}, body, from = '127.0.0.1' } = options;
    return new Promise((resolve, reject) => {
      const asked = request(
        {
          host: '127.0.0.1',
          port: this.port,
          localAddress: from,
          ca: this.certificate,
          path,
          method,
          headers,
          agent: false,
        },
        (response) => {
          let text = '';
          response.setEncoding('utf8').on('data', (chunk: string) => {
            text += chunk;
          });
          const { statusCode: status = 0, headers: told } = response;
          response.on('end', () => resolve({ status, headers: told, text }));
        },
      );
      asked.once('error', reject);
      asked.end(body);
    });
  }
}

/** The compiled-in paths belong to the machine's own nginx. */
function temporaryPaths(directory: string): string {
  const kinds = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  for (const kind of kinds) mkdirSync(join(directory, kind));
  return kinds.map((kind) => `${kind}_temp_path ${join(directory, kind)};`).join(' ');
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exited = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await exited;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port: 0 }, () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
