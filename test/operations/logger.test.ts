import { test } from 'tap';
import type { LogLevel } from '../../src/config/log-levels.ts';
import { createLogger } from '../../src/operations/logger.ts';
import { REDACTED } from '../../src/operations/redaction.ts';

const JWT = 'eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiJwbF8xMjM0NTY3In0.c2lnbmF0dXJl';
const REFRESH = `rt_0000001_${'0'.repeat(32)}_${'A'.repeat(43)}`;

function capture(level: LogLevel = 'trace') {
  const lines: string[] = [];
  const target = { write: (line: string) => void lines.push(line) };
  return { lines, log: createLogger({ level, target }) };
}

test('logger: one line of JSON, with level, time and origin', (t) => {
  const { lines, log } = capture();
  log.child({ component: 'shard', thread: 'shard-3' }).warn('queue\nfull', { depth: 16_384 });
  t.equal(lines.length, 1);
  t.equal(lines[0]?.indexOf('\n'), (lines[0]?.length ?? 0) - 1, 'no line break but the last');
  const line = JSON.parse(lines[0] ?? '');
  t.match(line, { level: 'warn', message: 'queue\nfull', depth: 16_384 });
  t.match(line, { component: 'shard', thread: 'shard-3' });
  t.match(line.time, /^\d{4}-\d\d-\d\dT.*Z$/);
  t.end();
});

test('logger: what is below the level is not written', (t) => {
  const { lines, log } = capture('warn');
  log.trace('no');
  log.debug('no');
  log.info('no');
  log.error('yes');
  log.fatal('yes');
  t.equal(lines.length, 2);
  capture('silent').log.fatal('nobody hears');
  t.end();
});

test('logger: no secret and no personal date leaves, however deep and under whatever name', (t) => {
  const { lines, log } = capture();
  const secrets = {
    password: 'hunter2-a',
    newPassword: 'hunter2-b',
    accessToken: 'hunter2-c',
    refresh_token: 'hunter2-d',
    headers: { Authorization: 'hunter2-e', 'set-cookie': ['hunter2-f'] },
    settings: { sandboxSecret: 'hunter2-g' },
    players: [{ profile: { birthDate: 'hunter2-h', 'birth-date': 'hunter2-i' } }],
    jwk: { d: 'hunter2-j' },
    login: 'hunter2-k',
    draw: { serverSeed: 'hunter2-l' },
    map: new Map([['privateKey', 'hunter2-m']]),
    note: `Bearer hunter2-n and ${JWT}`,
    list: [REFRESH, '$argon2id$v=19$m=19456,t=2,p=1$salt$hash'],
  };
  log.info('logged in', secrets);
  log.error(`refused ${JWT} and ${REFRESH}`, {
    error: new Error(`Bearer hunter2-o`, { cause: { token: 'hunter2-p' } }),
  });
  const text = lines.join('');
  for (const forbidden of ['hunter2', JWT, REFRESH, 'argon2', 'c2lnbmF0dXJl']) {
    t.notOk(text.includes(forbidden), `"${forbidden.slice(0, 12)}" is not in the log`);
  }
  t.ok(text.includes(REDACTED));
  t.end();
});

test('logger: text is for people, one line each, and as free of secrets', (t) => {
  const lines: string[] = [];
  const target = { write: (line: string) => void lines.push(line) };
  const log = createLogger({ level: 'info', format: 'text', target }).child({
    component: 'engine',
  });
  log.warn('the disk is nearly full', { freeMegabytes: 12, token: JWT });
  t.equal(lines.length, 1);
  const [line = ''] = lines;
  t.match(line, /^\[\d\d:\d\d:\d\d\.\d{3}\] WARN: the disk is nearly full /);
  t.match(line, '"freeMegabytes":12');
  t.match(line, REDACTED);
  t.notMatch(line, JWT);
  t.notMatch(line, '\u001b', 'colours are for a terminal');
  t.equal(line.indexOf('\n'), line.length - 1);
  t.end();
});
