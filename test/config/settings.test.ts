import { test } from 'tap';
import type { Machine } from '../../src/config/machine.ts';
import { readMachine } from '../../src/config/machine.ts';
import { type Flags, readSettings, unknownSettings } from '../../src/config/settings.ts';
import { ConfigurationError } from '../../src/kernel/errors.ts';

const SECRET = 'a secret of nineteen';

function machine(environment: Machine['environment'] = {}, coreCount = 8): Machine {
  const files = new Map([
    ['/run/secret', `${SECRET}\n`],
    ['/run/windows', `${SECRET}\r\n`],
    ['/run/short', 'short'],
  ]);
  return {
    environment,
    coreCount,
    timeZone: 'Europe/Berlin',
    readText(path) {
      const text = files.get(path);
      if (text === undefined) throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
      return text;
    },
  };
}

function read(environment: Machine['environment'], flags: Flags = {}) {
  return readSettings({ machine: machine(environment), flags });
}

test('settings: with nothing set, the documented defaults hold', (t) => {
  t.same(read({}), {
    host: '127.0.0.1',
    port: 8080,
    operationsHost: '127.0.0.1',
    operationsPort: 9080,
    secureCookies: false,
    strictTransportSeconds: 0,
    portal: true,
    console: true,
    brandPath: undefined,
    runAddress: undefined,
    accrualSystemAddress: undefined,
    accrualConnectionsMax: 64,
    pointsRateHundredths: 100,
    pointsEarnedHundredths: 0,
    dataDirectory: './data',
    shardCount: 4,
    gatewayCount: 4,
    timeZone: 'Europe/Berlin',
    rateLimits: true,
    logLevel: 'info',
    logFormat: 'json',
    stopsWithStarter: false,
    schedulePath: undefined,
    gamesPath: undefined,
    payoutPermyriadMax: 9_999,
    minimumAgeYears: 18,
    currency: 'EUR',
    graceMs: 0,
    corsOrigins: [],
    trustedProxies: [],
    approvalMinorMin: 1_000_000,
    keyDays: 30,
    reservationSeconds: 300,
    accountMegabytes: 512,
    depositMinorMax: 100_000_000,
    oddsHundredthsMin: 101,
    payments: 'sandbox',
    sandboxSecret: undefined,
    freeSpaceMegabytesMin: 256,
    natsUrls: [],
    natsUser: undefined,
    natsPassword: undefined,
    natsToken: undefined,
    natsCredentialsPath: undefined,
    natsCaPath: undefined,
    natsCertificatePath: undefined,
    natsKeyPath: undefined,
    natsReplicas: 1,
    natsStreamMegabytes: 1_024,
    natsStreamDays: 7,
    natsAckWaitMs: 30_000,
    natsFormat: 'json',
    natsAwardEvent: 'lotteryAwardCreated',
    natsPrefix: '',
    natsStakeUnit: 'major',
    natsReplaces: [],
    outboxRecordsMax: 1_000_000,
    role: 'whole',
    lineSilenceMs: 2_000,
  });
  t.ok(Object.isFrozen(read({})), 'nobody changes a setting');
  t.end();
});

test("settings: the operators' port follows the players'", (t) => {
  const rows = [
    [{ TIRAGE_PORT: '8081' }, 9081],
    [{ TIRAGE_PORT: '0' }, 0],
    [{ TIRAGE_PORT: '65000' }, 0],
    [{ RUN_ADDRESS: 'localhost:8082', TIRAGE_PORT: '1' }, 9082],
    [{ TIRAGE_OPERATIONS_PORT: '9100', TIRAGE_PORT: '8081' }, 9100],
    [{ TIRAGE_OPERATIONS_PORT: '0' }, 0],
  ] as const;
  for (const [environment, port] of rows) {
    t.equal(read(environment).operationsPort, port, JSON.stringify(environment));
  }
  t.end();
});

test('settings: threads follow the cores', (t) => {
  const rows = [
    { coreCount: 1, shardCount: 1, gatewayCount: 1 },
    { coreCount: 2, shardCount: 1, gatewayCount: 1 },
    { coreCount: 4, shardCount: 2, gatewayCount: 2 },
    { coreCount: 7, shardCount: 2, gatewayCount: 5 },
    { coreCount: 16, shardCount: 8, gatewayCount: 8 },
    { coreCount: 64, shardCount: 32, gatewayCount: 16 },
    { coreCount: 256, shardCount: 64, gatewayCount: 16 },
  ];
  for (const row of rows) {
    const settings = readSettings({ machine: machine({}, row.coreCount), flags: {} });
    t.match(settings, { shardCount: row.shardCount, gatewayCount: row.gatewayCount });
  }
  const given = readSettings({ machine: machine({ TIRAGE_SHARDS: '6' }, 8), flags: {} });
  t.equal(given.gatewayCount, 2, 'gateways take what the given shards leave');
  t.end();
});

