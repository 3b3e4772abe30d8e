import { Command } from 'commander';
import { test } from 'tap';
import { readSettings, settingRows } from '../../src/config/settings.ts';
import { addSettingOptions, describeSettings } from '../../src/config/settings-help.ts';

test('settings help: each setting is there, with its flag, sentence and default', (t) => {
  const text = describeSettings();
  for (const [, row] of settingRows()) {
    t.ok(text.includes(row.environment), row.environment);
    t.ok(text.includes(row.about));
    t.match(row.about, /^[A-Z].*\.$/, 'one sentence');
  }
  t.match(text, /TIRAGE_PORT {2}--port <integer>\n.*\n {4}Takes an integer .*; default: 8080\./);
  t.match(text, /TIRAGE_RATE_LIMITS.*\n.*\n.*on or off; default: on\./);
  t.end();
});

test('settings help: commander reads the flags into what the reader takes', (t) => {
  const command = new Command('serve').exitOverride();
  addSettingOptions(command);
  const text = ['--port', '0', '--rate-limits', 'off', '--free-space-mb', '64', '--data', '/d'];
  command.parse(text, { from: 'user' });
  const machine = { environment: {}, coreCount: 2, timeZone: 'UTC', readText: () => '' };
  const settings = readSettings({ machine, flags: command.opts() });
  t.match(settings, { port: 0, rateLimits: false, freeSpaceMegabytesMin: 64 });
  t.equal(settings.dataDirectory, '/d');
  t.match(command.helpInformation(), /--sandbox-secret-file <path>/);
  t.match(
    command.helpInformation(),
    /\[TIRAGE_SANDBOX_SECRET\[_FILE\], /,
    'a path is not the secret',
  );
  t.notMatch(command.helpInformation(), /--sandbox-secret </, 'no secret on a command line');
  t.end();
});
