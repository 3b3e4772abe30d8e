/** The names that the loyalty contract gives: `RUN_ADDRESS`, `ACCRUAL_SYSTEM_ADDRESS`, -a, -r. */
import { Command } from 'commander';
import { test } from 'tap';
import { readSettings } from '../../src/config/settings.ts';
import { addSettingOptions } from '../../src/config/settings-help.ts';
import { ConfigurationError } from '../../src/kernel/errors.ts';

function read(environment: Record<string, string>, flags: Record<string, unknown> = {}) {
  const machine = { environment, coreCount: 2, timeZone: 'UTC', readText: () => '' };
  return readSettings({ machine, flags });
}

test('settings: RUN_ADDRESS is where the engine listens, whatever else is said', (t) => {
  const rows = {
    'localhost:8081': { host: 'localhost', port: 8_081 },
    'http://localhost:8081': { host: 'localhost', port: 8_081 },
    ':9000': { host: '0.0.0.0', port: 9_000 },
    '[::1]:0': { host: '::1', port: 0 },
    '0.0.0.0:80': { host: '0.0.0.0', port: 80 },
  };
  for (const [address, place] of Object.entries(rows)) {
    t.match(read({ RUN_ADDRESS: address, TIRAGE_PORT: '1' }), place, address);
  }
  t.match(read({ RUN_ADDRESS: '' }), { host: '127.0.0.1', port: 8_080 }, 'empty is not given');
  for (const bad of ['localhost', '8080', 'localhost:65536', '[x]:1', 'a b:1', 'ftp://a:1']) {
    t.throws(() => read({ RUN_ADDRESS: bad }), ConfigurationError, bad);
  }
  t.end();
});

test('settings: the accrual system is an HTTP address', (t) => {
  const rows = {
    'http://localhost:8090': 'http://localhost:8090',
    'localhost:8090': 'http://localhost:8090',
    'https://accrual.example/v2': 'https://accrual.example/v2',
  };
  for (const [text, accrualSystemAddress] of Object.entries(rows)) {
    t.match(read({ ACCRUAL_SYSTEM_ADDRESS: text }), { accrualSystemAddress });
  }
  for (const bad of ['ftp://x', 'http://', 'http://u:p@x', 'http://x/?a=1']) {
    t.throws(() => read({ ACCRUAL_SYSTEM_ADDRESS: bad }), ConfigurationError, bad);
  }
  t.end();
});

test('settings: the short flags of the contract win over its environment', (t) => {
  const command = new Command('serve').exitOverride();
  addSettingOptions(command);
  command.parse(['-a', 'localhost:7', '-r', 'http://there:8'], { from: 'user' });
  const environment = { RUN_ADDRESS: 'localhost:1', ACCRUAL_SYSTEM_ADDRESS: 'http://here:2' };
  const settings = read(environment, command.opts());
  t.match(settings, { port: 7, accrualSystemAddress: 'http://there:8' });
  t.match(command.helpInformation(), /-a, --run-address <host:port>/);
  t.end();
});

test('settings: a database is taken for an answer that nobody asked for', (t) => {
  const command = new Command('serve').exitOverride();
  addSettingOptions(command);
  const uri = 'postgres://user:secret@localhost:5432/praktikum';
  command.parse(['-a', 'localhost:7', '-d', uri], { from: 'user' });
  const settings = read({ DATABASE_URI: uri }, command.opts());
  t.match(settings, { port: 7, dataDirectory: './data' });
  t.notMatch(JSON.stringify(settings), /postgres/, 'it goes nowhere');
  t.end();
});