test('settings: each kind takes what it documents', (t) => {
  const settings = read({
    TIRAGE_HOST: '::1',
    TIRAGE_PORT: '0',
    TIRAGE_RATE_LIMITS: 'off',
    TIRAGE_LOG_LEVEL: 'silent',
    TIRAGE_TIME_ZONE: 'Australia/Lord_Howe',
    TIRAGE_CURRENCY: 'CHF',
    TIRAGE_GRACE_MS: ' 5000 ',
    TIRAGE_CORS_ORIGINS: 'https://a.example, http://localhost:5173',
    TIRAGE_TRUSTED_PROXIES: '10.0.0.0/8,::1',
    TIRAGE_APPROVAL_MINOR: '1',
    TIRAGE_SCHEDULE: '/etc/tirage/schedule.json',
    TIRAGE_GAMES: '/etc/tirage/games.json',
    TIRAGE_GAMES_PAYOUT_MAX_PERMYRIAD: '12000',
    NATS_URL: 'nats://127.0.0.1:4222, tls://nats.example.org:4222',
    TIRAGE_NATS_FORMAT: 'msgpack',
  });
  t.match(settings, {
    host: '::1',
    port: 0,
    rateLimits: false,
    logLevel: 'silent',
    timeZone: 'Australia/Lord_Howe',
    currency: 'CHF',
    graceMs: 5_000,
    approvalMinorMin: 1,
    schedulePath: '/etc/tirage/schedule.json',
    gamesPath: '/etc/tirage/games.json',
    payoutPermyriadMax: 12_000,
    natsUrls: ['nats://127.0.0.1:4222', 'tls://nats.example.org:4222'],
    natsFormat: 'msgpack',
  });
  t.same(settings.corsOrigins, ['https://a.example', 'http://localhost:5173']);
  t.same(settings.trustedProxies, [
    { address: '10.0.0.0', prefixBits: 8, family: 'ipv4' },
    { address: '::1', prefixBits: 128, family: 'ipv6' },
  ]);
  t.end();
});

test('settings: each kind refuses the rest, in a sentence', (t) => {
  const rows: readonly (readonly [string, string, RegExp])[] = [
    ['TIRAGE_PORT', 'http', /^TIRAGE_PORT must be an integer from 0 to 65535, but is "http"\.$/],
    ['TIRAGE_PORT', '65536', /from 0 to 65535/],
    ['TIRAGE_PORT', '80.5', /integer/],
    ['TIRAGE_PORT', '1e3', /integer/],
    ['TIRAGE_PORT', '-1', /integer/],
    ['TIRAGE_HOST', 'not a host', /address or a host name/],
    ['TIRAGE_SHARDS', '0', /from 1 to 64/],
    ['TIRAGE_SHARDS', '65', /from 1 to 64/],
    ['TIRAGE_GATEWAYS', '17', /from 1 to 16/],
    ['TIRAGE_KEY_DAYS', '0', /from 1 to 3660/],
    ['TIRAGE_KEY_DAYS', '3661', /from 1 to 3660/],
    ['TIRAGE_RESERVATION_SECONDS', '0', /from 1 to 3600/],
    ['TIRAGE_RESERVATION_SECONDS', '3601', /from 1 to 3600/],
    ['TIRAGE_ACCOUNT_MB', '0', /from 1 to 65536/],
    ['TIRAGE_RATE_LIMITS', 'true', /on or off/],
    ['TIRAGE_LOG_LEVEL', 'verbose', /one of silent, fatal/],
    ['TIRAGE_TIME_ZONE', 'Mars/Olympus', /IANA time zone/],
    ['TIRAGE_TIME_ZONE', '+01:00', /IANA time zone/],
    ['TIRAGE_CURRENCY', 'EUE', /ISO 4217/],
    ['TIRAGE_CURRENCY', 'eur', /ISO 4217/],
    ['TIRAGE_GRACE_MS', '5001', /from 0 to 5000/],
    ['TIRAGE_MINIMUM_AGE', '12', /from 16 to 99/],
    ['TIRAGE_APPROVAL_MINOR', '10.00', /minor units/],
    ['TIRAGE_FREE_SPACE_MB', '63', /from 64/],
    ['TIRAGE_PAYMENTS', 'stripe', /"sandbox"/],
    ['TIRAGE_CORS_ORIGINS', 'https://a.example/', /an origin/],
    ['TIRAGE_CORS_ORIGINS', 'https://a.example,', /an origin/],
    ['TIRAGE_TRUSTED_PROXIES', '10.0.0.0/33', /address range/],
    ['TIRAGE_TRUSTED_PROXIES', '10.0.0.0/8/8', /address range/],
    ['TIRAGE_TRUSTED_PROXIES', 'proxy', /address range/],
    ['TIRAGE_DATA', 'a\0b', /without NUL/],
    ['NATS_URL', 'http://127.0.0.1', /nats:\/\/127/],
    ['NATS_URL', '127.0.0.1:4222', /an address such as/],
    ['NATS_URL', 'nats://ada:secret@nats:4222', /without user or password/],
    ['TIRAGE_NATS_REPLICAS', '0', /from 1 to 5/],
    ['TIRAGE_NATS_FORMAT', 'xml', /json, msgpack/],
    ['TIRAGE_NATS_AWARD_EVENT', 'won', /lotteryAwardCreated/],
    ['TIRAGE_NATS_REPLACES', 'the old one', /the id of an engine/],
    ['TIRAGE_OUTBOX_RECORDS', '9', /from 10 to/],
  ];
  for (const [name, text, sentence] of rows) {
    t.throws(() => read({ [name]: text }), { name: 'ConfigurationError', message: sentence });
  }
  t.end();
});

