/** TLS and credentials against a real server: what connects, and what is refused in a sentence. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { nkeys } from '@nats-io/transport-node';
import { type Test, test } from 'tap';
import { readSettings, type Settings } from '../../src/config/settings.ts';
import { NatsLink } from '../../src/outbox/nats-link.ts';
import { EngineProcess, engineDirectory } from '../support/engine/engine-process.ts';
import { NATS_MISSING, NatsServer } from '../support/network/nats-server.ts';
import { OPENSSL_MISSING, ThrowawayAuthority } from '../support/network/throwaway-authority.ts';

const PURPOSE = { engineId: 'c'.repeat(32), takesStakes: true, lineConsumer: undefined };
const REAL = { skip: NATS_MISSING };
const SECURE = { skip: NATS_MISSING || OPENSSL_MISSING };
const SECRET = 'h0rse/staple-of many';

function settingsOf(environment: Readonly<Record<string, string>>): Settings {
  const machine = { environment, coreCount: 1, timeZone: 'UTC', readText: () => '' };
  return readSettings({ machine, flags: { natsStreamMb: '16' } });
}

async function connects(t: Test, environment: Readonly<Record<string, string>>): Promise<void> {
  const link = await NatsLink.open(settingsOf(environment), PURPOSE);
  t.ok(link.isOpen);
  await link.close();
}

/** The whole error, cause by cause, is what a log may show. */
async function refuses(
  t: Test,
  environment: Readonly<Record<string, string>>,
  sentence: RegExp,
): Promise<void> {
  const error = await NatsLink.open(settingsOf(environment), PURPOSE).then(
    () => undefined,
    (cause: unknown) => cause,
  );
  t.match(error, { code: 'NATS_REFUSED', message: sentence });
  t.notMatch(inspect(error, { depth: 10 }), SECRET);
}

function fileWith(t: Test, content: string): string {
  const directory = mkdtempSync(join(tmpdir(), 'tirage-'));
  t.teardown(() => rmSync(directory, { recursive: true, force: true }));
  const path = join(directory, 'file');
  writeFileSync(path, content);
  return path;
}

test('nats security: a user and a password, or none that fits', REAL, async (t) => {
  const users = `authorization { user: tirage, password: ${JSON.stringify(SECRET)} }`;
  const { url: NATS_URL } = await NatsServer.start(t, users);
  const right = { TIRAGE_NATS_USER: 'tirage', TIRAGE_NATS_PASSWORD: SECRET };
  await connects(t, { NATS_URL, ...right });
  const refused = /^NATS refuses the credentials/;
  await refuses(t, { NATS_URL }, refused);
  await refuses(t, { NATS_URL, ...right, TIRAGE_NATS_PASSWORD: `${SECRET}!` }, refused);
  await refuses(t, { NATS_URL, TIRAGE_NATS_USER: 'tirage' }, refused);
  await refuses(t, { NATS_URL, TIRAGE_NATS_TOKEN: SECRET }, refused);
  await refuses(t, { NATS_URL, ...right, TIRAGE_NATS_TOKEN: SECRET }, /^Give one of/);
  await refuses(t, { NATS_URL, TIRAGE_NATS_PASSWORD: SECRET }, /without TIRAGE_NATS_USER/);
});

test('nats security: a token', REAL, async (t) => {
  const server = await NatsServer.start(t, `authorization { token: ${JSON.stringify(SECRET)} }`);
  const NATS_URL = server.url;
  await connects(t, { NATS_URL, TIRAGE_NATS_TOKEN: SECRET });
  await refuses(t, { NATS_URL, TIRAGE_NATS_TOKEN: `${SECRET}?` }, /^NATS refuses the credentials/);
});

test('nats security: a file of credentials', REAL, async (t) => {
  const known = nkeys.createUser();
  const users = `authorization { users: [{ nkey: ${known.getPublicKey()} }] }`;
  const { url: NATS_URL } = await NatsServer.start(t, users);
  // Beside a key that it knows, the server reads no JWT.
  const credentials = (seed: Uint8Array) => {
    const part = (name: string, text: string) =>
      `-----BEGIN ${name}-----\n${text}\n------END ${name}------\n\n`;
    const key = part('USER NKEY SEED', Buffer.from(seed).toString());
    return fileWith(t, part('NATS USER JWT', 'e30.e30.e30') + key);
  };
  await connects(t, { NATS_URL, TIRAGE_NATS_CREDS: credentials(known.getSeed()) });
  const other = credentials(nkeys.createUser().getSeed());
  await refuses(t, { NATS_URL, TIRAGE_NATS_CREDS: other }, /^NATS refuses the credentials/);
  const nonsense = fileWith(t, SECRET);
  await refuses(t, { NATS_URL, TIRAGE_NATS_CREDS: nonsense }, /holds no NATS credentials/);
  await refuses(t, { NATS_URL, TIRAGE_NATS_CREDS: '/nowhere' }, /cannot be read \(ENOENT\)/);
});

