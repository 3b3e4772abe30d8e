/** A certificate authority for one test: what it signs is valid for a day, gone with the test. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestEnd } from '../engine/engine-process.ts';

/** Why tests that need certificates are skipped; false if `openssl` is there. */
export const OPENSSL_MISSING: string | false =
  spawnSync('openssl', ['version']).status === 0 ? false : 'no openssl';

const NEW_KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];

export interface SignedPair {
  readonly certificate: string;
  readonly key: string;
}

export class ThrowawayAuthority {
  /** The file of its own certificate. */
  readonly certificate: string;
  readonly #directory: string;

  constructor(t: TestEnd) {
    this.#directory = mkdtempSync(join(tmpdir(), 'tirage-authority-'));
    t.teardown(() => rmSync(this.#directory, { recursive: true, force: true }));
    this.certificate = this.#file('ca.pem');
    const own = ['-keyout', this.#file('ca.key'), '-out', this.certificate, '-days', '1'];
    this.#run(['req', '-x509', ...NEW_KEY, ...own, '-subj', '/CN=throwaway authority']);
  }

  /** A certificate for `address`, as a server or as a client. */
  sign(name: string, address: string): SignedPair {
    const [request, extensions] = [this.#file(`${name}.csr`), this.#file(`${name}.ext`)];
    const pair = { certificate: this.#file(`${name}.pem`), key: this.#file(`${name}.key`) };
    writeFileSync(extensions, `subjectAltName=IP:${address}\n`);
    const asked = ['-keyout', pair.key, '-out', request, '-subj', `/CN=${name}`];
    this.#run(['req', ...NEW_KEY, ...asked]);
    const signing = ['-CA', this.certificate, '-CAkey', this.#file('ca.key'), '-CAcreateserial'];
    const made = ['-out', pair.certificate, '-days', '1', '-extfile', extensions];
    this.#run(['x509', '-req', '-in', request, ...signing, ...made]);
    return pair;
  }

  #file(name: string): string {
    return join(this.#directory, name);
  }

  #run(args: readonly string[]): void {
    execFileSync('openssl', args, { stdio: 'pipe' });
  }
}