test('settings: all that is wrong is told at once', (t) => {
  try {
    read({ TIRAGE_PORT: 'http', TIRAGE_CURRENCY: 'x' }, { shards: 'many' });
    t.fail('three wrong settings were taken');
  } catch (error) {
    t.ok(error instanceof ConfigurationError);
    const lines = (error as Error).message.split('\n');
    t.equal(lines.length, 3);
    t.ok(lines.some((line) => line.startsWith('--shards must be')));
  }
  t.end();
});

test('settings: what a terminal shows is for people, what npm starts ends with npm', (t) => {
  const machine = { environment: {}, coreCount: 2, timeZone: 'UTC', readText: () => '' };
  const terminal = { ...machine, isTerminal: true };
  t.equal(readSettings({ machine: terminal, flags: {} }).logFormat, 'text');
  t.equal(readSettings({ machine: terminal, flags: { logFormat: 'json' } }).logFormat, 'json');
  t.ok(read({ npm_command: 'exec' }).stopsWithStarter);
  t.notOk(read({ npm_command: 'exec', TIRAGE_STOP_WITH_STARTER: 'off' }).stopsWithStarter);
  t.end();
});

test('settings: a flag wins over the environment, and empty counts as not given', (t) => {
  const settings = read({ TIRAGE_PORT: '9000', TIRAGE_HOST: '' }, { port: '9001', data: ' ' });
  t.match(settings, { port: 9_001, host: '127.0.0.1', dataDirectory: './data' });
  t.end();
});

test('settings: a secret comes from the environment or from a file, not from both', (t) => {
  t.equal(read({ TIRAGE_SANDBOX_SECRET: SECRET }).sandboxSecret, SECRET);
  t.equal(read({ TIRAGE_SANDBOX_SECRET_FILE: '/run/secret' }).sandboxSecret, SECRET);
  t.equal(read({ TIRAGE_SANDBOX_SECRET_FILE: '/run/windows' }).sandboxSecret, SECRET);
  t.equal(read({}, { sandboxSecretFile: '/run/secret' }).sandboxSecret, SECRET);
  t.throws(
    () => read({ TIRAGE_SANDBOX_SECRET: SECRET, TIRAGE_SANDBOX_SECRET_FILE: '/run/secret' }),
    { message: /are both set: keep one/ },
  );
  t.throws(() => read({ TIRAGE_SANDBOX_SECRET_FILE: '/run/none' }), {
    message: 'TIRAGE_SANDBOX_SECRET_FILE names "/run/none", which cannot be read (ENOENT).',
  });
  t.end();
});

test('settings: no sentence shows a secret, or much of anything', (t) => {
  t.throws(() => read({ TIRAGE_SANDBOX_SECRET: 'hunter2' }), {
    message: 'TIRAGE_SANDBOX_SECRET must be a secret of 16 to 1024 characters.',
  });
  t.throws(() => read({ TIRAGE_SANDBOX_SECRET_FILE: '/run/short' }), { message: /16 to 1024/ });
  t.throws(() => read({ NATS_URL: 'nats://ada:hunter2@nats:4222' }), {
    message: /but is "nats:\/\/…@nats:4222"\.$/,
  });
  try {
    read({ TIRAGE_PORT: 'x'.repeat(10_000) });
    t.fail('taken');
  } catch (error) {
    t.ok((error as Error).message.length < 200);
  }
  t.end();
});

test('settings: a name that is no setting can be warned of', (t) => {
  const environment = { TIRAGE_PROT: '1', TIRAGE_PORT: '1', TIRAGE_SANDBOX_SECRET_FILE: '', A: '' };
  t.same(unknownSettings(environment), ['TIRAGE_PROT']);
  t.end();
});

test('settings: the real machine can be read', (t) => {
  const real = readMachine();
  t.ok(real.coreCount >= 1);
  t.ok(readSettings({ machine: { ...real, environment: {} }, flags: {} }).timeZone.length > 0);
  t.end();
});