test('nats security: TLS with the right authority, and with no other', SECURE, async (t) => {
  const authority = new ThrowawayAuthority(t);
  const { certificate, key } = authority.sign('server', '127.0.0.1');
  const tls = `tls { cert_file: "${certificate}", key_file: "${key}" }`;
  const { url: NATS_URL } = await NatsServer.start(t, tls);
  await connects(t, { NATS_URL, TIRAGE_NATS_CA: authority.certificate });
  const disagree = /^NATS and the engine do not agree on TLS \(.+\): check TIRAGE_NATS_CA/;
  await refuses(t, { NATS_URL }, disagree);
  await refuses(t, { NATS_URL: NATS_URL.replace('nats:', 'tls:') }, disagree);
  const stranger = new ThrowawayAuthority(t).certificate;
  await refuses(t, { NATS_URL, TIRAGE_NATS_CA: stranger }, disagree);
  await refuses(t, { NATS_URL, TIRAGE_NATS_CA: '/nowhere' }, /TIRAGE_NATS_CA\) cannot be read/);

  const elsewhere = authority.sign('elsewhere', '127.0.0.2');
  const wrong = `tls { cert_file: "${elsewhere.certificate}", key_file: "${elsewhere.key}" }`;
  const other = await NatsServer.start(t, wrong);
  const asked = { NATS_URL: other.url, TIRAGE_NATS_CA: authority.certificate };
  await refuses(t, asked, /TLS \(ERR_TLS_CERT_ALTNAME_INVALID\)/);
});

test('nats security: where TLS is asked for, a server without is refused', SECURE, async (t) => {
  const { url: NATS_URL } = await NatsServer.start(t);
  const sentence = /^The NATS server has no TLS, and the settings ask for it\.$/;
  const right = { TIRAGE_NATS_USER: 'tirage', TIRAGE_NATS_PASSWORD: SECRET };
  const { certificate } = new ThrowawayAuthority(t);
  await refuses(t, { NATS_URL, ...right, TIRAGE_NATS_CA: certificate }, sentence);
  await refuses(t, { NATS_URL: NATS_URL.replace('nats:', 'tls:'), ...right }, sentence);
});

test("nats security: servers that ask for the engine's own certificate", SECURE, async (t) => {
  const authority = new ThrowawayAuthority(t);
  const { certificate, key } = authority.sign('server', '127.0.0.1');
  const files = `cert_file: "${certificate}", key_file: "${key}"`;
  const tls = `tls { ${files}, ca_file: "${authority.certificate}", verify: true }`;
  const { url: NATS_URL } = await NatsServer.start(t, tls);
  const own = authority.sign('engine', '127.0.0.1');
  const TIRAGE_NATS_CA = authority.certificate;
  const pair = { TIRAGE_NATS_CERT: own.certificate, TIRAGE_NATS_KEY: own.key };
  await connects(t, { NATS_URL, TIRAGE_NATS_CA, ...pair });
  await refuses(t, { NATS_URL, TIRAGE_NATS_CA, TIRAGE_NATS_CERT: own.certificate }, /together/);
  const none = await NatsLink.open(settingsOf({ NATS_URL, TIRAGE_NATS_CA }), PURPOSE).catch(
    (error: unknown) => error,
  );
  t.match(none, { code: /^NATS_/ }, 'without one it does not connect');
});

test('nats security: the whole engine over TLS, its password in no log', SECURE, async (t) => {
  const authority = new ThrowawayAuthority(t);
  const { certificate, key } = authority.sign('server', '127.0.0.1');
  const tls = `tls { cert_file: "${certificate}", key_file: "${key}" }`;
  const users = `authorization { user: tirage, password: ${JSON.stringify(SECRET)} }`;
  const server = await NatsServer.start(t, `${tls}\n${users}`);
  const common = {
    '--nats-url': server.url,
    '--nats-stream-mb': '16',
    '--nats-user': 'tirage',
    '--nats-password-file': fileWith(t, `${SECRET}\n`),
    '--log-level': 'debug',
  };
  const directory = engineDirectory(t);
  const flags = { ...common, '--nats-ca': authority.certificate };
  const engine = await EngineProcess.start(t, { directory, flags });
  t.match(engine.said(), /connected to NATS/);
  await engine.stop();
  const refused = EngineProcess.spawn(t, { directory, flags: common });
  t.equal((await refused.end()).exitCode, 1);
  t.match(refused.errors, /NATS and the engine do not agree on TLS/);
  t.notMatch(refused.errors + refused.said(), /goes on without NATS/, 'there is none to go on');
  for (const { errors, said } of [engine, refused].map((one) => ({
    errors: one.errors,
    said: one.said(),
  }))) {
    t.notMatch(errors + said, SECRET);
  }
});
